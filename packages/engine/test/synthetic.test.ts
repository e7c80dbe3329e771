import { standing } from "@passa/domain/matching/criteria";
import { readPerson, readPlace } from "@passa/domain/matching/derived";
import { parsePlacement, parseProfile } from "@passa/domain/matching/parse";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { expect, test } from "vitest";
import {
  adaptationsLeft,
  origin,
  participantAt,
  participants,
  placements,
  placementWithFortyRemedies,
  typicalPlacement,
} from "../bench/synthetic.ts";

const people = [...participants(2000)];
const share = (count: number): number => count / people.length;

test("synthetic participants and placements are such as matching takes", () => {
  expect(people.map((profile) => parseProfile(profile, curatedVocabulary)).filter(({ ok }) => !ok)).toEqual([]);
  const all = [typicalPlacement, placementWithFortyRemedies, ...placements(300)];
  expect(all.map((placement) => parsePlacement(placement, curatedVocabulary)).filter(({ ok }) => !ok)).toEqual([]);
});

test("a participant follows from the index alone, and no two share an id", () => {
  expect(participantAt(1234)).toEqual(people[1234]);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
});

test("a fifth to two fifths of all capacities are unknown", () => {
  const known = people.reduce((sum, { capacities }) => sum + Object.keys(capacities).length, 0);
  const unknown = 1 - share(known) / curatedVocabulary.dimensions.length;
  expect(unknown).toBeGreaterThan(0.2);
  expect(unknown).toBeLessThan(0.4);
});

test("a typical placement finds some in every tier: few eligible, more to ask first, near misses, most blocked", () => {
  const place = readPlace(typicalPlacement, curatedVocabulary, origin);
  const counts = { eligible: 0, askFirst: 0, nearMiss: 0, blocked: 0 };
  for (const profile of people) counts[standing(readPerson(profile, origin), place).tier] += 1;
  expect(share(counts.eligible)).toBeGreaterThan(0.01);
  expect(share(counts.eligible)).toBeLessThan(0.06);
  expect(share(counts.askFirst)).toBeGreaterThan(0.05);
  expect(share(counts.askFirst)).toBeLessThan(0.2);
  expect(share(counts.nearMiss)).toBeGreaterThan(0.05);
  expect(share(counts.nearMiss)).toBeLessThan(0.25);
  expect(share(counts.blocked)).toBeGreaterThan(0.5);
});

test("the placement for remedies leaves forty adaptations to offer", () => {
  expect(adaptationsLeft(placementWithFortyRemedies)).toBe(40);
});
