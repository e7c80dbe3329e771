import type { RouteParams, RouteResponse } from "@passa/contract/types";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { api, apiTagged } from "../../api/client.ts";
import type { EmployerId } from "../../app/workplaces.ts";

export type PlacementId = RouteParams<"GET /placements/{placementId}">["placementId"];
export type PlacementView = RouteResponse<"GET /placements/{placementId}">;
export type PlacementRow = RouteResponse<"GET /placements">["items"][number];

/** An employer's own places, or those that staff see of one employer. One page holds them all in practice. */
export const ourPlacementsQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["placements", "of", employerId],
    queryFn: ({ signal }) => api("GET /placements", { query: { employerId, limit: "200" }, signal }),
  });

const readPlacement = (placementId: PlacementId, signal: AbortSignal) =>
  apiTagged("GET /placements/{placementId}", { path: { placementId }, signal });

/** One place with its version. Read when the page opens, and kept up by what saving answers. */
export const placementQuery = (placementId: PlacementId) =>
  queryOptions({
    queryKey: ["placement", placementId],
    queryFn: ({ signal }) => readPlacement(placementId, signal),
  });

/** The same for a place that may not have begun, of which there is nothing to read. */
export const begunPlacementQuery = (placementId: PlacementId | undefined) =>
  queryOptions({
    queryKey: ["placement", placementId],
    queryFn: placementId === undefined ? skipToken : ({ signal }) => readPlacement(placementId, signal),
  });

/** What would open the place to more. Asked again after every save; nothing to ask before the first. */
export const reachQuery = (placementId: PlacementId | undefined) =>
  queryOptions({
    queryKey: ["placement-reach", placementId],
    queryFn:
      placementId === undefined
        ? skipToken
        : ({ signal }) => api("GET /placements/{placementId}/reach", { path: { placementId }, signal }),
    staleTime: 0,
  });

/** Occupations for the words typed. */
export const occupationsQuery = (q: string) =>
  queryOptions({
    queryKey: ["occupations", q],
    queryFn: ({ signal }) => api("GET /occupations", { query: { q, limit: "8" }, signal }),
    enabled: q.trim() !== "",
    staleTime: Infinity,
  });

/** Skills for the words typed. */
export const skillsQuery = (q: string) =>
  queryOptions({
    queryKey: ["skills", q],
    queryFn: ({ signal }) => api("GET /skills", { query: { q, limit: "8" }, signal }),
    enabled: q.trim() !== "",
    staleTime: Infinity,
  });
