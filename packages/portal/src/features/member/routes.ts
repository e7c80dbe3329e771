import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../../app/layouts.tsx";
import { listedRoles, type MembersFilter } from "./listing.ts";
import { membersQuery } from "./queries.ts";

export const memberRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/members",
    validateSearch: ({ role, ended }: Record<string, unknown>): MembersFilter => {
      const known = listedRoles.find((one) => one === role);
      return { ...(known && { role: known }), ...(ended === true && { ended }) };
    },
    loader: ({ context }) => context.queryClient.ensureQueryData(membersQuery),
    component: lazyRouteComponent(() => import("./members-page.tsx"), "MembersPage"),
  }),
] as const;
