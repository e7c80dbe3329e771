import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../../app/layouts.tsx";
import { approvedEmployersQuery, colleaguesQuery, grantsQuery } from "./queries.ts";

export const grantRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/grants",
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        queryClient.ensureQueryData(grantsQuery),
        queryClient.ensureQueryData(colleaguesQuery),
        queryClient.ensureQueryData(approvedEmployersQuery),
      ]),
    component: lazyRouteComponent(() => import("./grants-page.tsx"), "GrantsPage"),
  }),
] as const;
