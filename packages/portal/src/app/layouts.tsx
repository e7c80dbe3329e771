import { type QueryClient, useQuery } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { useEffect } from "react";
import { Problem } from "../api/problem.ts";
import { Bar } from "../features/shell/bar.tsx";
import { ErrorWithoutBar, NotYoursPage } from "../features/shell/small-pages.tsx";
import { OfflineBand } from "../features/shell/offline-band.tsx";
import { localCopy } from "./draft.ts";
import { keepFiles } from "./keep-files.ts";
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
  const { user } = fullScreenRoute.useRouteContext();
  useOwnChoices(user.id);
  useEffect(keepFiles, []);
  return <Outlet />;
}

/** Who is signed in here, as far as a screen needs it that is opened without a network. */
type ScreenUser = Pick<Session["user"], "id" | "role">;

/** Wiped at sign-out, as every local copy. */
const screenUser = localCopy<ScreenUser>("screen", "user");

/** Who is signed in; without a network whoever was when this device last asked. */
async function userHere(given: { context: RouterContext; location: { href: string } }): Promise<ScreenUser> {
  try {
    const { id, role } = (await withSession(given)).session.user;
    screenUser.write({ value: { id, role }, etag: "" });
    return { id, role };
  } catch (error) {
    const kept = screenUser.read()?.value;
    if (error instanceof Problem && error.passing && kept) return kept;
    throw error;
  }
}

/**
 * Pages of staff that fill the screen or the paper, without the bar: the tablet in the hall, the board on the wall, sheets.
 * They open without a network once they have been open with one.
 */
export const fullScreenRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "full-screen",
  beforeLoad: async (given): Promise<{ user: ScreenUser }> => {
    const user = await userHere(given);
    if (!staff.includes(user.role)) throw new NotYours();
    return { user };
  },
  component: FullScreen,
  errorComponent: ErrorWithoutBar,
});

const staff: readonly Role[] = ["matcher", "organiser", "lead", "admin"];

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
  beforeLoad: only(staff),
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

/** Pages of those who see to it that nobody reads more than their work needs. */
export const reviewersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "reviewers",
  beforeLoad: only(["lead", "admin"]),
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
