/** What a timetable is worth, by the goal of its event. */
import { defaultIdleWeight, lengthsOf, pairKey, unmetCost, type Interview, type TimetableEvent } from "./event.ts";

export type Shortfall = { id: string; missing: number };

export type TimetableValue = {
  /** What the goal counts: for `score` more is better, for `breaks` it is the number of idle groups. */
  value: number;
  /** Weight of the interviews that are held. */
  weight: number;
  /** Over all candidates: free slots between the first and the last interview, save those where they are away. */
  idle: number;
  /** Over all people: runs of slots without an interview, between two interviews. */
  breaks: number;
  unscheduledRequired: { employer: string; candidate: string }[];
  /** Who has fewer interviews than their minimum, and how many are missing: employers first, each in the event's order. */
  shortfall: Shortfall[];
};

/**
 * Costs one pass over the interviews and one over the slots of each person. Says nothing of whether the timetable is
 * possible: that is `checkTimetable`'s.
 */
export function valueOf(event: TimetableEvent, interviews: readonly Interview[]): TimetableValue {
  const weights = new Map(event.pairs.map((pair) => [pairKey(pair), pair.weight]));
  const held = new Set(interviews.map(pairKey));
  const weight = [...held].reduce((sum, key) => sum + (weights.get(key) ?? 0), 0);
  const busy = busySlots(event, interviews);
  const unscheduledRequired = event.pairs
    .filter((pair) => pair.required === true && !held.has(pairKey(pair)))
    .map(({ employer, candidate }) => ({ employer, candidate }));
  const shortfall = [
    ...shortfallOf(event.employers, countBy(interviews, "employer")),
    ...shortfallOf(event.candidates, countBy(interviews, "candidate")),
  ];
  const idle = [...idleIn(event, busy).values()].reduce((sum, slots) => sum + slots, 0);
  let breaks = 0;
  for (const slots of busy.values()) breaks += groupsOf(slots);
  const missing = shortfall.reduce((sum, one) => sum + one.missing, 0);
  const score = weight - unmetCost * (unscheduledRequired.length + missing) - idleWeightOf(event) * idle;
  return {
    value: event.goal?.kind === "breaks" ? breaks : score,
    weight,
    idle,
    breaks,
    unscheduledRequired,
    shortfall,
  };
}

/** How far the value may be from the best, in percent: of the weight that is held, or of the idle groups there are. */
export function gapPercentOf(event: TimetableEvent, found: TimetableValue, bound: number): number {
  return event.goal?.kind === "breaks"
    ? (100 * (found.value - bound)) / Math.max(1, found.value)
    : (100 * (bound - found.value)) / Math.max(1, found.weight);
}

/** What a free slot between two interviews of a candidate costs; none of it counts when the goal is `breaks`. */
export function idleWeightOf({ goal }: TimetableEvent): number {
  return goal?.kind === "score" ? (goal.idleWeight ?? defaultIdleWeight) : defaultIdleWeight;
}

/** Idle groups of each person who has an interview. */
export function breaksOf(event: TimetableEvent, interviews: readonly Interview[]): Map<string, number> {
  return new Map([...busySlots(event, interviews)].map(([id, slots]) => [id, groupsOf(slots)]));
}

/** Free slots of each candidate between the first and the last interview, save those where they are away. */
export function idleOf(event: TimetableEvent, interviews: readonly Interview[]): Map<string, number> {
  return idleIn(event, busySlots(event, interviews));
}

function idleIn(event: TimetableEvent, busy: ReadonlyMap<string, readonly number[]>): Map<string, number> {
  const away = absencesOf(event);
  return new Map(
    event.candidates.map(({ id }) => [
      id,
      gapsOf(busy.get(id)).filter((slot) => away.get(id)?.has(slot) !== true).length,
    ]),
  );
}

/** When each person, in whichever list, is unavailable. Somebody in both lists is away when either says so. */
export function absencesOf(event: TimetableEvent): Map<string, Set<number>> {
  const away = new Map<string, Set<number>>();
  for (const { id, unavailable = [] } of [...event.employers, ...event.candidates])
    away.set(id, new Set([...(away.get(id) ?? []), ...unavailable]));
  return away;
}

/** Slots in which each person is in an interview, ascending. */
function busySlots(event: TimetableEvent, interviews: readonly Interview[]): Map<string, number[]> {
  const lengths = lengthsOf(event);
  const busy = new Map<string, Set<number>>();
  for (const { employer, candidate, slot } of interviews)
    for (const id of [employer, candidate]) {
      const slots = busy.get(id) ?? new Set();
      busy.set(id, slots.add(slot));
      if (lengths.get(candidate) === 2) slots.add(slot + 1);
    }
  return new Map([...busy].map(([id, slots]) => [id, [...slots].toSorted((one, other) => one - other)]));
}

function gapsOf(slots: readonly number[] = []): number[] {
  const [first = 0] = slots;
  const last = slots.at(-1) ?? first;
  const taken = new Set(slots);
  return Array.from({ length: last - first }, (_, offset) => first + offset).filter((slot) => !taken.has(slot));
}

function groupsOf(slots: readonly number[]): number {
  return slots.filter((slot, index) => index > 0 && slot > (slots[index - 1] ?? slot) + 1).length;
}

function countBy(interviews: readonly Interview[], side: "employer" | "candidate"): Map<string, number> {
  const counts = new Map<string, number>();
  for (const interview of interviews) counts.set(interview[side], (counts.get(interview[side]) ?? 0) + 1);
  return counts;
}

function shortfallOf(
  people: readonly { id: string; min?: number | undefined }[],
  counts: ReadonlyMap<string, number>,
): Shortfall[] {
  return people.flatMap(({ id, min = 0 }) => {
    const missing = min - (counts.get(id) ?? 0);
    return missing > 0 ? [{ id, missing }] : [];
  });
}
