import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/client.ts";

/** The municipality and how much is in it so far. */
export const tenantQuery = queryOptions({
  queryKey: ["tenant"],
  queryFn: ({ signal }) => api("GET /tenant", { signal }),
});
