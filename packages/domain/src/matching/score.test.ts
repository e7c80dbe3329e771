import fc from "fast-check";
import { expect, test } from "vitest";
import { placements, profiles, smallVocabulary } from "./arbitraries.ts";
import { readPerson, readPlace } from "./derived.ts";
import { applyRemedy, remediesOf } from "./remedies.ts";
import type { MatchingPlacement, MatchingProfile, MatchingTask } from "./schema.ts";
import { components, scoreOf, defaultWeights, type Components } from "./score.ts";

const origin = { lat: 56.16, lon: 15.59 };
const asOf = "2027-01-01";

const profile: MatchingProfile = { id: "p1", seeking: [], skills: {}, capacities: {}, avoid: [] };
const placement: MatchingPlacement = {
  id: "place1",
  kind: "internship",
  startsOn: "2027-02-01",
  seats: 1,
  location: origin,
  hours: { min: 20, max: 40 },
  open: [],
  formats: [],
  field: "forestry",
  tags: [],
  adaptations: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [{ id: "t1", title: "One", demands: {} }],
};

function parts(person: Partial<MatchingProfile>, place: Partial<MatchingPlacement> = {}): Components {
  return components(
    readPerson({ ...profile, ...person }, origin),
    readPlace({ ...placement, ...place }, smallVocabulary, origin),
    asOf,
  );
}

function score(person: MatchingProfile, place: MatchingPlacement): number {
  return scoreOf(
    components(readPerson(person, origin), readPlace(place, smallVocabulary, origin), asOf),
    defaultWeights,
  );
}

