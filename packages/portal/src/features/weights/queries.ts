import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { api, apiTagged } from "../../api/client.ts";
import type { Weights } from "./weights-form.ts";

export type Trial = RouteResponse<"POST /weights/preview">;
export type PlacementIds = RouteBody<"POST /weights/preview">["placementIds"];

/** The weights with their version, for a change. */
export const weightsQuery = queryOptions({
  queryKey: ["weights", "now"],
  queryFn: ({ signal }) => apiTagged("GET /weights", { signal }),
});

/** What weights would change in real places; the last answer stands until the next one is there. */
export const trialQuery = (weights: Weights, placementIds: PlacementIds) =>
  queryOptions({
    queryKey: ["weights", "trial", weights, placementIds],
    queryFn: ({ signal }) => api("POST /weights/preview", { body: { weights, placementIds }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Places that weights can be tried on. */
export const openPlacesQuery = queryOptions({
  queryKey: ["weights", "places"],
  queryFn: ({ signal }) => api("GET /placements", { query: { state: "published", limit: "200" }, signal }),
});
