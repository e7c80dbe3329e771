import { checkTimetable } from "@passa/domain/timetable/check";
import { lengthsOf, pairKey, type Interview, type TimetableEvent } from "@passa/domain/timetable/event";
import { valueOf } from "@passa/domain/timetable/value";
import { expect, test } from "vitest";
import { interviewEvent, usualLimits } from "../../bench/interview-events.ts";
import { replan } from "./replan.ts";
import { solve } from "./solve.ts";

const fromSlot = 8;
const disruption = {
  fromSlot,
  absent: ["c2", "c9", "c17"],
  out: ["e4"],
  late: [{ candidate: "c5", slot: 11 }],
  tables: [{ employer: "e1", tables: 0 }],
  capacity: [{ resource: "interpreter0", capacity: 1 }],
};

/** Whether an interview of the old timetable could still be held, others apart. */
function isPossible(event: TimetableEvent, { employer, candidate, slot }: Interview): boolean {
  if (slot < fromSlot) return true;
  if (disruption.absent.includes(candidate) || disruption.out.includes(employer) || employer === "e1") return false;
  if (event.candidates.find(({ id }) => id === candidate)?.needs?.includes("interpreter0") === true) return false;
  return candidate !== "c5" || slot >= 11;
}

test("the past stands, who is gone has nothing, and one proposal breaks nothing that is possible", async () => {
  for (const seed of [1, 2, 3]) {
    const event = interviewEvent(seed, { employers: 12, candidates: 50, slots: 14 }, usualLimits);
    const { interviews: before } = await solve(event, { seconds: 0.4 });
    const { fewestChanges, bestValue } = await replan(event, before, disruption, { seconds: 0.6 });
    const lengths = lengthsOf(event);
    const past = before.filter(({ slot }) => slot < fromSlot);
    for (const proposal of [fewestChanges, bestValue]) {
      expect(checkTimetable(event, proposal.interviews)).toEqual([]);
      expect(proposal.interviews.filter(({ slot }) => slot < fromSlot)).toEqual(past);
      const toCome = proposal.interviews.filter(({ slot }) => slot >= fromSlot);
      expect(toCome.filter(({ candidate }) => disruption.absent.includes(candidate))).toEqual([]);
      expect(toCome.filter(({ employer }) => employer === "e4" || employer === "e1")).toEqual([]);
      expect(toCome.filter(({ candidate, slot }) => candidate === "c5" && slot < 11)).toEqual([]);
      for (let slot = fromSlot; slot < event.slots; slot += 1) {
        const served = toCome.filter(
          (one) =>
            one.slot <= slot &&
            slot < one.slot + (lengths.get(one.candidate) ?? 1) &&
            event.candidates.find(({ id }) => id === one.candidate)?.needs?.includes("interpreter0") === true,
        );
        expect(served.length).toBeLessThanOrEqual(1);
      }
      expect(proposal.bound ?? 0).toBeGreaterThanOrEqual(proposal.value ?? Infinity);
    }
    const broken = [...fewestChanges.dropped, ...fewestChanges.moved.map((one) => ({ ...one, slot: one.from }))];
    expect(broken.filter((one) => isPossible(event, one))).toEqual([]);
  }
});

test("what is moved, dropped and added is exactly the difference", async () => {
  const event = interviewEvent(4, { employers: 10, candidates: 40, slots: 14 }, usualLimits);
  const { interviews: before } = await solve(event, { seconds: 0.3 });
  const { bestValue } = await replan(event, before, disruption, { seconds: 0.6, keepWeight: 0 });
  const rebuilt = new Map(before.map((one) => [pairKey(one), one]));
  for (const { employer, candidate, from, to } of bestValue.moved) {
    expect(rebuilt.get(pairKey({ employer, candidate }))?.slot).toBe(from);
    rebuilt.set(pairKey({ employer, candidate }), { employer, candidate, slot: to });
  }
  for (const one of bestValue.dropped) expect(rebuilt.delete(pairKey(one))).toBe(true);
  for (const one of bestValue.added) rebuilt.set(pairKey(one), one);
  const sorted = (list: Interview[]) => list.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted([...rebuilt.values()])).toEqual(sorted(bestValue.interviews));
});

/** Ada meets the bakery now; the library, which is worth more, can be held only in her slot there. */
function twoOffers(weight: number): { event: TimetableEvent; current: Interview[] } {
  const event: TimetableEvent = {
    id: "day",
    slots: 2,
    slotMinutes: 10,
    startsAt: "2027-03-04T09:00",
    zone: "Europe/Stockholm",
    breaks: [],
    employers: [{ id: "bakery" }, { id: "library" }],
    candidates: [{ id: "ada" }, { id: "bo" }],
    pairs: [
      { employer: "bakery", candidate: "ada", weight: 3000, slots: [1] },
      { employer: "library", candidate: "ada", weight, slots: [1] },
      { employer: "library", candidate: "bo", weight: 9000, slots: [1] },
    ],
  };
  const current = [
    { employer: "bakery", candidate: "ada", slot: 1 },
    { employer: "library", candidate: "bo", slot: 1 },
  ];
  return { event, current };
}

test("an interview is given up only for more than the keep weight", async () => {
  for (const [weight, isGivenUp] of [
    [5000, false],
    [5001, true],
  ] as const) {
    const { event, current } = twoOffers(weight);
    const { fewestChanges, bestValue } = await replan(
      event,
      current,
      { fromSlot: 0, absent: ["bo"] },
      { seconds: 0.3 },
    );
    expect(fewestChanges.dropped).toEqual([{ employer: "library", candidate: "bo", slot: 1 }]);
    expect(bestValue.dropped.some(({ candidate }) => candidate === "ada")).toBe(isGivenUp);
    expect(bestValue.value).toBe(valueOf(event, bestValue.interviews).value);
  }
});
