import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Who works as a matcher, those invited too. */
export const matchersQuery = queryOptions({
  queryKey: ["members", "matcher"],
  queryFn: ({ signal }) => api("GET /members", { query: { role: "matcher" }, signal }),
});

/** Employers who wait for an answer. */
export const waitingQuery = queryOptions({
  queryKey: ["employers", "waiting"],
  queryFn: ({ signal }) => api("GET /employers", { query: { standing: "registered", limit: "200" }, signal }),
});
