import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventsQuery } from "../../app/events.ts";
import { organiserRoute, staffRoute } from "../../app/layouts.tsx";
import { afterwardsRoute } from "./afterwards/afterwards-route.ts";
import { boardRoute, hallRoute } from "./day/day-route.ts";
import { eventRoute } from "./event-route.ts";
import { myEventRoute, ourEventRoute, ourEventsRoute } from "./mine/mine-route.ts";
import { peopleRoute } from "./people/people-route.ts";
import { planRoute } from "./plan/plan-route.ts";
import { sheetsRoute } from "./print/sheets-route.ts";
import { wishesRoute } from "./wishes/wishes-route.ts";

export const eventStaffRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/events",
    loader: ({ context }) => context.queryClient.ensureQueryData(eventsQuery),
    component: lazyRouteComponent(() => import("./events-page.tsx"), "EventsPage"),
  }),
] as const;

/** The parts of one event. */
export const eventPartRoutes = [
  createRoute({
    getParentRoute: () => eventRoute,
    path: "/",
    component: lazyRouteComponent(() => import("./setup/setup-page.tsx"), "SetupPage"),
  }),
  peopleRoute,
  wishesRoute,
  planRoute,
  afterwardsRoute,
] as const;

export const eventOrganiserRoutes = [
  createRoute({
    getParentRoute: () => organiserRoute,
    path: "/events/new",
    component: lazyRouteComponent(() => import("./new-event-page.tsx"), "NewEventPage"),
  }),
] as const;

/** What fills the screen or the paper. */
export const eventScreenRoutes = [hallRoute, boardRoute, sheetsRoute] as const;

export const eventParticipantRoutes = [myEventRoute] as const;
export const eventEmployerRoutes = [ourEventsRoute, ourEventRoute] as const;
