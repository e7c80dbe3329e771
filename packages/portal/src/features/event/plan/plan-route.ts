import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventRoute } from "../event-route.ts";
import { eventCandidatesQuery, eventEmployersQuery, isPlanId, type PlanId } from "../queries.ts";
import { plansQuery } from "./queries.ts";

export interface PlanSearch {
  /** Which timetable; the newest, or the one that the event goes by, when absent. */
  readonly plan?: PlanId;
  readonly by?: "candidate" | "time" | "employer";
}

/** Of whom the timetable may be shown. */
const views = ["employer", "candidate", "time"] as const;

export const planRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: "/plan",
  validateSearch: (search: Record<string, unknown>): PlanSearch => {
    const by = views.find((one) => one === search.by);
    return { ...(isPlanId(search.plan) ? { plan: search.plan } : {}), ...(by ? { by } : {}) };
  },
  loader: ({ context: { queryClient }, params: { eventId } }) =>
    Promise.all([
      queryClient.ensureQueryData(plansQuery(eventId)),
      queryClient.ensureQueryData(eventEmployersQuery(eventId)),
      queryClient.ensureQueryData(eventCandidatesQuery(eventId)),
    ]),
  component: lazyRouteComponent(() => import("./plan-page.tsx"), "PlanPage"),
});
