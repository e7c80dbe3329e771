import "./styles/index.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { type AnyRoute, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut } from "./api/client.ts";
import { Problem } from "./api/problem.ts";
import { focusOnNavigation } from "./app/focus.ts";
import { applyTheme, chosenLanguage, chosenTheme } from "./app/preferences.ts";
import { NotYours } from "./app/layouts.tsx";
import { createQueryClient } from "./app/query-client.ts";
import { createPortalRouter } from "./app/router.tsx";
import { sessionQuery } from "./app/session.ts";
import { loadTexts, TextsProvider } from "./app/texts.tsx";

applyTheme(chosenTheme());
const queryClient = createQueryClient();
const router = createPortalRouter(queryClient);
focusOnNavigation(router);

// A session that ends in the middle of work leads to the door and back to the same page; drafts wait on the device.
whenSignedOut(() => {
  const { href, pathname } = router.state.location;
  if (pathname === "/sign-in") return;
  queryClient.clear();
  void router.navigate({ to: "/sign-in", search: { to: href, away: true } });
});

/** Who is there, and the script of the page that the address names: on their way while the words come, not after them. */
async function fetchAhead(): Promise<void> {
  void queryClient.prefetchQuery(sessionQuery);
  const routes: Readonly<Record<string, AnyRoute>> = router.routesById;
  const matches = router.matchRoutes(router.latestLocation).map(({ routeId }) => routes[routeId]);
  // What cannot come now is asked for again, and its failure shown, when the page is opened.
  await Promise.allSettled(
    matches.map(async (route) => {
      if (route) await router.loadRouteChunk(route);
    }),
  );
}

async function start(): Promise<void> {
  const place = document.getElementById("portal");
  if (!place) throw new Error("index.html has no #portal");
  const [texts] = await Promise.all([loadTexts(chosenLanguage()), fetchAhead()]);
  createRoot(place, {
    // An answer that is a "no" or a fault at the other end has a page that says so: it is no fault of the portal's.
    onCaughtError: (error) => {
      if (!(error instanceof Problem || error instanceof NotYours)) console.error(error);
    },
  }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TextsProvider start={texts}>
          <RouterProvider router={router} />
        </TextsProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

// Not awaited: the scripts of pages wait until this one has ended.
void start();
