import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export type Reader = RouteResponse<"GET /log-control">["items"][number];

/** How many people's data each colleague has opened this week. */
export const logControlQuery = queryOptions({
  queryKey: ["log-control"],
  queryFn: ({ signal }) => api("GET /log-control", { signal }),
});
