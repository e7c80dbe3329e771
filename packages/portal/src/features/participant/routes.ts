import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { matcherRoute } from "../../app/layouts.tsx";
import { personRoute, placesForPersonQuery } from "../../app/person.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { attendanceQuery, wayQuery } from "./queries.ts";
import { peopleSearch } from "./search.ts";

export const peopleRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("./people-page.tsx"), "PeoplePage"),
});

const newPersonRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/people/new",
  component: lazyRouteComponent(() => import("./new-person-page.tsx"), "NewPersonPage"),
});

const placesRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/places",
  preload: false,
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(placesForPersonQuery(params.participantId)),
      queryClient.ensureQueryData(vocabularyQuery),
    ]),
  component: lazyRouteComponent(() => import("./places-page.tsx"), "PlacesPage"),
});

const wayRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/way",
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(wayQuery(params.participantId)),
      queryClient.ensureQueryData(attendanceQuery(params.participantId)),
    ]),
  component: lazyRouteComponent(() => import("./way-page.tsx"), "WayPage"),
});

const detailsRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/details",
  component: lazyRouteComponent(() => import("./details-page.tsx"), "DetailsPage"),
});

const codeRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/code",
  component: lazyRouteComponent(() => import("./code-page.tsx"), "CodePage"),
});

/** The list and the form for a new person. */
export const participantRoutes = [peopleRoute, newPersonRoute] as const;

/** The tabs and pages of one person, besides the profile. */
export const personRoutes = [placesRoute, wayRoute, detailsRoute, codeRoute] as const;
