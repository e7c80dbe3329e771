import "./styles/index.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut } from "./api/client.ts";
import { Problem } from "./api/problem.ts";
import { focusOnNavigation } from "./app/focus.ts";
import { applyTheme, chosenLanguage, chosenTheme } from "./app/preferences.ts";
import { NotYours } from "./app/layouts.tsx";
import { createQueryClient } from "./app/query-client.ts";
import { createPortalRouter } from "./app/router.tsx";
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

async function start(): Promise<void> {
  const place = document.getElementById("portal");
  if (!place) throw new Error("index.html has no #portal");
  const texts = await loadTexts(chosenLanguage());
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

await start();
