/**
 * The planner that others have for such events, as a peer: whoever comes first takes the first round in which both are
 * free, in two orderings, and the better of the two counts. Written from what NAV tells of its planner.
 */
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";

type Pair = TimetableEvent["pairs"][number];

/** The interviews that it finds rounds for. */
export function planGreedily(event: TimetableEvent): Interview[] {
  const wishes = new Map<string, number>();
  for (const { candidate } of event.pairs) wishes.set(candidate, (wishes.get(candidate) ?? 0) + 1);
  const most = ({ candidate }: Pair) => wishes.get(candidate) ?? 0;
  const asListed = firstFree(event, event.pairs);
  const mostWishesFirst = firstFree(
    event,
    event.pairs.toSorted((one, other) => most(other) - most(one)),
  );
  return mostWishesFirst.length > asListed.length ? mostWishesFirst : asListed;
}

function firstFree(event: TimetableEvent, pairs: readonly Pair[]): Interview[] {
  const taken = new Set<string>();
  return pairs.flatMap(({ employer, candidate }) => {
    for (let slot = 0; slot < event.slots; slot += 1) {
      const cells = [`employer ${employer} ${String(slot)}`, `candidate ${candidate} ${String(slot)}`];
      if (cells.some((cell) => taken.has(cell))) continue;
      for (const cell of cells) taken.add(cell);
      return [{ employer, candidate, slot }];
    }
    return [];
  });
}
