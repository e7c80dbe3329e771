import type { PortalRouter } from "./router.tsx";

/** After going to another page, focus stands at its heading, so that keyboard and screen reader start there. */
export function focusOnNavigation(router: PortalRouter): void {
  let first = true;
  router.subscribe("onRendered", ({ pathChanged }) => {
    if (!first && pathChanged)
      (document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main"))?.focus();
    first = false;
  });
}
