import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { employerRoute, matcherRoute } from "../../app/layouts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { type EmployerId, workplacesQuery } from "../../app/workplaces.ts";
import { ourPlacementsQuery, placementQuery, type PlacementId } from "./queries.ts";

const ourPlacementsRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/placements",
  loader: ({ context: { queryClient, session } }) =>
    session.employer &&
    Promise.all([
      queryClient.ensureQueryData(workplacesQuery(session.employer.id)),
      queryClient.ensureQueryData(ourPlacementsQuery(session.employer.id)),
    ]),
  component: lazyRouteComponent(() => import("./our-placements-page.tsx"), "OurPlacementsPage"),
});

const importRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/placements/import",
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});

const isEmployerId = (id: unknown): id is EmployerId => typeof id === "string" && /^emp_[0-9A-Z]{26}$/.test(id);

/** Places that a matcher takes in for an employer: `?employer=` names whose. */
export const staffImportRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/placements/import",
  validateSearch: ({ employer }: Record<string, unknown>): { readonly employer?: EmployerId } =>
    isEmployerId(employer) ? { employer } : {},
  component: lazyRouteComponent(() => import("./import-page.tsx"), "StaffImportPage"),
});

const placeRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/placements/$placementId",
  // What is not the id of a place is answered by the server: there is none.
  params: { parse: ({ placementId }) => ({ placementId: placementId as PlacementId }) },
  validateSearch: ({ told }: Record<string, unknown>): { readonly told?: "published" } =>
    told === "published" ? { told } : {},
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(placementQuery(params.placementId)),
      queryClient.ensureQueryData(vocabularyQuery),
    ]),
  component: lazyRouteComponent(() => import("./place-page.tsx"), "PlacePage"),
});

const supportRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/support",
  loader: ({ context: { queryClient, session } }) =>
    session.employer &&
    Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(workplacesQuery(session.employer.id)),
      queryClient.ensureQueryData(ourPlacementsQuery(session.employer.id)),
    ]),
  component: lazyRouteComponent(() => import("./support-page.tsx"), "SupportPage"),
});

/** Pages about an employer's own places. Writing one is in `app/publish-routes.ts`, where it meets the workplaces. */
export const placementRoutes = [ourPlacementsRoute, importRoute, placeRoute, supportRoute] as const;
