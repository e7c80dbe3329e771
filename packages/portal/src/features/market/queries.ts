import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export type Market = RouteResponse<"GET /market">;
export type Call = Market["calls"][number];
export type Ask = Call["asks"][number];

/** The market as a whole. It reads everybody's answers: not asked for again each time it is looked at. */
export const marketQuery = queryOptions({
  queryKey: ["market"],
  queryFn: ({ signal }) => api("GET /market", { signal }),
  staleTime: 60_000,
});
