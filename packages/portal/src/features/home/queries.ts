import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Who works as a matcher, those invited too. */
export const matchersQuery = queryOptions({
  queryKey: ["members", "matcher"],
  queryFn: ({ signal }) => api("GET /members", { query: { role: "matcher" }, signal }),
});
