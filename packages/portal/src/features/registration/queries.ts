import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Municipalities that an employer can turn to. */
export const municipalitiesQuery = queryOptions({
  queryKey: ["municipalities"],
  queryFn: ({ signal }) => api("GET /municipalities", { signal }),
});
