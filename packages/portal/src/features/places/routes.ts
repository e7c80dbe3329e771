import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { staffRoute } from "../../app/layouts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { placesQuery } from "./queries.ts";
import { filterOf, readPlacesSearch } from "./search.ts";

/** All places of the municipality. */
export const placesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/places",
  validateSearch: readPlacesSearch,
  loader: async ({ context: { queryClient }, location }) => {
    const filter = filterOf(readPlacesSearch(location.search));
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureInfiniteQueryData(placesQuery(filter)),
    ]);
  },
  component: lazyRouteComponent(() => import("./places-page.tsx"), "PlacesPage"),
});

export const placesRoutes = [placesRoute] as const;
