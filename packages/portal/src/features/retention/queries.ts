import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api, apiTagged } from "../../api/client.ts";

export type RetentionLine = RouteResponse<"GET /retention/people">["items"][number];
export type RetentionView = RouteResponse<"GET /retention/rules">;
export type RetentionRules = RouteBody<"PUT /retention/rules">["rules"];
export type EraseReason = RouteBody<"POST /participants/{participantId}/erasure">["reason"];
export type KeepReason = RouteBody<"POST /participants/{participantId}/keeping">["reason"];

/** How long people are kept, with the version for a decision. */
export const rulesQuery = queryOptions({
  queryKey: ["retention", "rules"],
  queryFn: ({ signal }) => apiTagged("GET /retention/rules", { signal }),
});

/** Whose time has come, who is asked for and who is kept. */
export const linesQuery = queryOptions({
  queryKey: ["retention", "people"],
  queryFn: ({ signal }) => api("GET /retention/people", { signal }),
});
