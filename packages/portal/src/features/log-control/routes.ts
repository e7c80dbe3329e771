import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { reviewersRoute } from "../../app/layouts.tsx";
import { logControlQuery } from "./queries.ts";

export const logControlRoutes = [
  createRoute({
    getParentRoute: () => reviewersRoute,
    path: "/log-control",
    loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(logControlQuery),
    component: lazyRouteComponent(() => import("./log-control-page.tsx"), "LogControlPage"),
  }),
] as const;
