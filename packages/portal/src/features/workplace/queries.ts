import type { RouteParams } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { apiTagged } from "../../api/client.ts";

export type WorkplaceId = RouteParams<"GET /workplaces/{workplaceId}">["workplaceId"];

/** One workplace with its version. */
export const workplaceQuery = (workplaceId: WorkplaceId) =>
  queryOptions({
    queryKey: ["workplace", workplaceId],
    queryFn: ({ signal }) => apiTagged("GET /workplaces/{workplaceId}", { path: { workplaceId }, signal }),
  });
