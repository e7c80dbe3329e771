import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { fullScreenRoute } from "../../../app/layouts.tsx";
import { eventParams } from "../event-route.ts";

/** What stands beside the tables. */
export interface HallSearch {
  readonly show?: "people";
  /** The table whose card is open. */
  readonly table?: number;
}

export const hallRoute = createRoute({
  getParentRoute: () => fullScreenRoute,
  path: "/events/$eventId/hall",
  params: eventParams,
  validateSearch: (search: Record<string, unknown>): HallSearch => ({
    ...(search.show === "people" ? { show: "people" as const } : {}),
    ...(Number.isInteger(search.table) ? { table: Number(search.table) } : {}),
  }),
  component: lazyRouteComponent(() => import("./hall-page.tsx"), "HallPage"),
});

export const boardRoute = createRoute({
  getParentRoute: () => fullScreenRoute,
  path: "/events/$eventId/board",
  params: eventParams,
  component: lazyRouteComponent(() => import("./board-page.tsx"), "BoardPage"),
});
