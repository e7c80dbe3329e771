import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Skills, curated and imported, for the words typed. */
export const skillsFoundQuery = (q: string) =>
  queryOptions({
    queryKey: ["skills", "found", q],
    queryFn: ({ signal }) => api("GET /skills", { query: { q, limit: "50" }, signal }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
