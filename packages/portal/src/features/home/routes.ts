import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { adminRoute, signedInRoute, staffRoute } from "../../app/layouts.tsx";
import { homeOf } from "../../app/navigation.ts";
import { tenantQuery } from "../../app/tenant.ts";
import type { RouterContext } from "../../app/layouts.tsx";
import { nothingToMatch } from "./first-steps.ts";
import { matchersQuery, waitingQuery } from "./queries.ts";

const StartPage = lazyRouteComponent(() => import("./start-page.tsx"), "StartPage");
const loader = ({ context: { queryClient } }: { context: RouterContext }) =>
  Promise.all([
    queryClient.ensureQueryData(tenantQuery),
    queryClient.ensureQueryData(matchersQuery),
    queryClient.ensureQueryData(waitingQuery),
  ]);

/** "/" is nobody's page: it leads to the first page of one's role; a matcher with nothing to match begins at the start. */
export const indexRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  beforeLoad: async ({ context: { queryClient, session } }) => {
    const { role } = session.user;
    const begins = role === "matcher" && nothingToMatch(await queryClient.fetchQuery(tenantQuery));
    throw redirect({ to: begins ? "/start" : homeOf(role), replace: true });
  },
});

export const startRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/start",
  loader,
  component: StartPage,
});

/** The administrator's: the same list, at the address of what it is about. */
export const tenantRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/tenant",
  loader,
  component: StartPage,
});
