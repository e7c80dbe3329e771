import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { accessTo } from "../access.ts";
import { eventRoute } from "../event-route.ts";
import { eventCandidatesQuery, eventEmployersQuery, eventQuery } from "../queries.ts";

export const peopleRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: "/people",
  loader: async ({ context: { queryClient, session }, params: { eventId } }) => {
    const { data: view } = await queryClient.ensureQueryData(eventQuery(eventId));
    await Promise.all([
      queryClient.ensureQueryData(eventCandidatesQuery(eventId)),
      accessTo(session, view).mine && queryClient.ensureQueryData(eventEmployersQuery(eventId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./people-page.tsx"), "PeoplePage"),
});
