import { checkTimetable } from "@passa/domain/timetable/check";
import { pairKey, type Interview, type TimetableEvent } from "@passa/domain/timetable/event";
import { breaksOf, valueOf } from "@passa/domain/timetable/value";
import fc from "fast-check";
import { expect, test } from "vitest";
import { meetingEvent, meetingShapes } from "../../../bench/meetings.ts";
import { smallEvents } from "../../../test/small-events.ts";
import type { Demand } from "../solver.ts";
import { solve } from "../solve.ts";

/** Every timetable that holds all pairs, or any of them, in turn; until it is asked for no more. */
function* timetables(event: TimetableEvent, mayLeaveOut: boolean, held: Interview[] = []): Generator<Interview[]> {
  const index = held.length;
  const pair = event.pairs[index];
  if (pair === undefined) {
    yield held.filter(({ slot }) => slot >= 0);
    return;
  }
  for (let slot = mayLeaveOut ? -1 : 0; slot < event.slots; slot += 1)
    yield* timetables(event, mayLeaveOut, [...held, { employer: pair.employer, candidate: pair.candidate, slot }]);
}

function fewestByTryingAll(event: TimetableEvent): number | undefined {
  let fewest: number | undefined;
  for (const interviews of timetables(event, false)) {
    const { breaks } = valueOf(event, interviews);
    if ((fewest === undefined || breaks < fewest) && checkTimetable(event, interviews).length === 0) fewest = breaks;
  }
  return fewest;
}

/** Whether some timetable meets these demands. */
function canBeMet(event: TimetableEvent, demands: readonly Demand[]): boolean {
  const fixed = demands.flatMap((one) =>
    one.demand === "fixed" ? [{ employer: one.employer, candidate: one.candidate, slot: one.slot }] : [],
  );
  const wanted = demands.flatMap((one) => (one.demand === "held" ? [pairKey(one)] : []));
  const fairness = demands.find((one) => one.demand === "fairness")?.fairness ?? Infinity;
  const free: TimetableEvent = { ...event, fixed, goal: { kind: "score" } };
  for (const interviews of timetables(free, true)) {
    const held = new Set(interviews.map(pairKey));
    if (!wanted.every((key) => held.has(key)) || checkTimetable(free, interviews).length > 0) continue;
    const groups = breaksOf(free, interviews);
    const all = [...free.employers, ...free.candidates].map(({ id }) => groups.get(id) ?? 0);
    if (Math.max(...all) - Math.min(...all) <= fairness) return true;
  }
  return false;
}

const breaksEvents = (bounds: { slots: number; pairs: number }) =>
  fc
    .tuple(
      smallEvents({ ...bounds, employers: 3, candidates: 4 }),
      fc.option(fc.nat({ max: 1 }), { nil: undefined }),
      fc.boolean(),
    )
    .map(([event, fairness, isEasy]): TimetableEvent => ({
      ...event,
      // With few limits there is a timetable more often than not.
      ...(isEasy
        ? {
            employers: event.employers.map(({ id, unavailable }) => ({ id, ...(unavailable && { unavailable }) })),
            candidates: event.candidates.map(({ id, length }) => ({ id, ...(length && { length }) })),
          }
        : {}),
      goal: { kind: "breaks", ...(fairness === undefined ? {} : { fairness }) },
    }));

