import { checkTimetable } from "@passa/domain/timetable/check";
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import { valueOf } from "@passa/domain/timetable/value";
import fc from "fast-check";
import { expect, test } from "vitest";
import { interviewEvent, noLimits, usualLimits } from "../../bench/interview-events.ts";
import { smallEvents } from "../../test/small-events.ts";
import { solve } from "./solve.ts";

/** The best value of every timetable there is; undefined when none is valid. */
function bestByTryingAll(event: TimetableEvent): number | undefined {
  let best: number | undefined;
  const held: Interview[] = [];
  const visit = (index: number): void => {
    const pair = event.pairs[index];
    if (pair === undefined) {
      if (checkTimetable(event, held).length > 0) return;
      const { value } = valueOf(event, held);
      if (best === undefined || value > best) best = value;
      return;
    }
    visit(index + 1);
    for (let slot = 0; slot < event.slots; slot += 1) {
      held.push({ employer: pair.employer, candidate: pair.candidate, slot });
      visit(index + 1);
      held.pop();
    }
  };
  visit(0);
  return best;
}

test("of every small event, the best of all timetables is found and proven, waiting counted", async () => {
  await fc.assert(
    fc.asyncProperty(smallEvents({ slots: 3, employers: 2, candidates: 3, pairs: 5 }), async (event) => {
      const best = bestByTryingAll(event);
      const { status, value, bound, interviews } = await solve(event, { seconds: 20 });
      expect(status).toBe(best === undefined ? "infeasible" : "optimal");
      expect(value).toBe(best ?? null);
      expect(bound).toBe(best ?? null);
      if (best !== undefined) expect(valueOf(event, interviews).value).toBe(best);
    }),
    { numRuns: 60, seed: 4 },
  );
}, 60_000);

test("whatever the event and however short the time: the timetable is valid, and its value within the bound", async () => {
  await fc.assert(
    fc.asyncProperty(
      smallEvents({ slots: 8, employers: 5, candidates: 9, pairs: 30 }),
      fc.constantFrom(0, 0.02, 0.05),
      async (event, seconds) => {
        const { status, interviews, value, bound } = await solve(event, { seconds });
        if (value === null) expect(["infeasible", "unknown"]).toContain(status);
        else {
          expect(checkTimetable(event, interviews)).toEqual([]);
          expect(valueOf(event, interviews).value).toBe(value);
          expect(bound ?? Infinity).toBeGreaterThanOrEqual(value);
        }
      },
    ),
    { numRuns: 60, seed: 5 },
  );
}, 60_000);

const size = { employers: 10, candidates: 40, slots: 12 };

test("where nothing but time limits, the best is found and proven, and nobody waits", async () => {
  for (const seed of [1, 2, 3]) {
    const { status, gapPercent, idle } = await solve(interviewEvent(seed, size, noLimits), { seconds: 10 });
    expect({ status, gapPercent, idle }).toEqual({ status: "optimal", gapPercent: 0, idle: 0 });
  }
});

test("with people away, interpreters and double interviews the gap is small within a second", async () => {
  const { gapPercent } = await solve(interviewEvent(2, size, usualLimits), { seconds: 1 });
  expect(gapPercent).toBeLessThan(0.5);
});

test("it ends when it is told to, with the best so far, and tells how it goes", async () => {
  const told: number[] = [];
  let isStopped = false;
  const { status, value } = await solve(interviewEvent(3, { employers: 30, candidates: 150, slots: 20 }, usualLimits), {
    seconds: 600,
    shouldStop: () => isStopped,
    onProgress: ({ incumbent }, interviews) => {
      told.push(incumbent ?? 0);
      isStopped ||= interviews.length > 0 && told.length > 1;
    },
  });
  expect(status).toBe("feasible");
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(value).toBeGreaterThanOrEqual(told.at(-1) ?? 0);
});
