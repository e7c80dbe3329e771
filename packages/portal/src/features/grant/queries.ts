import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export type GrantLine = RouteResponse<"GET /proposal-grants">["items"][number];

/** Who may propose which protected identity to whom. */
export const grantsQuery = queryOptions({
  queryKey: ["grants"],
  queryFn: ({ signal }) => api("GET /proposal-grants", { signal }),
});

/** Whom a grant can name. */
export const colleaguesQuery = queryOptions({
  queryKey: ["members", "matcher"],
  queryFn: ({ signal }) => api("GET /members", { query: { role: "matcher" }, signal }),
});

/** Employers that a grant can be for. */
export const approvedEmployersQuery = queryOptions({
  queryKey: ["employers", "approved", "all"],
  queryFn: ({ signal }) => api("GET /employers", { query: { standing: "approved", limit: "200" }, signal }),
});
