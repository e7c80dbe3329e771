import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { staffRoute } from "../../app/layouts.tsx";
import { type EventId, eventQuery } from "./queries.ts";

const isEventId = (id: string): id is EventId => /^evt_[0-9A-Z]{26}$/.test(id);

/** Reads the id of an event out of an address; an address that has none leads nowhere. */
export const eventParams = {
  parse: ({ eventId }: { eventId: string }): { eventId: EventId } => {
    if (!isEventId(eventId)) throw notFound();
    return { eventId };
  },
};

/** Everything that staff do with one event stands under this route: its name and parts, and a page in it. */
export const eventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/events/$eventId",
  params: eventParams,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(eventQuery(params.eventId)),
  component: lazyRouteComponent(() => import("./event-page.tsx"), "EventPage"),
});
