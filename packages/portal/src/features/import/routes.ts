import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { matcherRoute } from "../../app/layouts.tsx";
import { isImportId } from "./queries.ts";
import { type ImportSearch, rowFilters } from "./rows.ts";

/** Import of people; the address holds which import it is, so that one can leave and come back. */
export const importRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/people/import",
  validateSearch: (search: Record<string, unknown>): ImportSearch => {
    const show = rowFilters.find((filter) => filter === search.show);
    return { ...(isImportId(search.id) ? { id: search.id } : {}), ...(show ? { show } : {}) };
  },
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});
