import { describe, expect, it } from "vitest";
import { details } from "./event-examples.ts";
import { EventDetails, eventTransitions, slotTimes } from "./event.ts";

describe("slots", () => {
  it("follow one another, with the breaks between", () => {
    const day = details({
      startsAt: "2027-03-18T09:30",
      slots: 4,
      slotMinutes: 15,
      breaks: [{ afterSlot: 1, minutes: 45, kind: "lunch" }],
    });
    expect(slotTimes(day).map(({ from, to }) => `${from.slice(11)} ${to.slice(11)}`)).toEqual([
      "09:30 09:45",
      "09:45 10:00",
      "10:45 11:00",
      "11:00 11:15",
    ]);
  });
});

describe("the day's details", () => {
  const wrong = (more: object) =>
    EventDetails.safeParse(details(more)).error?.issues.map(({ path, ...issue }) => [
      path.join("."),
      "params" in issue ? (issue.params as { code: string }).code : issue.code,
    ]) ?? [];

  it.each([
    [
      "a break after the last slot",
      { slots: 4, breaks: [{ afterSlot: 3, minutes: 5, kind: "pause" }] },
      "breaks.0.afterSlot",
      "notAChoice",
    ],
    [
      "two breaks after the same slot",
      { breaks: [1, 1].map((afterSlot) => ({ afterSlot, minutes: 5, kind: "pause" })) },
      "breaks",
      "repeated",
    ],
    [
      "two tables with the same number",
      { hall: { rooms: [], tables: [1, 1].map((number) => ({ number, quiet: false })), rotation: "candidatesWalk" } },
      "hall.tables",
      "repeated",
    ],
    [
      "a table in a room that is not there",
      { hall: { rooms: [], tables: [{ number: 1, quiet: false, room: "attic" }], rotation: "candidatesWalk" } },
      "hall.tables.0.room",
      "unknownId",
    ],
    [
      "an interpreter of no language",
      { resources: [{ id: "i", kind: "interpreter", capacity: 1, unavailable: [] }] },
      "resources.0.language",
      "required",
    ],
    [
      "one calendar for two at once",
      { resources: [{ id: "s", kind: "supportPerson", capacity: 2, unavailable: [], calendar: "Amira" }] },
      "resources.0.capacity",
      "tooLarge",
    ],
    ["a least above the most", { limits: { candidateMin: 5, candidateMax: 2 } }, "limits.candidateMin", "minAboveMax"],
  ])("are refused with %s", (_, more, path, code) => {
    expect(wrong(more)).toEqual([[path, code]]);
  });
});

it("an event is published only from a plan, and only by way of booking everybody's time", () => {
  const into = (state: string) =>
    Object.entries(eventTransitions)
      .filter(([, to]) => to.some((one) => one === state))
      .map(([from]) => from);
  expect(into("publishing")).toEqual(["planned"]);
  expect(into("published")).toEqual(["publishing"]);
  expect(eventTransitions.done).toEqual([]);
});

it("an event is called off before its day begins, not while it is being published, and that is its end", () => {
  const from = Object.entries(eventTransitions).flatMap(([state, to]) => (to.includes("cancelled") ? [state] : []));
  expect(from).toEqual(["draft", "inviting", "planned", "published"]);
  expect(eventTransitions.cancelled).toEqual([]);
});
