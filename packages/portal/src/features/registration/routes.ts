import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../app/layouts.tsx";
import { municipalitiesQuery } from "./queries.ts";

export const registrationRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/register",
    loader: ({ context }) => context.queryClient.ensureQueryData(municipalitiesQuery),
    component: lazyRouteComponent(() => import("./register-page.tsx"), "RegisterPage"),
  }),
];
