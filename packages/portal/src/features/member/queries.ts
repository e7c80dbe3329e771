import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export type Member = RouteResponse<"GET /members">["items"][number];
export type StaffRole = RouteBody<"POST /members">["role"];

/** Members of the municipality and of its employers. Participants are in no list. */
export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: ({ signal }) => api("GET /members", { signal }),
});
