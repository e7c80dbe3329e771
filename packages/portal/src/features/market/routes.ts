import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { callersRoute } from "../../app/layouts.tsx";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { marketQuery } from "./queries.ts";

export const marketRoutes = [
  createRoute({
    getParentRoute: () => callersRoute,
    path: "/calls",
    loader: ({ context: { queryClient } }) =>
      Promise.all([queryClient.ensureQueryData(vocabularyQuery), queryClient.ensureQueryData(marketQuery)]),
    component: lazyRouteComponent(() => import("./market-page.tsx"), "MarketPage"),
  }),
] as const;
