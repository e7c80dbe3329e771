import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventRoute } from "../event-route.ts";
import { eventCandidatesQuery, eventEmployersQuery, matrixQuery } from "../queries.ts";

export const wishesRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: "/wishes",
  loader: ({ context: { queryClient }, params: { eventId } }) =>
    Promise.all([
      queryClient.ensureQueryData(matrixQuery(eventId)),
      queryClient.ensureQueryData(eventEmployersQuery(eventId)),
      queryClient.ensureQueryData(eventCandidatesQuery(eventId)),
    ]),
  component: lazyRouteComponent(() => import("./wishes-page.tsx"), "WishesPage"),
});
