import type { SignInReason } from "@passa/contract/sign-in";
import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { employerOwnRoutes, employerStaffRoutes } from "../features/employer/routes.ts";
import { eventRoute } from "../features/event/event-route.ts";
import {
  eventEmployerRoutes,
  eventOrganiserRoutes,
  eventParticipantRoutes,
  eventPartRoutes,
  eventScreenRoutes,
  eventStaffRoutes,
} from "../features/event/routes.ts";
import { indexRoute, startRoute, tenantRoute } from "../features/home/routes.ts";
import { memberRoutes } from "../features/member/routes.ts";
import { myHeldRoute, myStepsRoute } from "../features/profile/my-steps-route.ts";
import { vocabularyRoutes } from "../features/vocabulary/routes.ts";
import { registrationRoutes } from "../features/registration/routes.ts";
import { marketRoutes } from "../features/market/routes.ts";
import { logControlRoutes } from "../features/log-control/routes.ts";
import { grantRoutes } from "../features/grant/routes.ts";
import { retentionRoutes } from "../features/retention/routes.ts";
import { weightsRoutes } from "../features/weights/routes.ts";
import { placesRoutes } from "../features/places/routes.ts";
import { myProposalRoute, proposalEmployerRoutes, proposalMatcherRoutes } from "../features/proposal/routes.ts";
import { rankingRoutes } from "../features/ranking/routes.ts";
import { importRoute } from "../features/import/routes.ts";
import { participantRoutes, personRoutes } from "../features/participant/routes.ts";
import { personHeldRoute, profileRoute } from "../features/profile/routes.ts";
import { ErrorPage, NotFoundPage, WaitingPage } from "../features/shell/small-pages.tsx";
import {
  adminRoute,
  callersRoute,
  employerRoute,
  fullScreenRoute,
  matcherRoute,
  organiserRoute,
  reviewersRoute,
  participantRoute,
  rootRoute,
  signedInRoute,
  staffRoute,
  weighersRoute,
} from "./layouts.tsx";
import { placementRoutes, staffImportRoute } from "../features/placement/routes.ts";
import { workplaceRoutes } from "../features/workplace/routes.ts";
import { personRoute } from "./person.ts";
import { ourPublishRoute, publishRoute } from "./publish-routes.ts";
import { insidePath, sessionQuery } from "./session.ts";

const reasons: readonly SignInReason[] = [
  "cancelled",
  "tooLate",
  "notInvited",
  "secondFactorMissing",
  "tooManyTries",
  "providerFailed",
];

interface DoorSearch {
  /** Where to go after signing in. */
  readonly to?: string;
  /** The session ended in the middle of something. */
  readonly away?: true;
  /** Why the last try came to nothing. */
  readonly reason?: SignInReason;
}

/** The door. Those who are signed in pass through it. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): DoorSearch => {
    const reason = reasons.find((one) => one === search.reason);
    return {
      ...(search.to === undefined ? {} : { to: insidePath(search.to) }),
      ...(search.away === true ? { away: true } : {}),
      ...(reason ? { reason } : {}),
    };
  },
  beforeLoad: async ({ context, search }) => {
    if (await context.queryClient.fetchQuery(sessionQuery)) throw redirect({ to: search.to ?? "/", replace: true });
  },
  component: lazyRouteComponent(() => import("../features/shell/sign-in-page.tsx"), "SignInPage"),
});

/** Every component and state, for developers and for the accessibility tests. */
const kitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/kit",
  component: lazyRouteComponent(() => import("../features/kit/kit-page.tsx"), "KitPage"),
});

/** An address that leads nowhere, said under the bar. */
const nowhereRoute = createRoute({ getParentRoute: () => signedInRoute, path: "$", component: NotFoundPage });

/**
 * The route tree. A feature hands its routes over as an array from `features/<noun>/routes.ts`, made with
 * `createRoute({ getParentRoute: () => matcherRoute, … })` and `lazyRouteComponent`, so that each page is a chunk.
 */
const routeTree = rootRoute.addChildren([
  signInRoute,
  kitRoute,
  ...registrationRoutes,
  fullScreenRoute.addChildren([...eventScreenRoutes]),
  signedInRoute.addChildren([
    indexRoute,
    nowhereRoute,
    employerRoute.addChildren([
      ...placementRoutes,
      ...workplaceRoutes,
      ...eventEmployerRoutes,
      ourPublishRoute,
      ...employerOwnRoutes,
      ...proposalEmployerRoutes,
    ]),
    staffRoute.addChildren([
      ...placesRoutes,
      ...employerStaffRoutes,
      ...eventStaffRoutes,
      eventRoute.addChildren([...eventPartRoutes]),
      startRoute,
    ]),
    organiserRoute.addChildren([...eventOrganiserRoutes]),
    matcherRoute.addChildren([
      publishRoute,
      staffImportRoute,
      ...rankingRoutes,
      ...proposalMatcherRoutes,
      ...participantRoutes,
      importRoute,
      personRoute.addChildren([profileRoute, personHeldRoute, ...personRoutes]),
    ]),
    callersRoute.addChildren([...marketRoutes]),
    weighersRoute.addChildren([...weightsRoutes]),
    reviewersRoute.addChildren([...logControlRoutes]),
    adminRoute.addChildren([tenantRoute, ...memberRoutes, ...retentionRoutes, ...grantRoutes, ...vocabularyRoutes]),
    participantRoute.addChildren([myStepsRoute, myHeldRoute, myProposalRoute, ...eventParticipantRoutes]),
  ]),
]);

export const createPortalRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 500,
    defaultPendingMinMs: 0,
    defaultPendingComponent: WaitingPage,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });

export type PortalRouter = ReturnType<typeof createPortalRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: PortalRouter;
  }
}
