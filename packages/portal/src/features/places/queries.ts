import type { RouteResponse } from "@passa/contract/types";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { PlacesFilter } from "./search.ts";

export type PlaceRow = RouteResponse<"GET /placements">["items"][number];

/** The places of the municipality, page by page. */
export const placesQuery = ({ employer, ...filter }: PlacesFilter) =>
  infiniteQueryOptions({
    queryKey: ["places", { employer, ...filter }],
    queryFn: ({ pageParam, signal }) =>
      api("GET /placements", { query: { ...filter, employerId: employer, limit: "50", cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Employers to filter by. */
export const employersQuery = queryOptions({
  queryKey: ["employers", "to-choose"],
  queryFn: ({ signal }) => api("GET /employers", { query: { limit: "200" }, signal }),
  staleTime: 60_000,
});

/** What is in the municipality so far, for the first run. */
export const tenantQuery = queryOptions({
  queryKey: ["tenant"],
  queryFn: ({ signal }) => api("GET /tenant", { signal }),
});

/** Inhabited places, whose names the map shows. */
export const localitiesQuery = queryOptions({
  queryKey: ["localities"],
  queryFn: ({ signal }) => api("GET /localities", { signal }),
  staleTime: Infinity,
});
