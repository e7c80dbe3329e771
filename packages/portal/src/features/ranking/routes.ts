import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { matcherRoute } from "../../app/layouts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { placeQuery, rankingQuery } from "./queries.ts";
import { type PlacementId, readRankingSearch, rowsToFetch } from "./search.ts";

/** The ranked list for one place. */
export const rankingRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/places/$placementId",
  params: {
    parse: ({ placementId }): { placementId: PlacementId } => ({ placementId: placementId as PlacementId }),
    stringify: ({ placementId }) => ({ placementId }),
  },
  validateSearch: readRankingSearch,
  loader: async ({ context: { queryClient }, params: { placementId }, location }) => {
    const search = readRankingSearch(location.search);
    // Ranking takes longest: it is on its way while the place is fetched, and the page shows its waiting itself.
    void queryClient.prefetchQuery(rankingQuery(placementId, rowsToFetch(search)));
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(placeQuery(placementId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./ranking-page.tsx"), "RankingPage"),
});

export const rankingRoutes = [rankingRoute] as const;
