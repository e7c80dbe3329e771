import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { employerRoute } from "../../app/layouts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { localitiesQuery, workplacesQuery } from "../../app/workplaces.ts";
import { workplaceQuery, type WorkplaceId } from "./queries.ts";

const workplacesRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/workplaces",
  loader: ({ context: { queryClient, session } }) =>
    session.employer && queryClient.ensureQueryData(workplacesQuery(session.employer.id)),
  component: lazyRouteComponent(() => import("./workplaces-page.tsx"), "WorkplacesPage"),
});

const newWorkplaceRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/workplaces/new",
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(vocabularyQuery), queryClient.ensureQueryData(localitiesQuery)]),
  component: lazyRouteComponent(() => import("./workplace-page.tsx"), "NewWorkplacePage"),
});

const workplaceRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/workplaces/$workplaceId",
  // What is not the id of a workplace is answered by the server: there is none.
  params: { parse: ({ workplaceId }) => ({ workplaceId: workplaceId as WorkplaceId }) },
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.fetchQuery(workplaceQuery(params.workplaceId)),
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(localitiesQuery),
    ]),
  component: lazyRouteComponent(() => import("./workplace-page.tsx"), "WorkplacePage"),
});

/** Pages about an employer's workplaces. */
export const workplaceRoutes = [workplacesRoute, newWorkplaceRoute, workplaceRoute] as const;
