import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { weighersRoute } from "../../app/layouts.tsx";
import { weightsQuery } from "./queries.ts";

export const weightsRoutes = [
  createRoute({
    getParentRoute: () => weighersRoute,
    path: "/weights",
    loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(weightsQuery),
    component: lazyRouteComponent(() => import("./weights-page.tsx"), "WeightsPage"),
  }),
] as const;
