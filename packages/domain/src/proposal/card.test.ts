import { expect, it } from "vitest";
import type { MatchingPlacement, MatchingProfile } from "../matching/schema.ts";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import { cardFor } from "./card.ts";

const origin = { lat: 56.16, lon: 15.59 };
const day = { origin, asOf: "2027-03-01" };
const weekdays = (from: number, to: number) => [0, 1, 2, 3, 4].map((day) => ({ day, from, to }));

const place: MatchingPlacement = {
  id: "place",
  kind: "internship",
  startsOn: "2027-03-15",
  seats: 1,
  location: origin,
  hours: { min: 20, max: 30 },
  open: weekdays(7, 16),
  formats: ["spoken"],
  field: "transport",
  tags: [],
  adaptations: ["picture-instructions"],
  requires: [["truck.a"]],
  wishes: ["licence.b"],
  develops: [],
  tasks: [
    { id: "pick", title: "Plocka order", demands: { lifting: 2 } },
    { id: "phone", title: "Svara i telefon", removable: true, demands: { phone: 3 } },
  ],
};
const person: MatchingProfile = {
  id: "person",
  seeking: ["internship"],
  availableFrom: "2027-03-01",
  hours: { min: 15, max: 25 },
  available: weekdays(8, 14),
  home: origin,
  maxTravelKm: 15,
  formats: ["pictures"],
  skills: { "truck.a": { has: true }, "welding.mag": { has: true } },
  capacities: { lifting: 3, phone: 0 },
  avoid: [],
  interests: { transport: 3 },
};

it("tells what of this work the person can do, when, and nothing that the place does not ask for", () => {
  const card = cardFor(person, place, curatedVocabulary, day);
  expect(card).toMatchObject({
    tasks: [{ id: "pick", title: "Plocka order" }],
    skills: ["truck.a"],
    interested: true,
    hours: { min: 20, max: 25 },
    windows: weekdays(8, 14),
    startsOn: "2027-03-15",
  });
  expect(JSON.stringify(card)).not.toContain("person");
});

it("an adaptation is needed when something stands in the way without it", () => {
  expect(cardFor(person, place, curatedVocabulary, day).needs).toEqual([
    { adaptation: "picture-instructions", offered: true },
  ]);
  const unaided = { ...person, formats: ["spoken"] };
  expect(cardFor(unaided, place, curatedVocabulary, day).needs).toEqual([]);
  const without = { ...place, adaptations: [] };
  const [need] = cardFor(person, without, curatedVocabulary, day).needs;
  expect(need?.offered).toBe(false);
});

it("says nothing of hours that nobody knows", () => {
  const { hours: _, available: __, ...unknown } = person;
  const card = cardFor(unknown, place, curatedVocabulary, day);
  expect(card).not.toHaveProperty("hours");
  expect(card.windows).toEqual([]);
});
