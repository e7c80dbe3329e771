import type { PortalRouter } from "./router.tsx";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The address changes under a page that stays, such as a draft that gets its id: whoever writes writes on. */
    readonly keepFocus?: true;
  }
}

/** After going to another page, focus stands at its heading, so that keyboard and screen reader start there. */
export function focusOnNavigation(router: PortalRouter): void {
  let first = true;
  router.subscribe("onRendered", ({ pathChanged, toLocation }) => {
    if (!first && pathChanged && !toLocation.state.keepFocus)
      (document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main"))?.focus();
    first = false;
  });
}
