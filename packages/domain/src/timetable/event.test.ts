import { expect, test } from "vitest";
import { formatPath } from "../matching/parse.ts";
import { parseInterviews, parseTimetableEvent } from "./event.ts";

const event = {
  id: "spring",
  slots: 4,
  slotMinutes: 10,
  startsAt: "2027-03-04T09:00",
  zone: "Europe/Stockholm",
  breaks: [1],
  employers: [{ id: "e" }, { id: "f" }],
  candidates: [{ id: "c", needs: ["sign"] }, { id: "d" }],
  resources: [{ id: "sign", capacity: 1 }],
  pairs: [
    { employer: "e", candidate: "c", weight: 1 },
    { employer: "f", candidate: "c", weight: 10_000, after: [{ employer: "e", candidate: "c" }] },
  ],
};

/** The fields that are wrong when some of the event's are other than they should be. */
function wrongFields(fields: object): string[] {
  const parsed = parseTimetableEvent({ ...event, ...fields });
  return parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path));
}

test("an event is accepted as it was given", () => {
  expect(parseTimetableEvent(event)).toEqual({ ok: true, value: event });
});

test("somebody may stand in both lists, but not meet themselves", () => {
  const both = { employers: [{ id: "c" }], candidates: [{ id: "c" }, { id: "d" }], resources: [] };
  expect(wrongFields({ ...both, pairs: [{ employer: "c", candidate: "d", weight: 1 }] })).toEqual([]);
  expect(wrongFields({ ...both, pairs: [{ employer: "c", candidate: "c", weight: 1 }] })).toEqual([
    "pairs[0].candidate",
  ]);
});

test.each<[string, object, string[]]>([
  ["a field that there is not", { tabels: 3 }, ["tabels"]],
  ["no slots", { slots: 0 }, ["slots"]],
  ["a time that is not local", { startsAt: "2027-03-04T09:00Z" }, ["startsAt"]],
  ["a day that there is not", { startsAt: "2027-02-30T09:00" }, ["startsAt"]],
  ["a zone that there is not", { zone: "Europe/Karlskrona" }, ["zone"]],
  ["a break after the day", { breaks: [4] }, ["breaks[0]"]],
  ["an employer twice", { employers: [{ id: "e" }, { id: "f" }, { id: "e" }] }, ["employers[2].id"]],
  ["a candidate twice", { candidates: [{ id: "c" }, { id: "d" }, { id: "d" }] }, ["candidates[2].id"]],
  ["a resource twice", { resources: [event.resources[0], event.resources[0]] }, ["resources[1].id"]],
  [
    "an absence after the day",
    { employers: [{ id: "e", unavailable: [4] }, { id: "f" }] },
    ["employers[0].unavailable[0]"],
  ],
  ["an absence twice", { candidates: [{ id: "c", unavailable: [1, 1] }] }, ["candidates[0].unavailable[1]"]],
  ["a length of three", { candidates: [{ id: "c", length: 3 }] }, ["candidates[0].length"]],
  ["a need that there is not", { resources: [] }, ["candidates[0].needs[0]"]],
  [
    "a pair of somebody who is not there",
    { pairs: [{ employer: "x", candidate: "c", weight: 1 }] },
    ["pairs[0].employer"],
  ],
  ["a weight above 10000", { pairs: [{ employer: "e", candidate: "c", weight: 10_001 }] }, ["pairs[0].weight"]],
  ["a pair twice", { pairs: [event.pairs[0], event.pairs[0]] }, ["pairs[1]"]],
  ["a slot of a pair after the day", { pairs: [{ ...event.pairs[0], slots: [9] }] }, ["pairs[0].slots[0]"]],
  ["waiting for what is not listed", { pairs: [event.pairs[1]] }, ["pairs[0].after[0]"]],
  ["a fixed interview that is not listed", { fixed: [{ employer: "e", candidate: "d", slot: 0 }] }, ["fixed[0]"]],
  ["a fixed interview after the day", { fixed: [{ employer: "e", candidate: "c", slot: 4 }] }, ["fixed[0].slot"]],
  ["a fixed interview twice", { fixed: [0, 1].map((slot) => ({ employer: "e", candidate: "c", slot })) }, ["fixed[1]"]],
  ["an unknown goal", { goal: { kind: "fun" } }, ["goal.kind"]],
])("refused, with the field's path: %s", (_, fields, paths) => {
  expect(wrongFields(fields)).toEqual(paths);
});

test("interviews that wait for one another in a circle are refused where the circle closes", () => {
  const one = { employer: "e", candidate: "c" };
  const other = { employer: "f", candidate: "c" };
  expect(
    wrongFields({
      pairs: [
        { ...one, weight: 1, after: [other] },
        { ...other, weight: 1, after: [one] },
      ],
    }),
  ).toEqual(["pairs[1].after[0]"]);
});

test("interviews are read from a list of them, and from what schedule prints", () => {
  const interviews = [{ employer: "e", candidate: "c", slot: 0 }];
  expect(parseInterviews(interviews)).toEqual({ ok: true, value: interviews });
  expect(parseInterviews({ status: "optimal", interviews, seconds: 1 })).toEqual({ ok: true, value: interviews });
  expect(parseInterviews({ interviews: [{ employer: "e" }] })).toMatchObject({
    ok: false,
    problems: [{ path: ["interviews", 0, "candidate"] }, { path: ["interviews", 0, "slot"] }],
  });
});
