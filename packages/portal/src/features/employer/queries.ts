import type { RouteBody, RouteParams, RouteResponse } from "@passa/contract/types";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, apiTagged } from "../../api/client.ts";

export type EmployerId = RouteParams<"GET /employers/{employerId}">["employerId"];
export type Employer = RouteResponse<"GET /employers/{employerId}">;
export type EmployerDetails = RouteBody<"PUT /employers/{employerId}">;
export type PlacementId = RouteParams<"GET /placements/{placementId}">["placementId"];
export type Standing = Employer["standing"]["kind"];

export interface EmployerFilter {
  readonly standing?: Standing | undefined;
  readonly q?: string | undefined;
}

/** Employers by name, as many pages as one has asked for. */
export const employersQuery = ({ standing, q }: EmployerFilter) =>
  infiniteQueryOptions({
    queryKey: ["employers", "list", standing ?? null, q ?? ""],
    queryFn: ({ pageParam, signal }) => api("GET /employers", { query: { standing, q, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Those who wait for an answer. More than 200 at once is shown as 200 with a plus. */
export const waitingEmployersQuery = queryOptions({
  queryKey: ["employers", "waiting"],
  queryFn: ({ signal }) => api("GET /employers", { query: { standing: "registered", limit: "200" }, signal }),
});

/** One employer with its version. */
export const employerQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["employer", employerId],
    queryFn: ({ signal }) => apiTagged("GET /employers/{employerId}", { path: { employerId }, signal }),
  });

/** People who act for an employer. */
export const employerMembersQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["employer-members", employerId],
    queryFn: ({ signal }) => api("GET /employers/{employerId}/members", { path: { employerId }, signal }),
  });

/** Places of one employer. One page holds them all in practice. */
export const employerPlacesQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["placements", "of", employerId],
    queryFn: ({ signal }) => api("GET /placements", { query: { employerId, limit: "200" }, signal }),
  });
