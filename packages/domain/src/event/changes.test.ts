import { describe, expect, it } from "vitest";
import { applyChanges, figuresOf, violationsOf, withPairsOf } from "./changes.ts";
import { details, employerId, eventId, host, meeting, personId, seeker } from "./event-examples.ts";
import { isOutdated } from "./outdated.ts";
import { without } from "./removal.ts";
import { timetableOf, UNRANKED } from "./timetable.ts";

const lists = {
  employers: [host(1), host(2)],
  candidates: [seeker(1), seeker(2), seeker(3)],
  settings: [],
};
const input = timetableOf(
  { id: eventId, details: details({ limits: { candidateMin: 1 } }) },
  { ...lists, fitOf: () => undefined },
  { unanswered: false, locked: [] },
);
const pair = (employer: number, candidate: number) => ({
  employerId: employerId(employer),
  participantId: personId(candidate),
});

describe("changes by hand", () => {
  const plan = [meeting(1, 1, 0), meeting(1, 2, 1, true)];

  it("let two swap by two moves, and keep locks", () => {
    const { interviews, wrong } = applyChanges(plan, [
      { kind: "move", ...pair(1, 1), slot: 1 },
      { kind: "move", ...pair(1, 2), slot: 0 },
    ]);
    expect(wrong).toEqual([]);
    expect(interviews).toEqual([meeting(1, 1, 1), meeting(1, 2, 0, true)]);
    expect(violationsOf(input, interviews)).toEqual([]);
  });

  it("name those that speak of what is not there, or is there already", () => {
    expect(
      applyChanges(plan, [
        { kind: "remove", ...pair(2, 1) },
        { kind: "add", ...pair(1, 1), slot: 3 },
        { kind: "lock", ...pair(1, 1) },
      ]).wrong,
    ).toEqual([
      { path: "changes.0", code: "unknownId" },
      { path: "changes.1", code: "repeated" },
    ]);
  });
});

it("the checker's answer names who is in whose way, and when", () => {
  expect(violationsOf(input, [meeting(1, 1, 0), meeting(2, 1, 0)])).toEqual([
    {
      rule: "candidateTwice",
      participantId: personId(1),
      slot: 0,
      interviews: [
        { ...pair(1, 1), slot: 0 },
        { ...pair(2, 1), slot: 0 },
      ],
    },
  ]);
  expect(violationsOf(input, [meeting(1, 1, 0), meeting(1, 2, 0)])).toMatchObject([
    { rule: "employerTables", employerId: employerId(1), slot: 0, most: 1 },
  ]);
});

it("the figures say what is worth how much and who has too little", () => {
  const figures = figuresOf(input, [meeting(1, 1, 0), meeting(2, 2, 0)], null);
  expect(figures).toMatchObject({
    interviews: 2,
    idle: 0,
    candidatesShort: [{ participantId: personId(3), missing: 1 }],
  });
  expect(figures.value).toBe(2 * UNRANKED - 1_000_000);
});

it("a pair that is put together by hand may meet, when both are there", () => {
  const few = { ...input, pairs: input.pairs.filter(({ candidate }) => candidate !== personId(3)) };
  const added = [meeting(1, 3, 0)];
  expect(violationsOf(few, added)).toMatchObject([{ rule: "unlistedPair" }]);
  expect(violationsOf(withPairsOf(few, added), added)).toEqual([]);
  expect(withPairsOf(few, [meeting(1, 9, 0)])).toBe(few);
});

it("with somebody fall their interviews, and who then has too few is named", () => {
  const plan = [meeting(1, 1, 0), meeting(2, 1, 1), meeting(1, 2, 1), meeting(2, 3, 0)];
  const found = without(input, plan, { employerId: employerId(1) });
  expect(found.fallen).toEqual([meeting(1, 1, 0), meeting(1, 2, 1)]);
  expect(found.left).toEqual([meeting(2, 1, 1), meeting(2, 3, 0)]);
  expect(found.short).toEqual([{ participantId: personId(2), missing: 1 }]);
  expect(found.event.pairs.some(({ employer }) => employer === employerId(1))).toBe(false);
});

describe("a plan is outdated", () => {
  const at = "2027-03-01T12:00:00.000Z";
  const event = {
    id: eventId,
    tenantId: "ten_01K5D3XGZ0000000000000000A" as const,
    version: 1,
    createdAt: at,
    changedAt: at,
    details: details({ limits: { candidateMin: 1 } }),
    responsible: [],
    since: at,
    by: "usr_01K5D3XGZ0000000000000000A" as const,
    state: "inviting" as const,
  };
  const plan = { unanswered: false, input, interviews: [meeting(1, 1, 0)] };

  it("when somebody comes or goes, a table is added or a person gets other times; not by wishes alone", () => {
    expect(isOutdated(event, lists, plan)).toBe(false);
    expect(isOutdated(event, { ...lists, candidates: [...lists.candidates, seeker(4)] }, plan)).toBe(true);
    expect(isOutdated(event, { ...lists, employers: [host(1, { tables: [1, 3] }), host(2)] }, plan)).toBe(true);
    const away = [seeker(1, { unavailable: [5] }), seeker(2), seeker(3)];
    expect(isOutdated(event, { ...lists, candidates: away }, plan)).toBe(true);
    const wishing = [seeker(1, { wishes: [{ employerId: employerId(1), level: "want" }] }), seeker(2), seeker(3)];
    expect(isOutdated(event, { ...lists, candidates: wishing }, plan)).toBe(false);
  });

  it("when one of those who meet has said no to the other since", () => {
    const refusing = [seeker(1, { wishes: [{ employerId: employerId(1), level: "no" }] }), seeker(2), seeker(3)];
    expect(isOutdated(event, { ...lists, candidates: refusing }, plan)).toBe(true);
  });
});
