import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventRoute } from "../event-route.ts";
import { eventCandidatesQuery, eventEmployersQuery, eventQuery, isPublished } from "../queries.ts";
import { numbersQuery, outcomesQuery, proposalsQuery } from "./queries.ts";

export interface AfterwardsSearch {
  /** Whose sheets are copied: people's when absent. */
  readonly by?: "employer";
  /** Whose sheet it is: a card's number, or an employer's id. */
  readonly of?: string;
}

export const afterwardsRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: "/afterwards",
  validateSearch: (search: Record<string, unknown>): AfterwardsSearch => ({
    ...(search.by === "employer" ? { by: "employer" as const } : {}),
    ...(typeof search.of === "string" ? { of: search.of } : {}),
  }),
  loader: async ({ context: { queryClient }, params: { eventId } }) => {
    const { data } = await queryClient.ensureQueryData(eventQuery(eventId));
    if (!isPublished(data.event)) return;
    await Promise.all([
      queryClient.ensureQueryData(numbersQuery(eventId)),
      queryClient.ensureQueryData(outcomesQuery(eventId)),
      queryClient.ensureQueryData(proposalsQuery(eventId)),
      queryClient.ensureQueryData(eventEmployersQuery(eventId)),
      queryClient.ensureQueryData(eventCandidatesQuery(eventId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./afterwards-page.tsx"), "AfterwardsPage"),
});
