import { type QueryClient, useQuery } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { useEffect } from "react";
import { Bar } from "../features/shell/bar.tsx";
import { ErrorWithoutBar, NotYoursPage } from "../features/shell/small-pages.tsx";
import { OfflineBand } from "../features/shell/offline-band.tsx";
import { applyTheme, chosenLanguage, chosenTheme } from "./preferences.ts";
import { useTexts } from "./texts.tsx";
import { type Role, type Session, sessionQuery } from "./session.ts";

export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** The root of every page. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: ErrorWithoutBar,
});

/** Theme and language as this person has chosen them. */
function useOwnChoices(userId: string): void {
  const { setLanguage } = useTexts();
  useEffect(() => {
    applyTheme(chosenTheme(userId));
    setLanguage(chosenLanguage(userId));
  }, [userId, setLanguage]);
}

function SignedIn() {
  const { t } = useTexts();
  const { session } = signedInRoute.useRouteContext();
  const { data } = useQuery(sessionQuery);
  useOwnChoices(session.user.id);
  return (
    <>
      <a className="skip" href="#m">
        {t("shell.skip")}
      </a>
      <Bar session={data ?? session} />
      <OfflineBand />
      <main id="m" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

const withSession = async ({
  context,
  location,
}: {
  context: RouterContext;
  location: { href: string };
}): Promise<{ session: Session }> => {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
  return { session };
};

/**
 * Pages for those who are signed in; others are sent to the door and come back after it.
 * Its context holds the session: `signedInRoute.useRouteContext().session`.
 */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: withSession,
  component: SignedIn,
  errorComponent: ErrorWithoutBar,
});

function FullScreen() {
  const { session } = fullScreenRoute.useRouteContext();
  useOwnChoices(session.user.id);
  return <Outlet />;
}

/** Pages of staff that fill the screen or the paper, without the bar: the tablet in the hall, the board on the wall, sheets. */
export const fullScreenRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "full-screen",
  beforeLoad: async (given): Promise<{ session: Session }> => {
    const { session } = await withSession(given);
    only(["matcher", "organiser", "lead", "admin"])({ context: { session } });
    return { session };
  },
  component: FullScreen,
  errorComponent: ErrorWithoutBar,
});

/** Thrown when a page is for another role. The server decides who may do what; this only keeps pages apart. */
export class NotYours extends Error {}

const only = (roles: readonly Role[]) => {
  return ({ context }: { context: { session: Session } }): void => {
    if (!roles.includes(context.session.user.role)) throw new NotYours();
  };
};

/** Pages of an employer, under /our. */
export const employerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "employer",
  beforeLoad: only(["employer"]),
  errorComponent: NotYoursPage,
});

/** Pages of those who work for the municipality. */
export const staffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "staff",
  beforeLoad: only(["matcher", "organiser", "lead", "admin"]),
  errorComponent: NotYoursPage,
});

/** Pages of a matcher. */
export const matcherRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "matcher",
  beforeLoad: only(["matcher"]),
  errorComponent: NotYoursPage,
});

/** Pages of an organiser. */
export const organiserRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "organiser",
  beforeLoad: only(["organiser"]),
  errorComponent: NotYoursPage,
});

/** Pages of those who call employers. */
export const callersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "callers",
  beforeLoad: only(["matcher", "lead"]),
  errorComponent: NotYoursPage,
});

/** Pages of those who see what weighs how much. */
export const weighersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "weighers",
  beforeLoad: only(["matcher", "lead", "admin"]),
  errorComponent: NotYoursPage,
});

/** Pages of an administrator. */
export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "admin",
  beforeLoad: only(["admin"]),
  errorComponent: NotYoursPage,
});

/** Pages of a participant. */
export const participantRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "participant",
  beforeLoad: only(["participant"]),
  errorComponent: NotYoursPage,
});
