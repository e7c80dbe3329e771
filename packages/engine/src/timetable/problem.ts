/**
 * An event in numbers, as the solvers of `score` read it. People, tables and shared resources are all the same thing
 * to them: a *means* that so many interviews may use at once. Somebody who stands in both lists is one means.
 */
import {
  defaultIdleWeight,
  pairKey,
  unmetCost,
  type Interview,
  type TimetableEvent,
} from "@passa/domain/timetable/event";

/** Stands for "none" where numbers of things are kept. */
export const none = -1;

export type Problem = {
  slots: number;
  /** Most interviews at once in the hall; `Infinity` without a limit. */
  hall: number;
  idleWeight: number;
  /** How many interviews may use each means at once, at most. */
  capacity: Int32Array;
  /** How many may in each slot: `[means * slots + slot]`. */
  room: Int32Array;
  /** Where each means is available: `[means * slots + slot]` is 1. */
  open: Uint8Array;
  /** Means that are people or tables, not resources: those before this number. */
  people: number;
  employers: Side;
  candidates: Side;
  pairs: number;
  employerOf: Int32Array;
  candidateOf: Int32Array;
  length: Uint8Array;
  /** Weight, with the cost of leaving it out for a required pair. */
  gain: Float64Array;
  required: Uint8Array;
  /** All means that a pair uses, its employer's and its candidate's first. */
  means: readonly Int32Array[];
  /** Where a pair may start, apart from other interviews: `[pair * slots + slot]` is 1. */
  allowed: Uint8Array;
  /** The slot in which a pair stands fixed, or none. */
  fixed: Int32Array;
  /** Pairs that must be held: those that stand fixed, and what those wait for. */
  needed: Uint8Array;
  /** Pairs that wait for another, or another for them. */
  ordered: Uint8Array;
  after: readonly Int32Array[];
  /** Pairs that wait for this one. */
  before: readonly Int32Array[];
  /** Pairs of each employer and of each candidate. */
  ofEmployer: readonly Int32Array[];
  ofCandidate: readonly Int32Array[];
};

export type Side = {
  count: number;
  /** The means that each of them is. */
  means: Int32Array;
  min: Int32Array;
  max: Float64Array;
};

