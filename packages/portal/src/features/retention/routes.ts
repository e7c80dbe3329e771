import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../../app/layouts.tsx";
import { linesQuery, rulesQuery } from "./queries.ts";

export const retentionRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/retention",
    loader: ({ context: { queryClient } }) =>
      Promise.all([queryClient.ensureQueryData(linesQuery), queryClient.ensureQueryData(rulesQuery)]),
    component: lazyRouteComponent(() => import("./retention-page.tsx"), "RetentionPage"),
  }),
] as const;
