import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/client.ts";

/** The vocabulary that matching reads: dimensions, adaptations, skills, formats. Data, and the same all day. */
export const vocabularyQuery = queryOptions({
  queryKey: ["vocabulary"],
  queryFn: ({ signal }) => api("GET /vocabulary", { signal }),
  staleTime: Infinity,
});
