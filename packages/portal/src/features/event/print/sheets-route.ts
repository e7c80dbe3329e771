import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { fullScreenRoute } from "../../../app/layouts.tsx";
import { vocabularyQuery } from "../../../app/vocabulary.ts";
import { eventParams } from "../event-route.ts";
import { eventQuery } from "../queries.ts";

const kinds = ["candidates", "employers", "cards", "board"] as const;
export type PaperKind = (typeof kinds)[number];

export interface SheetsSearch {
  /** What is to be printed; people's sheets when absent. */
  readonly what?: PaperKind;
}

export const sheetsRoute = createRoute({
  getParentRoute: () => fullScreenRoute,
  path: "/events/$eventId/sheets",
  params: eventParams,
  validateSearch: (search: Record<string, unknown>): SheetsSearch => {
    const what = kinds.find((kind) => kind === search.what);
    return what && what !== "candidates" ? { what } : {};
  },
  loader: ({ context: { queryClient }, params: { eventId } }) =>
    Promise.all([queryClient.ensureQueryData(eventQuery(eventId)), queryClient.ensureQueryData(vocabularyQuery)]),
  component: lazyRouteComponent(() => import("./sheets-page.tsx"), "SheetsPage"),
});
