import type { Session } from "../../app/session.ts";
import type { EventView } from "./queries.ts";

/** What somebody may do with an event, as the server decides it too: an organiser's access follows the event. */
export function accessTo(
  { user }: Session,
  { responsible }: Pick<EventView, "responsible">,
): { mine: boolean; seesCandidates: boolean } {
  const mine = user.role === "organiser" && responsible.some(({ id }) => id === user.id);
  return { mine, seesCandidates: mine || user.role === "matcher" };
}
