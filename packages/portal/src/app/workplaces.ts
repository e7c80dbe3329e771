import type { RouteParams } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/client.ts";

export type EmployerId = RouteParams<"GET /employers/{employerId}">["employerId"];

/** The workplaces of an employer: where its places are. */
export const workplacesQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["workplaces", employerId],
    queryFn: ({ signal }) => api("GET /employers/{employerId}/workplaces", { path: { employerId }, signal }),
  });

/** Inhabited places to pick an address from. The same all day. */
export const localitiesQuery = queryOptions({
  queryKey: ["localities"],
  queryFn: ({ signal }) => api("GET /localities", { signal }),
  staleTime: Infinity,
});
