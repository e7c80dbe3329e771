import { describe, expect, it } from "vitest";
import type { Id } from "../id.ts";
import { answersOf, deriveProfile, type Observation, type Source, Statement } from "./observation.ts";

const ulid = (n: number) => `01K5D3XGZ0${String(n).padStart(16, "0")}`;
const participant: Id<"participant"> = `par_${ulid(1)}`;
let serial = 0;
const said = (statement: Statement, source: Source, at = "2026-02-12T09:00:00Z"): Observation => ({
  id: `obs_${ulid(++serial)}`,
  participantId: participant,
  statement,
  source,
  by: `usr_${ulid(1)}`,
  byName: "Eva Modig",
  at,
});
const lifting = (level: number): Statement => ({
  what: "capacity",
  id: "lifting",
  value: { level },
});
const person = { id: participant, birthDate: "1984-05-02", waitingSince: "2026-01-02" };
const profileOf = (observations: Observation[], choices = {}) =>
  deriveProfile(person, answersOf(observations, choices));

describe("answers", () => {
  it("keep the newest of each source, and both sources", () => {
    const old = said(lifting(1), "self", "2026-01-01T00:00:00Z");
    const own = said(lifting(3), "self", "2026-02-01T00:00:00Z");
    const staff = said(lifting(2), "staff", "2026-03-01T00:00:00Z");
    expect(answersOf([staff, own, old], {})).toEqual([
      { topic: "capacity:lifting", bySource: { self: own, staff }, counts: "self" },
    ]);
  });

  it("of one moment go by the id, whatever the order they are read in", () => {
    const first = said(lifting(1), "self");
    const second = said(lifting(2), "self");
    expect(answersOf([second, first], {})).toEqual(answersOf([first, second], {}));
    expect(answersOf([second, first], {})[0]?.bySource.self).toBe(second);
  });

  it("let the person's own words count until staff choose otherwise", () => {
    const both = [said(lifting(3), "self"), said(lifting(2), "staff"), said(lifting(1), "tested")];
    expect(profileOf(both).capacities).toEqual({ lifting: 3 });
    expect(profileOf(both, { "capacity:lifting": "tested" }).capacities).toEqual({ lifting: 1 });
  });

  it("ignore a choice of a source that has said nothing", () => {
    expect(profileOf([said(lifting(2), "staff")], { "capacity:lifting": "tested" }).capacities).toEqual({ lifting: 2 });
  });
});

describe("the derived profile", () => {
  it("leaves out what nobody has said", () => {
    expect(profileOf([])).toEqual({
      id: participant,
      seeking: [],
      adultFrom: "2002-05-02",
      waitingSince: "2026-01-02",
      skills: {},
      capacities: {},
      avoid: [],
    });
  });

  it('counts "don\'t know yet" as unknown, also over an older answer', () => {
    const asked = said({ what: "capacity", id: "lifting", value: { unknown: true } }, "self", "2026-03-01T00:00:00Z");
    expect(profileOf([said(lifting(3), "self"), asked]).capacities).toEqual({});
  });

  it("keeps empty formats apart from unknown ones: empty means that all work", () => {
    expect(profileOf([said({ what: "formats", value: { works: [] } }, "self")]).formats).toEqual([]);
    expect(profileOf([]).formats).toBeUndefined();
  });

  it("carries a skill's last day", () => {
    const card = said({ what: "skill", id: "truck.a", value: { has: true, validUntil: "2026-04-04" } }, "tested");
    expect(profileOf([card]).skills).toEqual({
      "truck.a": { has: true, validUntil: "2026-04-04" },
    });
  });
});

describe("a statement", () => {
  it.each([
    ["hours whose least is above the most", { what: "hours", value: { min: 30, max: 20 } }],
    ["wished hours outside least and most", { what: "hours", value: { min: 10, max: 20, wanted: 25 } }],
    ["a window that ends before it begins", { what: "available", value: { windows: [{ day: 0, from: 14, to: 8 }] } }],
    ["a format named twice", { what: "formats", value: { works: ["pictures", "pictures"] } }],
    ["a field that it does not have", { what: "maxTravelKm", value: { km: 10, miles: 1 } }],
  ])("refuses %s", (_, statement) => {
    expect(Statement.safeParse(statement).success).toBe(false);
  });
});