/** Four people, most of whom meet each other in four slots, one of which each may be without: breaks are hard to avoid. */
const tightEvents = fc
  .record({
    met: fc.subarray(["a b", "a c", "a d", "b c", "b d", "c d"], { minLength: 3, maxLength: 5 }),
    away: fc.array(fc.option(fc.constantFrom(1, 2), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    fairness: fc.option(fc.nat({ max: 1 }), { nil: undefined }),
  })
  .map(({ met, away, fairness }): TimetableEvent => {
    const people = ["a", "b", "c", "d"].map((id, index) => ({
      id,
      unavailable: away[index] === undefined ? [] : [away[index]],
    }));
    return {
      id: "tight",
      slots: 4,
      slotMinutes: 10,
      startsAt: "2027-03-04T09:00",
      zone: "Europe/Stockholm",
      breaks: [],
      employers: people,
      candidates: people,
      pairs: met.map((pair) => ({ employer: pair.slice(0, 1), candidate: pair.slice(2), weight: 1 })),
      goal: { kind: "breaks", ...(fairness === undefined ? {} : { fairness }) },
    };
  });

test("of every small event, the fewest idle groups of all timetables are found and proven, or that there is none", async () => {
  const seen = { possible: 0, impossible: 0, broken: 0 };
  await fc.assert(
    fc.asyncProperty(fc.oneof(breaksEvents({ slots: 5, pairs: 5 }), tightEvents), async (event) => {
      const fewest = fewestByTryingAll(event);
      const { status, value, bound, interviews } = await solve(event, { seconds: 20 });
      expect(status).toBe(fewest === undefined ? "infeasible" : "optimal");
      expect(value).toBe(fewest ?? null);
      expect(bound).toBe(fewest ?? null);
      if (fewest === undefined) seen.impossible += 1;
      else {
        seen.possible += 1;
        if (fewest > 0) seen.broken += 1;
        expect(checkTimetable(event, interviews)).toEqual([]);
      }
    }),
    { numRuns: 50, seed: 4 },
  );
  expect(Math.min(seen.possible, seen.impossible, seen.broken)).toBeGreaterThan(5);
}, 120_000);

test("where not every pair can be held, the clash cannot be met, and without any one of its demands it can", async () => {
  let clashes = 0;
  await fc.assert(
    fc.asyncProperty(breaksEvents({ slots: 3, pairs: 5 }), async (event) => {
      const { status, clash } = await solve(event, { seconds: 20 });
      if (status !== "infeasible") {
        expect(clash).toBeUndefined();
        return;
      }
      clashes += 1;
      expect(clash).toBeDefined();
      expect(canBeMet(event, clash ?? [])).toBe(false);
      for (const one of clash ?? [])
        expect(
          canBeMet(
            event,
            (clash ?? []).filter((other) => other !== one),
          ),
        ).toBe(true);
    }),
    { numRuns: 25, seed: 5 },
  );
  expect(clashes).toBeGreaterThan(5);
}, 120_000);

test("somebody in both lists is one person, with one interview at a time and one count of groups", async () => {
  const person = (id: string) => ({ id });
  const event: TimetableEvent = {
    id: "ring",
    slots: 3,
    slotMinutes: 10,
    startsAt: "2027-03-04T09:00",
    zone: "Europe/Stockholm",
    breaks: [],
    employers: ["a", "b", "c"].map(person),
    candidates: ["a", "b", "c"].map(person),
    pairs: [
      { employer: "a", candidate: "b", weight: 1 },
      { employer: "b", candidate: "c", weight: 1 },
      { employer: "c", candidate: "a", weight: 1 },
    ],
    goal: { kind: "breaks" },
  };
  // Three who all meet each other need three slots, and one of them waits in the middle one.
  expect(await solve(event, { seconds: 20 })).toMatchObject({ status: "optimal", value: 1, bound: 1, gapPercent: 0 });
  // Two slots are too few, and it takes all three meetings to make them so.
  const { status, clash } = await solve({ ...event, slots: 2 }, { seconds: 20 });
  expect({ status, clash: clash?.length }).toEqual({ status: "infeasible", clash: 3 });
}, 30_000);

test("mornings, orders, what stands and tables are kept at full size, and the timetable is valid when time is short", async () => {
  const [shape] = meetingShapes.filter(({ orders, fixed }) => (orders ?? 0) > 0 && (fixed ?? 0) > 0);
  if (shape === undefined) throw new Error("There is no shape with all of it");
  const event = meetingEvent(shape);
  const told: { incumbent: number | null; bound: number | null }[] = [];
  const onProgress = (one: { incumbent: number | null; bound: number | null }) => told.push(one);
  const { interviews, value, bound } = await solve(event, { seconds: 4, onProgress });
  expect(checkTimetable(event, interviews)).toEqual([]);
  expect(bound).toBeLessThanOrEqual(value ?? -1);
  const incumbents = told.map(({ incumbent }) => incumbent ?? Infinity);
  expect(incumbents).toEqual(incumbents.toSorted((one, other) => other - one));
  expect(incumbents.at(-1)).toBe(value);
}, 30_000);

test("stopped, it answers soon with what it has", async () => {
  const [shape] = meetingShapes;
  if (shape === undefined) throw new Error("There is no shape");
  let asked = 0;
  const { status, seconds } = await solve(meetingEvent(shape), { seconds: 60, shouldStop: () => (asked += 1) > 5 });
  expect(["feasible", "unknown"]).toContain(status);
  expect(seconds).toBeLessThan(20);
}, 30_000);