test("the weights add to 100, so that the best score is 10000", () => {
  expect(Object.values(defaultWeights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  const best = parts(
    {
      waitingSince: "2025-01-01",
      interests: { forestry: 3 },
      goals: ["saw.A", "saw.B"],
      hours: { min: 20, max: 40 },
      home: origin,
    },
    { develops: ["saw.A", "saw.B"] },
  );
  expect(scoreOf(best, defaultWeights)).toBe(10_000);
});

test("a participant of whom nothing is known gets the middle or nothing, as the table says", () => {
  expect(parts({}, { wishes: ["saw.A"], tasks: [{ id: "t1", title: "One", demands: { lifting: 1 } }] })).toEqual({
    comfort: 0,
    interest: 50,
    growth: 50,
    waiting: 0,
    tasks: 50,
    hours: 50,
    travel: 50,
    wishes: 0,
  });
});

test("comfort: a margin of one level or the top of the scale, of all dimensions that any task names", () => {
  const tasks: MatchingTask[] = [
    { id: "t1", title: "One", demands: { lifting: 2, focus: 4 } },
    { id: "t2", title: "Two", removable: true, demands: { "sv.reading": 3, lifting: 0 } },
  ];
  // Reading is named by a removable task alone: its core demand is 0.
  expect(parts({}, { tasks }).comfort).toBe(33);
  expect(parts({ capacities: { lifting: 2 } }, { tasks }).comfort).toBe(33);
  expect(parts({ capacities: { lifting: 3 } }, { tasks }).comfort).toBe(66);
  expect(parts({ capacities: { lifting: 3, focus: 4 } }, { tasks }).comfort).toBe(100);
  expect(parts({}).comfort).toBe(100);
});

test("interest: 60, 80 or 100 for a field that is named, 50 for one that is not", () => {
  expect(parts({ interests: { forestry: 1 } }).interest).toBe(60);
  expect(parts({ interests: { forestry: 2 } }).interest).toBe(80);
  expect(parts({ interests: { forestry: 3 } }).interest).toBe(100);
  expect(parts({ interests: { care: 3 } }).interest).toBe(50);
  expect(parts({ interests: {} }).interest).toBe(50);
});

test("growth: 25 for each goal that the place develops, up to two", () => {
  const develops = ["saw.A", "focus", "licence.B"];
  expect(parts({ goals: ["saw.B"] }, { develops }).growth).toBe(50);
  expect(parts({ goals: ["saw.B", "focus"] }, { develops }).growth).toBe(75);
  expect(parts({ goals: ["licence.B", "focus", "saw.A"] }, { develops }).growth).toBe(100);
});

test("waiting: a year makes 100, rounded down by the day, and the future nothing", () => {
  expect(parts({ waitingSince: "2026-01-01" }).waiting).toBe(100);
  expect(parts({ waitingSince: "2026-01-02" }).waiting).toBe(99);
  expect(parts({ waitingSince: "2026-12-29" }).waiting).toBe(0); // 3 days: 300 / 365
  expect(parts({ waitingSince: "2026-12-28" }).waiting).toBe(1);
  expect(parts({ waitingSince: "2027-06-01" }).waiting).toBe(0);
  expect(parts({ waitingSince: "2020-01-01" }).waiting).toBe(100);
});

test("tasks: the share that is surely doable, core and removable alike", () => {
  const tasks: MatchingTask[] = [
    { id: "t1", title: "One", demands: { lifting: 2 } },
    { id: "t2", title: "Two", removable: true, demands: {} },
    { id: "t3", title: "Three", removable: true, demands: {}, requires: [["saw.A"]] },
  ];
  expect(parts({}, { tasks }).tasks).toBe(66);
  expect(parts({ capacities: { lifting: 2 } }, { tasks }).tasks).toBe(83);
  expect(parts({ capacities: { lifting: 1 }, skills: { "saw.A": { has: true } } }, { tasks }).tasks).toBe(83);
});

test("hours: how far the wanted number is from what the place can give", () => {
  const hours = { min: 20, max: 30 };
  expect(parts({ hours: { min: 0, max: 40 } }, { hours }).hours).toBe(100);
  expect(parts({ hours: { min: 31, max: 40 } }, { hours }).hours).toBe(0);
  expect(parts({ hours: { min: 0, max: 40, wanted: 25 } }, { hours }).hours).toBe(100);
  expect(parts({ hours: { min: 0, max: 40, wanted: 40 } }, { hours }).hours).toBe(75);
  expect(parts({ hours: { min: 0, max: 40, wanted: 15 } }, { hours }).hours).toBe(67); // 100 - floor(33.3)
  expect(parts({ hours: { min: 0, max: 40, wanted: 5 } }, { hours }).hours).toBe(0);
  expect(parts({ hours: { min: 0, max: 40, wanted: 0 } }, { hours }).hours).toBe(0);
});

test("travel: 100 at home, nothing from 40 km, and no need to travel costs nothing", () => {
  const at = (north: number) => ({ location: { lat: origin.lat + north / 1113.2, lon: origin.lon } });
  expect(parts({ home: origin }).travel).toBe(100);
  expect(parts({ home: origin }, at(3)).travel).toBe(100); // 300 / 400
  expect(parts({ home: origin }, at(4)).travel).toBe(99);
  expect(parts({ home: origin }, at(399)).travel).toBe(1);
  expect(parts({ home: origin }, at(800)).travel).toBe(0);
  expect(parts({ home: origin }, { ...at(800), remote: true }).travel).toBe(100);
  expect(parts({}, { ...at(800), adaptations: ["fetched"] }).travel).toBe(100);
});

test("wishes: the share that is had on the day of starting", () => {
  const wishes = ["brush.RT", "saw.A", "licence.B"];
  expect(parts({}).wishes).toBe(100);
  expect(parts({ skills: { "brush.RB": { has: true } } }, { wishes }).wishes).toBe(33);
  expect(parts({ skills: { "saw.A": { has: true } } }, { wishes }).wishes).toBe(66);
  expect(parts({ skills: { "licence.B": { has: true, validUntil: "2027-01-31" } } }, { wishes }).wishes).toBe(0);
});

const pairs = { person: profiles(smallVocabulary), place: placements(smallVocabulary) };
const runs = { seed: 20_271, numRuns: 300 };

test("trap of creaming: capacity beyond the margin of every task earns nothing", () => {
  fc.assert(
    fc.property(fc.record(pairs), fc.constantFrom("lifting", "focus", "sv.reading"), ({ person, place }, dimension) => {
      const most = Math.max(...place.tasks.map(({ demands }) => demands[dimension] ?? 0));
      const max = dimension === "sv.reading" ? 6 : 4;
      const enough = Math.min(max, most + 1);
      const withCapacity = (level: number) => ({ ...person, capacities: { ...person.capacities, [dimension]: level } });
      expect(score(withCapacity(max), place)).toBe(score(withCapacity(enough), place));
    }),
    runs,
  );
});

test("trap of saying less: a wider radius, more hours, more formats, another interest or goal never lowers a score", () => {
  fc.assert(
    fc.property(fc.record(pairs), fc.integer({ min: 1, max: 20 }), ({ person, place }, more) => {
      const before = score(person, place);
      const { hours, interests = {}, goals = [], formats = [] } = person;
      const added = <T>(list: readonly T[], element: T): T[] => [...new Set([...list, element])];
      const said: Partial<MatchingProfile>[] = [
        { maxTravelKm: (person.maxTravelKm ?? 0) + more },
        ...(hours === undefined
          ? []
          : [
              { hours: { ...hours, max: hours.max + more } },
              { hours: { ...hours, min: Math.max(0, hours.min - more) } },
            ]),
        { formats: added(formats, "pictures") },
        { interests: { ...interests, forestry: interests["forestry"] ?? 1 } },
        { interests: { ...interests, care: 3 } },
        { goals: added(goals, "saw.B") },
        { goals: added(goals, "focus") },
      ];
      for (const change of said) expect(score({ ...person, ...change }, place)).toBeGreaterThanOrEqual(before);
    }),
    runs,
  );
});

test("trap of the unadapted: an adaptation or a task that may be left out never lowers a score", () => {
  fc.assert(
    fc.property(fc.record(pairs), ({ person, place }) => {
      const before = score(person, place);
      for (const remedy of remediesOf(place, smallVocabulary)) {
        if (remedy.kind !== "adaptation" && remedy.kind !== "release") continue;
        expect(score(person, applyRemedy(remedy, place))).toBeGreaterThanOrEqual(before);
      }
    }),
    runs,
  );
});

test("trap of the need: where an adaptation takes a demand away, whoever needs it scores as one who does not", () => {
  fc.assert(
    fc.property(fc.record(pairs), fc.integer({ min: 0, max: 4 }), ({ person, place }, lifting) => {
      // "all-light" leaves nothing to lift in any task.
      const light = { ...place, adaptations: [...new Set([...place.adaptations, "all-light"])] };
      const withLifting = (level: number) => ({ ...person, capacities: { ...person.capacities, lifting: level } });
      expect(score(withLifting(lifting), light)).toBe(score(withLifting(4), light));
    }),
    runs,
  );
});

test("time waited counts the same for every placement, and more of it never less", () => {
  fc.assert(
    fc.property(fc.record({ ...pairs, other: placements(smallVocabulary) }), ({ person, place, other }) => {
      const waited = (since: string, at: MatchingPlacement) => score({ ...person, waitingSince: since }, at);
      const gain = (at: MatchingPlacement) => waited("2026-07-01", at) - waited("2026-12-31", at);
      expect(gain(place)).toBe(gain(other));
      expect(gain(place)).toBeGreaterThan(0);
    }),
    runs,
  );
});

test("every component is a whole number from 0 to 100", () => {
  fc.assert(
    fc.property(fc.record(pairs), ({ person, place }) => {
      for (const value of Object.values(parts(person, place))) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
      }
    }),
    runs,
  );
});
