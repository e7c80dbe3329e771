import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventsQuery } from "../../../app/events.ts";
import { employerRoute, participantRoute } from "../../../app/layouts.tsx";
import { vocabularyQuery } from "../../../app/vocabulary.ts";
import { eventParams } from "../event-route.ts";
import { eventQuery } from "../queries.ts";
import { cardsOfQuery, employerScheduleQuery, scheduleQuery, wishesOfQuery } from "./queries.ts";

/** A participant's own page of one meet. */
export const myEventRoute = createRoute({
  getParentRoute: () => participantRoute,
  path: "/my-steps/events/$eventId",
  params: eventParams,
  loader: async ({ context: { queryClient, session }, params: { eventId } }) => {
    const { participantId } = session;
    if (!participantId) return;
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(eventQuery(eventId)),
      queryClient.ensureQueryData(wishesOfQuery(eventId, participantId)),
      queryClient.ensureQueryData(scheduleQuery(eventId, participantId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./my-event-page.tsx"), "MyEventPage"),
});

export const ourEventsRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/events",
  loader: ({ context }) => context.queryClient.ensureQueryData(eventsQuery),
  component: lazyRouteComponent(() => import("./our-events-page.tsx"), "OurEventsPage"),
});

/** An employer's own page of one meet. */
export const ourEventRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/events/$eventId",
  params: eventParams,
  loader: async ({ context: { queryClient, session }, params: { eventId } }) => {
    const employerId = session.employer?.id;
    if (!employerId) return;
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(eventQuery(eventId)),
      queryClient.ensureQueryData(cardsOfQuery(eventId, employerId)),
      queryClient.ensureQueryData(employerScheduleQuery(eventId, employerId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./our-event-page.tsx"), "OurEventPage"),
});
