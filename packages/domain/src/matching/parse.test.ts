import fc from "fast-check";
import { expect, test } from "vitest";
import { placements, pools, smallVocabulary } from "./arbitraries.ts";
import { lexiconOf } from "./lexicon.ts";
import {
  formatPath,
  parseCase,
  parsePlacement,
  parsePlacements,
  parsePool,
  parseProfile,
  type Parsed,
} from "./parse.ts";

const profile = { id: "p1", seeking: ["internship"], skills: {}, capacities: {}, avoid: [] };
const task = { id: "t1", title: "Plant trees", demands: {} };
const placement = {
  id: "place1",
  kind: "internship",
  startsOn: "2027-02-01",
  seats: 1,
  location: { lat: 56.16, lon: 15.59 },
  hours: { min: 20, max: 40 },
  open: [],
  formats: [],
  field: "forestry",
  tags: [],
  adaptations: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [task],
};

function pathsOf(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path));
}

test("a profile and a placement with nothing but what they must have are taken", () => {
  expect(parseProfile(profile, smallVocabulary)).toEqual({ ok: true, value: profile });
  expect(parsePlacement(placement, smallVocabulary)).toEqual({ ok: true, value: placement });
});

test("everything that the generators make is taken as it stands", () => {
  fc.assert(
    fc.property(
      fc.record({ pool: pools(smallVocabulary, { max: 5 }), placement: placements(smallVocabulary) }),
      (made) => {
        expect(parseCase(made, smallVocabulary)).toEqual({ ok: true, value: made });
      },
    ),
    { seed: 10 },
  );
});

const wrongProfiles: [string, object, string][] = [
  ["an unknown field", { gender: "woman" }, "gender"],
  ["an empty id", { id: "" }, "id"],
  ["an id with a colon", { id: "a:b" }, "id"],
  ["an id with a bar", { id: "a|b" }, "id"],
  ["an unknown kind", { seeking: ["gig"] }, "seeking[0]"],
  ["a kind twice", { seeking: ["internship", "internship"] }, "seeking[1]"],
  ["a day that does not exist", { availableFrom: "2027-02-29" }, "availableFrom"],
  ["a day of the week that does not exist", { available: [{ day: 7, from: 8, to: 9 }] }, "available[0].day"],
  ["a window that ends as it begins", { available: [{ day: 0, from: 8, to: 8 }] }, "available[0].to"],
  ["a window past midnight", { available: [{ day: 0, from: 8, to: 25 }] }, "available[0].to"],
  ["hours in parts", { hours: { min: 7.5, max: 20 } }, "hours.min"],
  ["most hours below fewest", { hours: { min: 20, max: 10 } }, "hours.max"],
  ["wanted hours above most", { hours: { min: 10, max: 20, wanted: 21 } }, "hours.wanted"],
  ["wanted hours below fewest", { hours: { min: 10, max: 20, wanted: 9 } }, "hours.wanted"],
  ["days without an hour", { hours: { min: 10, max: 20, maxPerDay: 0 } }, "hours.maxPerDay"],
  ["an unknown format", { formats: ["telepathy"] }, "formats[0]"],
  ["an unknown skill", { skills: { juggling: { has: true } } }, "skills.juggling"],
  ["a skill that does not say whether it is there", { skills: { "licence.B": {} } }, 'skills["licence.B"].has'],
  ["an unknown dimension", { capacities: { flying: 1 } }, "capacities.flying"],
  ["a level above the scale", { capacities: { lifting: 5 } }, "capacities.lifting"],
  ["a level below the scale", { capacities: { lifting: -1 } }, "capacities.lifting"],
  ["an unknown tag", { avoid: ["mondays"] }, "avoid[0]"],
  ["an unknown field of work", { interests: { space: 1 } }, "interests.space"],
  ["an interest above 3", { interests: { care: 4 } }, "interests.care"],
  ["an unknown goal", { goals: ["fame"] }, "goals[0]"],
  ["a place beyond the pole", { home: { lat: 91, lon: 0 } }, "home.lat"],
  ["null for unknown", { maxTravelKm: null }, "maxTravelKm"],
];

test.each(wrongProfiles)("a profile with %s is refused where it stands", (_, change, path) => {
  expect(pathsOf(parseProfile({ ...profile, ...change }, smallVocabulary))).toEqual([path]);
});

test("a goal is a skill or a dimension", () => {
  expect(parseProfile({ ...profile, goals: ["licence.B", "sv.reading"] }, smallVocabulary).ok).toBe(true);
});

const wrongPlacements: [string, object, string][] = [
  ["no tasks", { tasks: [] }, "tasks"],
  ["two tasks of one id", { tasks: [task, task] }, "tasks[1].id"],
  ["an empty clause", { requires: [[]] }, "requires[0]"],
  ["a skill twice in a clause", { requires: [["licence.B", "licence.B"]] }, "requires[0][1]"],
  ["an unknown skill in a clause", { requires: [["licence.B", "juggling"]] }, "requires[0][1]"],
  ["an unknown skill in a task", { tasks: [{ ...task, requires: [["juggling"]] }] }, "tasks[0].requires[0][0]"],
  ["a demand above the scale", { tasks: [{ ...task, demands: { lifting: 5 } }] }, "tasks[0].demands.lifting"],
  ["an unknown adaptation", { adaptations: ["magic"] }, "adaptations[0]"],
  ["a task's unknown adaptation", { tasks: [{ ...task, adaptations: ["magic"] }] }, "tasks[0].adaptations[0]"],
  ["an adaptation twice", { adaptations: ["fetched", "fetched"] }, "adaptations[1]"],
  ["a latest start before the first", { latestStartOn: "2027-01-31" }, "latestStartOn"],
  ["seats below none", { seats: -1 }, "seats"],
  ["an unknown field of work", { field: "space" }, "field"],
  ["an unknown wish", { wishes: ["juggling"] }, "wishes[0]"],
  ["most hours below fewest", { hours: { min: 20, max: 10 } }, "hours.max"],
  ["no location", { location: undefined }, "location"],
];

test.each(wrongPlacements)("a placement with %s is refused where it stands", (_, change, path) => {
  expect(pathsOf(parsePlacement({ ...placement, ...change }, smallVocabulary))).toEqual([path]);
});

test("a placement may say a clause twice: the two are one", () => {
  const twice = {
    ...placement,
    requires: [
      ["saw.A", "saw.B"],
      ["saw.B", "saw.A"],
    ],
  };
  expect(parsePlacement(twice, smallVocabulary).ok).toBe(true);
});

test("no id stands twice in a pool or in a list of placements", () => {
  const pool = { asOf: "2027-01-01", origin: { lat: 56, lon: 15 }, participants: [profile, profile] };
  expect(pathsOf(parsePool(pool, smallVocabulary))).toEqual(["participants[1].id"]);
  expect(pathsOf(parsePlacements([placement, placement], smallVocabulary))).toEqual(["[1].id"]);
});

test("a vocabulary whose skills imply one another in a circle is refused", () => {
  const [first, second, ...rest] = smallVocabulary.skills;
  if (first === undefined || second === undefined) throw new Error("the vocabulary has skills");
  const circular = { ...smallVocabulary, skills: [{ ...first, implies: [second.id] }, second, ...rest] };
  expect(() => lexiconOf(circular)).toThrow(/circle/);
});
