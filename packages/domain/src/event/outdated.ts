import type { TimetableEvent } from "../timetable/event.ts";
import { violationsOf } from "./changes.ts";
import { type Event, isPublished } from "./event.ts";
import type { PlannedInterview } from "./plan.ts";
import { type Roster, timetableOf } from "./timetable.ts";

/**
 * Whether the day and its lists, as they are now, still are what a plan was made from (`input`) and allow its interviews. How
 * well everybody fits may have changed: that makes a plan less good, not wrong. A published plan changes only as a whole.
 */
export function isOutdated(
  event: Event,
  lists: Omit<Roster, "fitOf">,
  {
    unanswered,
    input,
    interviews,
  }: { unanswered: boolean; input: TimetableEvent; interviews: readonly PlannedInterview[] },
): boolean {
  if (isPublished(event)) return false;
  const fitOf = () => ({ tier: "eligible" as const, score: 0 });
  const now = timetableOf(event, { ...lists, fitOf }, { unanswered, locked: [] });
  return frameOf(now) !== frameOf(input) || violationsOf(now, interviews).length > 0;
}

/** All that a timetable is bound by, save who may meet whom; the same whatever the order of lists and fields. */
function frameOf(event: TimetableEvent): string {
  const { slots, slotMinutes, startsAt, zone, breaks, tables, employers, candidates, resources = [] } = event;
  const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(fieldsOf(one))).toSorted();
  const day = { slots, slotMinutes, startsAt, zone, breaks, tables };
  return JSON.stringify([fieldsOf(day), ...[employers, candidates, resources].map(inOrder)]);
}

const fieldsOf = (one: object) => Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1));
