import { expect, it } from "vitest";
import { type Day, issuesOf, type KnownHall, replanOf, roundsOf, tablesNow, withoutIds } from "./hall.ts";

const lager = "emp_lager" as const;
const cafe = "emp_cafe" as const;
const person = (number: number) => `par_${number}` as const;
const hall: KnownHall = {
  planId: "pln_1",
  planVersion: 1,
  people: [1, 2, 3].map((number) => ({ participantId: person(number), number, code: "7F3K9QX2MA", givenName: "Eva" })),
  employers: [
    { id: lager, name: "Lager", tables: [1, 2], unavailable: [] },
    { id: cafe, name: "Café", tables: [3], unavailable: [] },
  ],
  interviews: [
    { employerId: lager, number: 1, slot: 0, length: 2, table: 1 },
    { employerId: lager, number: 2, slot: 1, length: 1, table: 2 },
    { employerId: cafe, number: 2, slot: 0, length: 1, table: 3 },
    { employerId: cafe, number: 3, slot: 2, length: 1, table: 3 },
    { employerId: lager, number: 3, slot: 3, length: 1, table: 1 },
    { employerId: lager, number: 2, slot: 3, length: 1, table: 2 },
  ],
};
const day = (change: Partial<Day> = {}): Day => ({
  eventId: "evt_1",
  sequence: 0,
  clock: { kind: "round", slot: 1, startedAt: "2027-03-18T08:45:00.000Z" },
  attendance: [],
  tables: [],
  resources: [],
  ...change,
});
const said = (number: number, presence: "present" | "late" | "absent" | "left") => ({
  number,
  presence,
  at: "2027-03-18T08:40:00.000Z",
});

it("shows who sits where now, a double meeting in its second round too, and who comes next", () => {
  expect(tablesNow(hall, day()).map(({ table, card, next }) => [table, card, next])).toEqual([
    [1, 1, undefined],
    [2, 2, undefined],
    [3, undefined, 3],
  ]);
});

it("before the first round nobody sits, and the first of each table comes next", () => {
  const before = day({ clock: { kind: "notStarted" } });
  expect(roundsOf(before)).toEqual({ now: undefined, next: 0 });
  expect(tablesNow(hall, before).map(({ card, next }) => [card, next])).toEqual([
    [undefined, 1],
    [undefined, undefined],
    [undefined, 2],
  ]);
});

it("closes the last of an employer's tables when fewer are open", () => {
  const closed = tablesNow(hall, day({ tables: [{ employerId: lager, open: 1 }] }));
  expect(closed.filter((table) => table.closed).map(({ table }) => table)).toEqual([2]);
});

it("puts in question what is ahead of somebody who is away, never what is on or past", () => {
  const attendance = [said(1, "absent"), said(2, "left"), said(3, "late")];
  expect(issuesOf(hall, day({ attendance })).map(({ kind, falls }) => [kind, falls])).toEqual([
    ["left", 1],
    ["late", 2],
  ]);
});

it("puts in question the meetings that a closed table has no room for", () => {
  expect(issuesOf(hall, day({ tables: [{ employerId: lager, open: 1 }] }))).toMatchObject([
    { kind: "table", falls: 1 },
  ]);
  expect(issuesOf(hall, day({ tables: [{ employerId: cafe, open: 0 }] }))).toMatchObject([{ kind: "table", falls: 1 }]);
});

it("asks with all that is known and leaves out what waits", () => {
  const attendance = [said(2, "absent"), said(3, "late")];
  expect(replanOf(hall, day({ attendance }), new Set(["absent 2"]), new Map([[3, 3]]))).toEqual({
    fromSlot: 2,
    absent: [],
    late: [{ participantId: "par_3", slot: 3 }],
    leaving: [],
    tables: [],
    resources: [],
  });
});

it("keeps no id of a person on the device", () => {
  expect(JSON.stringify(withoutIds(hall))).not.toContain("par_");
});
