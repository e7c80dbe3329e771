import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/client.ts";

export type EventRow = RouteResponse<"GET /events">["items"][number];

/** Meets: of the municipality for staff, else those that one is invited to. */
export const eventsQuery = queryOptions({
  queryKey: ["events"],
  queryFn: ({ signal }) => api("GET /events", { query: { limit: "200" }, signal }),
});
