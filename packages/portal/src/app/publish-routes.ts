import type { QueryClient } from "@tanstack/react-query";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { placementQuery, type PlacementId } from "../features/placement/queries.ts";
import { readFlowSearch } from "../features/placement/steps.ts";
import { employerRoute, matcherRoute } from "./layouts.tsx";
import { vocabularyQuery } from "./vocabulary.ts";
import { type EmployerId, localitiesQuery, workplacesQuery } from "./workplaces.ts";

/** A place that has not begun stands at this address; the first save gives it its own. */
export const NEW = "new";
type PlacementOrNew = PlacementId | typeof NEW;

async function load(
  queryClient: QueryClient,
  placementId: PlacementOrNew,
  employerId: EmployerId | undefined,
): Promise<void> {
  const [view] = await Promise.all([
    placementId === NEW ? undefined : queryClient.ensureQueryData(placementQuery(placementId)),
    queryClient.ensureQueryData(vocabularyQuery),
    queryClient.ensureQueryData(localitiesQuery),
  ]);
  const whose = view?.data.employer.id ?? employerId;
  if (whose) await queryClient.ensureQueryData(workplacesQuery(whose));
}

const params = {
  parse: ({ placementId }: { placementId: string }) => ({ placementId: placementId as PlacementOrNew }),
};

/** An employer writes its own place. */
export const ourPublishRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/placements/$placementId/edit",
  params,
  validateSearch: readFlowSearch,
  loader: ({ context: { queryClient, session }, params: { placementId } }) =>
    load(queryClient, placementId, session.employer?.id),
  component: lazyRouteComponent(() => import("./publish-page.tsx"), "OurPublishPage"),
});

/** A matcher writes a place for an employer. */
export const publishRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/placements/$placementId/edit",
  params,
  validateSearch: readFlowSearch,
  loaderDeps: ({ search: { employer } }) => ({ employer }),
  loader: ({ context: { queryClient }, params: { placementId }, deps: { employer } }) =>
    load(queryClient, placementId, employer as EmployerId | undefined),
  component: lazyRouteComponent(() => import("./publish-page.tsx"), "PublishPage"),
});
