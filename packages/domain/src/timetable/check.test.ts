import { expect, test } from "vitest";
import { checkTimetable } from "./check.ts";
import type { Interview, TimetableEvent } from "./event.ts";
import { gapPercentOf, valueOf } from "./value.ts";

/** A morning of six slots with a break in the middle. */
const event: TimetableEvent = {
  id: "spring",
  slots: 6,
  slotMinutes: 10,
  startsAt: "2027-03-04T09:00",
  zone: "Europe/Stockholm",
  breaks: [2],
  tables: 3,
  employers: [{ id: "e", max: 2 }, { id: "f", tables: 2, unavailable: [5], min: 2 }, { id: "g" }],
  candidates: [
    { id: "a", max: 2, min: 1 },
    { id: "b", length: 2, needs: ["sign"] },
    { id: "c", unavailable: [0], needs: ["sign"] },
    { id: "g", min: 3 },
  ],
  resources: [{ id: "sign", capacity: 1, unavailable: [4] }],
  pairs: [
    { employer: "e", candidate: "a", weight: 1000 },
    { employer: "e", candidate: "b", weight: 2000, required: true },
    { employer: "e", candidate: "c", weight: 3000, required: true },
    { employer: "f", candidate: "a", weight: 4000, slots: [1, 3] },
    { employer: "f", candidate: "b", weight: 5000 },
    { employer: "f", candidate: "c", weight: 6000 },
    { employer: "f", candidate: "g", weight: 7000, after: [{ employer: "g", candidate: "a" }] },
    { employer: "g", candidate: "a", weight: 8000 },
  ],
};

const at = (employer: string, candidate: string, slot: number): Interview => ({ employer, candidate, slot });
const rulesOf = (interviews: Interview[], fields: Partial<TimetableEvent> = {}) =>
  checkTimetable({ ...event, ...fields }, interviews).map(({ rule }) => rule);

test("a timetable that keeps every rule has no violation", () => {
  const interviews = [at("e", "a", 0), at("g", "a", 1), at("f", "b", 0), at("f", "g", 2), at("e", "c", 3)];
  expect(rulesOf(interviews, { fixed: [at("e", "a", 0)] })).toEqual([]);
  expect(rulesOf([])).toEqual([]);
});

test.each<[string, Interview[], string[], Partial<TimetableEvent>?]>([
  ["only listed pairs meet", [at("g", "c", 3)], ["unlistedPair"]],
  ["each at most once", [at("e", "a", 0), at("e", "a", 2)], ["metTwice"]],
  ["no interview starts after the day", [at("e", "a", 6)], ["outsideTheDay"]],
  ["none starts before it", [at("e", "a", -1)], ["outsideTheDay"]],
  ["a double interview ends within the day", [at("e", "b", 5)], ["beyondTheEnd"]],
  ["and does not span a break", [at("e", "b", 2)], ["overABreak"]],
  ["a candidate is in one interview at a time", [at("e", "a", 1), at("f", "a", 1)], ["candidateTwice"]],
  ["in both slots of a double one too", [at("e", "b", 0), at("f", "b", 1)], ["candidateTwice", "resourceCapacity"]],
  ["who is an employer too is one person", [at("g", "a", 2), at("f", "g", 2)], ["candidateTwice", "after"]],
  ["an employer has one table", [at("e", "a", 1), at("e", "c", 1)], ["employerTables"]],
  [
    "or as many as are told",
    [at("f", "a", 1), at("f", "b", 0), at("f", "c", 1)],
    ["employerTables", "resourceCapacity"],
  ],
  ["a resource serves as many as it can", [at("e", "b", 0), at("f", "c", 1)], ["resourceCapacity"]],
  ["the hall holds as many as there are tables", [at("e", "a", 1), at("f", "c", 1)], ["hallTables"], { tables: 1 }],
  ["an employer is not used when away", [at("f", "c", 5)], ["employerUnavailable"]],
  ["nor a candidate", [at("e", "c", 0)], ["candidateUnavailable"]],
  ["nor a resource", [at("e", "c", 4)], ["resourceUnavailable"]],
  [
    "an employer's most is kept",
    [at("e", "a", 0), at("e", "b", 3), at("e", "c", 2)],
    ["resourceUnavailable", "employerMax"],
  ],
  ["and a candidate's", [at("e", "a", 0), at("f", "a", 1), at("g", "a", 2)], ["candidateMax"]],
  ["what is fixed stands", [at("e", "a", 1)], ["fixedNotStanding"], { fixed: [at("e", "a", 0)] }],
  ["a pair starts in its slots alone", [at("f", "a", 2)], ["slotNotAllowed"]],
  ["what waits is not held without it", [at("f", "g", 2)], ["after"]],
  ["nor before it has ended", [at("f", "g", 0), at("g", "a", 1)], ["after"]],
])("%s", (_, interviews, rules, fields) => {
  expect(rulesOf(interviews, fields)).toEqual(rules);
});

test("for the goal `breaks` every pair is held, and no two people's groups differ by more than `fairness`", () => {
  const pairs = event.pairs.slice(0, 1);
  const goal = { kind: "breaks", fairness: 0 } as const;
  expect(rulesOf([], { pairs, goal })).toEqual(["pairNotHeld"]);
  const waiting = [at("e", "a", 0), at("g", "a", 2)];
  expect(rulesOf(waiting, { pairs: event.pairs.filter(({ candidate }) => candidate === "a"), goal })).toEqual([
    "pairNotHeld",
    "unfair",
  ]);
});

test("the value is weight, less what is demanded and lacks, less waiting; being away is not waiting", () => {
  // a waits in slots 1 and 2; f lacks one of two, g three of three.
  const interviews = [at("e", "a", 0), at("f", "a", 3), at("e", "c", 3)];
  const found = valueOf(event, interviews);
  expect(found).toEqual({
    value: 1000 + 4000 + 3000 - 1_000_000 * (1 + 1 + 3) - 100 * 2,
    weight: 8000,
    idle: 2,
    // a from 1 to 2, e from 1 to 2.
    breaks: 2,
    unscheduledRequired: [{ employer: "e", candidate: "b" }],
    shortfall: [
      { id: "f", missing: 1 },
      { id: "g", missing: 3 },
    ],
  });
  expect(gapPercentOf(event, found, found.value + 80)).toBe(1);
  const candidates = event.candidates.map((one) => (one.id === "a" ? { ...one, unavailable: [2] } : one));
  expect(valueOf({ ...event, candidates }, interviews).idle).toBe(1);
});

test("for the goal `breaks` the value is the number of idle groups of all people", () => {
  const interviews = [at("e", "a", 0), at("f", "a", 3), at("g", "a", 5)];
  const found = valueOf({ ...event, goal: { kind: "breaks" } }, interviews);
  // a from 1 to 2 and in 4; nobody else has two interviews.
  expect({ value: found.value, breaks: found.breaks }).toEqual({ value: 2, breaks: 2 });
  expect(gapPercentOf({ ...event, goal: { kind: "breaks" } }, found, 1)).toBe(50);
});