/** Costs time and memory in proportion to pairs × slots. */
export function compile(event: TimetableEvent): Problem {
  const { slots } = event;
  const candidateIds = new Map(event.candidates.map(({ id }, index) => [id, index]));
  const employerIds = new Map(event.employers.map(({ id }, index) => [id, index]));
  const resourceIds = new Map(event.resources?.map(({ id }, index) => [id, index]));

  // Candidates come first, then employers who are not candidates as well, then resources.
  const candidateMeans = Int32Array.from(event.candidates, (_, index) => index);
  let people = event.candidates.length;
  const employerMeans = Int32Array.from(event.employers, ({ id }) => candidateIds.get(id) ?? people++);
  const count = people + resourceIds.size;
  const capacity = new Int32Array(count).fill(1);
  const open = new Uint8Array(count * slots).fill(1);
  const close = (means: number, unavailable: readonly number[] = []) => {
    for (const slot of unavailable) open[means * slots + slot] = 0;
  };
  event.candidates.forEach(({ unavailable }, index) => close(index, unavailable));
  event.employers.forEach(({ id, tables = 1, unavailable }, index) => {
    const means = employerMeans[index] ?? none;
    capacity[means] = candidateIds.has(id) ? Math.min(1, tables) : tables;
    close(means, unavailable);
  });
  event.resources?.forEach(({ capacity: most, unavailable }, index) => {
    capacity[people + index] = most;
    close(people + index, unavailable);
  });

  const { pairs } = event;
  const pairIds = new Map(pairs.map((pair, index) => [pairKey(pair), index]));
  const employerOf = Int32Array.from(pairs, ({ employer }) => employerIds.get(employer) ?? none);
  const candidateOf = Int32Array.from(pairs, ({ candidate }) => candidateIds.get(candidate) ?? none);
  const length = Uint8Array.from(candidateOf, (candidate) => event.candidates[candidate]?.length ?? 1);
  const means = pairs.map((_, pair) => {
    const candidate = candidateOf[pair] ?? none;
    const needs = event.candidates[candidate]?.needs ?? [];
    return Int32Array.of(
      employerMeans[employerOf[pair] ?? none] ?? none,
      candidate,
      ...needs.map((id) => people + (resourceIds.get(id) ?? none)),
    );
  });
  const fixed = new Int32Array(pairs.length).fill(none);
  for (const one of event.fixed ?? []) fixed[pairIds.get(pairKey(one)) ?? none] = one.slot;
  const breakAfter = new Set(event.breaks);
  const hall = event.tables ?? Infinity;
  const allowed = new Uint8Array(pairs.length * slots);
  pairs.forEach((pair, index) => {
    const takes = length[index] ?? 1;
    const startsIn = pair.slots === undefined ? undefined : new Set(pair.slots);
    for (let start = 0; start + takes <= slots; start += 1) {
      if (startsIn?.has(start) === false || (takes === 2 && breakAfter.has(start)) || hall < 1) continue;
      const stands = fixed[index] ?? none;
      if (stands !== none && stands !== start) continue;
      const free = means[index]?.every((one) => {
        for (let slot = start; slot < start + takes; slot += 1)
          if (open[one * slots + slot] === 0 || capacity[one] === 0) return false;
        return true;
      });
      if (free === true) allowed[index * slots + start] = 1;
    }
  });
  const after = pairs.map(({ after: waits = [] }) =>
    Int32Array.from(waits, (one) => pairIds.get(pairKey(one)) ?? none),
  );
  const before = inverse(after, pairs.length);
  const needed = Uint8Array.from(fixed, (slot) => (slot === none ? 0 : 1));
  const need = (pair: number, beginsBy: number) => {
    needed[pair] = 1;
    for (const earlier of after[pair] ?? []) {
      const latest = beginsBy - (length[earlier] ?? 1);
      allowed.fill(0, earlier * slots + Math.max(0, latest + 1), (earlier + 1) * slots);
      need(earlier, latest);
    }
  };
  fixed.forEach((slot, pair) => {
    if (slot !== none) need(pair, slot);
  });
  return {
    slots,
    hall,
    idleWeight: event.goal?.kind === "score" ? (event.goal.idleWeight ?? defaultIdleWeight) : defaultIdleWeight,
    capacity,
    room: Int32Array.from(open, (isOpen, cell) => isOpen * (capacity[Math.floor(cell / slots)] ?? 0)),
    open,
    people,
    employers: sideOf(event.employers, employerMeans),
    candidates: sideOf(event.candidates, candidateMeans),
    pairs: pairs.length,
    employerOf,
    candidateOf,
    length,
    gain: Float64Array.from(pairs, ({ weight, required }) => weight + (required === true ? unmetCost : 0)),
    required: Uint8Array.from(pairs, ({ required }) => (required === true ? 1 : 0)),
    means,
    allowed,
    fixed,
    needed,
    ordered: Uint8Array.from(pairs, (_, pair) => (after[pair]?.length || before[pair]?.length ? 1 : 0)),
    after,
    before,
    ofEmployer: inverse(
      Array.from(employerOf, (one) => [one]),
      event.employers.length,
    ),
    ofCandidate: inverse(
      Array.from(candidateOf, (one) => [one]),
      event.candidates.length,
    ),
  };
}

/** What every timetable loses from the sum of its gains: as if everything were left out. */
export function baseOf({ required, employers, candidates }: Problem): number {
  const demanded = required.reduce((sum, one) => sum + one, 0);
  const minimums = [...employers.min, ...candidates.min].reduce((sum, one) => sum + one, 0);
  return -unmetCost * (demanded + minimums);
}

/** The interviews of a timetable that says where each pair starts, or none: by slot, then in the event's order. */
export function interviewsOf(event: TimetableEvent, starts: ArrayLike<number>): Interview[] {
  return event.pairs
    .flatMap(({ employer, candidate }, pair) => {
      const slot = starts[pair] ?? none;
      return slot === none ? [] : [{ employer, candidate, slot }];
    })
    .toSorted((one, other) => one.slot - other.slot);
}

/** Where each pair starts in given interviews, or none. Interviews of pairs that are not listed are passed over. */
export function startsOf(event: TimetableEvent, interviews: readonly Interview[]): Int32Array {
  const slots = new Map(interviews.map((one) => [pairKey(one), one.slot]));
  return Int32Array.from(event.pairs, (pair) => slots.get(pairKey(pair)) ?? none);
}

function sideOf(list: readonly { min?: number | undefined; max?: number | undefined }[], means: Int32Array): Side {
  return {
    count: list.length,
    means,
    min: Int32Array.from(list, ({ min = 0 }) => min),
    max: Float64Array.from(list, ({ max = Infinity }) => max),
  };
}

/** For each of `count`, the indices of the lists that it stands in. */
function inverse(lists: readonly ArrayLike<number>[], count: number): Int32Array[] {
  const inverted: number[][] = Array.from({ length: count }, () => []);
  lists.forEach((list, index) => {
    for (let at = 0; at < list.length; at += 1) inverted[list[at] ?? none]?.push(index);
  });
  return inverted.map((list) => Int32Array.from(list));
}
