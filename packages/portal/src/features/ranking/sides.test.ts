import { createTexts } from "@passa/texts/compiled";
import { compileCatalogue } from "@passa/texts/compile";
import { expect, test } from "vitest";
import { inReadingOrder, type Judgement, sidesOf, toldIn } from "./sides.ts";

const texts = createTexts("sv", compileCatalogue("sv"));
const names = { tasks: new Map<string, string>(), maxima: new Map([["lifting", 4]]) };
const sides = (judged: Judgement) => sidesOf(texts, judged, names, "Karlskrona");

const kind: Judgement = {
  kind: "kind",
  criterion: "kind",
  state: "met",
  remedies: [],
  offered: "internship",
  seeking: ["internship", "employment"],
};
const avoid: Judgement = { kind: "avoid", criterion: "avoid:alcohol", state: "blocked", remedies: [], tag: "alcohol" };
const demand = (capacity?: number): Judgement => ({
  kind: "demand",
  criterion: "demand:lifting",
  state: capacity === undefined ? "unknown" : capacity < 2 ? "blocked" : "met",
  remedies: [],
  dimension: "lifting",
  level: 2,
  tasks: [],
  ...(capacity === undefined ? {} : { capacity }),
});
const hours: Judgement = {
  kind: "hours",
  criterion: "hours",
  state: "met",
  remedies: [],
  place: { min: 20, max: 20 },
  person: { min: 15, max: 25, wanted: 20 },
  common: { lo: 20, hi: 20 },
};

test("hours are a range, one number where both ends are one, with what is wished for", () => {
  expect(sides(hours)).toMatchObject({ place: "20", person: "15–25, helst 20" });
});

test("the distance stands against what the person can travel", () => {
  const travel: Judgement = {
    kind: "travel",
    criterion: "travel",
    state: "met",
    remedies: [],
    remote: false,
    transport: false,
    distanceM: 6_800,
    maxTravelKm: 15,
  };
  expect(sides(travel)).toMatchObject({ place: "Karlskrona", person: "6,8 av 15\u00a0km fågelvägen" });
  expect(sides({ ...travel, state: "unknown", distanceM: undefined })).toMatchObject({ person: undefined });
});

test("a demand has both levels to draw, and none for a person who has not been asked", () => {
  expect(sides(demand(3)).level).toEqual({ asks: 2, has: 3, of: 4 });
  expect(sides(demand()).level).toEqual({ asks: 2, has: undefined, of: 4 });
  expect(sides(demand()).person).toBeUndefined();
});

test("what blocks comes first, then what to ask, then what fits, the most telling of it first", () => {
  const order = inReadingOrder([kind, demand(3), hours, demand(), avoid]).map(({ state, kind: what }) => [state, what]);
  expect(order).toEqual([
    ["blocked", "avoid"],
    ["unknown", "demand"],
    ["met", "hours"],
    ["met", "demand"],
    ["met", "kind"],
  ]);
});

test("the employer is never told what is sought or avoided; staff and the participant are", () => {
  const all = [kind, hours, avoid];
  expect(toldIn("employer", all)).toEqual([hours]);
  expect(toldIn("staff", all)).toEqual(all);
  expect(toldIn("participant", all)).toEqual(all);
});
