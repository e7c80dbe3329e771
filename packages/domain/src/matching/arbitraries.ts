/**
 * Made-up participants, placements and pools for property tests and for comparing implementations, drawn from a
 * small vocabulary in which everything that matching can meet happens often: skills that imply others in a chain
 * and in a diamond, adaptations of every effect, dates that fall on, before and after one another.
 */
import fc from "fast-check";
import type { Dimension, Vocabulary } from "../vocabulary/vocabulary.ts";
import type { MatchingPlacement, MatchingProfile, MatchingTask, Pool, Window } from "./schema.ts";
import { componentNames, type Component, type Weights } from "./score.ts";

const dimension: Omit<Dimension, "id" | "max"> = {
  area: "function",
  icf: "d430",
  demandSteps: [],
  capacitySteps: [],
  pictogram: "none",
};
const skill = { group: "card", pictogram: "none" };
const pictogram = "none";

export const smallVocabulary: Vocabulary = {
  ruleVersion: "2027.1",
  dimensions: [
    { id: "lifting", max: 4, ...dimension },
    { id: "focus", max: 4, ...dimension },
    { id: "sv.reading", max: 6, ...dimension },
  ],
  skills: [
    { id: "brush.RT", implies: [], ...skill },
    { id: "brush.RA", implies: ["brush.RT"], ...skill },
    { id: "brush.RB", implies: ["brush.RA"], ...skill },
    { id: "saw.A", implies: ["brush.RT"], ...skill },
    { id: "saw.B", implies: ["saw.A", "brush.RA"], ...skill },
    { id: "licence.B", implies: [], ...skill },
  ],
  adaptations: [
    { id: "lift-help", group: "physical", caps: { lifting: 1 }, pictogram },
    { id: "all-light", group: "physical", caps: { lifting: 0, focus: 2 }, pictogram },
    { id: "picture-support", group: "information", caps: { "sv.reading": 1 }, addsFormats: ["pictures"], pictogram },
    { id: "fetched", group: "social", transport: true, pictogram },
    { id: "short-week", group: "hours", minHours: 8, pictogram },
    { id: "evenings", group: "hours", widenDay: { from: 17, to: 21 }, pictogram },
    { id: "calm", group: "social", pictogram },
  ],
  formats: [
    { id: "written", pictogram },
    { id: "pictures", pictogram },
    { id: "spoken.sv", pictogram },
  ],
  fields: [
    { id: "forestry", conceptId: "f1", pictogram },
    { id: "care", conceptId: "f2", pictogram },
  ],
  tags: [
    { id: "pork", pictogram },
    { id: "alcohol", pictogram },
  ],
};

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

const sets = (ids: readonly string[]): fc.Arbitrary<string[]> =>
  fc.subarray([...ids]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));

const often = <Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: rare });

/** A value for each id; `absent` in `absent + 2` of them are left out. */
const records = <Value>(ids: readonly string[], absent: number, valueOf: (id: string) => fc.Arbitrary<Value>) =>
  fc
    .tuple(
      ...ids.map((id) =>
        fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: valueOf(id) }),
      ),
    )
    .map((values) =>
      Object.fromEntries(
        ids.flatMap((id, index): [string, Value][] => {
          const value = values[index];
          return value === undefined ? [] : [[id, value]];
        }),
      ),
    );

const days = fc.constantFrom("2026-11-30", "2027-01-31", "2027-02-01", "2027-02-15", "2027-03-01", "2027-06-30");

const kinds = ["internship", "workTraining", "subsidisedEmployment", "employment"] as const;

/** A few windows, or a whole working week. */
const windows: fc.Arbitrary<Window[]> = fc.oneof(
  fc.array(
    fc
      .record({
        day: fc.integer({ min: 0, max: 6 }),
        from: fc.integer({ min: 6, max: 18 }),
        length: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ day, from, length }) => ({ day, from, to: from + length })),
    { maxLength: 8 },
  ),
  fc.integer({ min: 6, max: 10 }).map((from) => [0, 1, 2, 3, 4].map((day) => ({ day, from, to: from + 8 }))),
);

const weekHours = fc.constantFrom(0, 4, 8, 10, 16, 20, 25, 40);

/** Karlskrona and up to some 50 km around it. */
const location = fc
  .record({ lat: fc.integer({ min: -400, max: 400 }), lon: fc.integer({ min: -800, max: 800 }) })
  .map(({ lat, lon }) => ({ lat: 56.16 + lat / 1000, lon: 15.59 + lon / 1000 }));

/** Half of them have answered everything, half have left about every other answer out. */
export function profiles(vocabulary: Vocabulary): fc.Arbitrary<MatchingProfile> {
  return fc.oneof(profilesWith(vocabulary, true), profilesWith(vocabulary, false));
}

const required = ["id", "seeking", "skills", "capacities", "avoid"] as const;

function profilesWith(vocabulary: Vocabulary, complete: boolean): fc.Arbitrary<MatchingProfile> {
  const { dimensions, skills, formats, fields, tags } = vocabulary;
  const absent = complete ? 0 : 2;
  const answers = {
    id: fc.constantFrom(...Array.from({ length: 40 }, (_, index) => `p${String(index)}`)),
    // Most seek most kinds, so that the other criteria get to decide.
    seeking: fc.oneof(
      { weight: 3, arbitrary: fc.constant(kinds).map((all) => [...all]) },
      { weight: 1, arbitrary: fc.subarray([...kinds]) },
    ),
    availableFrom: days,
    adultFrom: days,
    waitingSince: fc.oneof(days, fc.constant("2025-01-01")),
    hours: fc
      .tuple(
        weekHours,
        weekHours,
        weekHours,
        fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
        fc.boolean(),
      )
      .map(([one, two, three, maxPerDay, wants]) => {
        const [min = 0, wanted = 0, max = 0] = [one, two, three].toSorted((a, b) => a - b);
        return { min, max, ...(wants && { wanted }), ...(maxPerDay !== undefined && { maxPerDay }) };
      }),
    available: windows,
    home: location,
    maxTravelKm: fc.integer({ min: 0, max: 90 }),
    formats: sets(idsOf(formats)),
    skills: records(idsOf(skills), absent, () =>
      fc.record({ has: often(fc.constant(true), fc.constant(false)), validUntil: days }, { requiredKeys: ["has"] }),
    ),
    capacities: records(idsOf(dimensions), absent, (id) => {
      const max = dimensions.find((each) => each.id === id)?.max ?? 4;
      return often(fc.integer({ min: max - 2, max }), fc.integer({ min: 0, max }));
    }),
    avoid: often(fc.constant<string[]>([]), sets(idsOf(tags))),
    interests: records(idsOf(fields), 2, () => fc.integer({ min: 1, max: 3 })),
    goals: sets([...idsOf(skills), ...idsOf(dimensions)]),
  };
  return fc.record(answers, { requiredKeys: complete ? [...required, ...optional] : [...required] });
}

const optional = [
  "availableFrom",
  "adultFrom",
  "waitingSince",
  "hours",
  "available",
  "home",
  "maxTravelKm",
  "formats",
  "interests",
  "goals",
] as const;

function clauses(vocabulary: Vocabulary): fc.Arbitrary<string[][]> {
  const ids = idsOf(vocabulary.skills);
  const clause = fc.shuffledSubarray(ids, { minLength: 1, maxLength: 2 });
  return often(fc.constant<string[][]>([]), fc.array(clause, { maxLength: 3 }));
}

function tasks(vocabulary: Vocabulary): fc.Arbitrary<MatchingTask[]> {
  const { adaptations, dimensions } = vocabulary;
  const task = fc.record(
    {
      id: fc.constantFrom("t1", "t2", "t3", "t4"),
      title: fc.constant("Task"),
      removable: fc.boolean(),
      hazardous: often(fc.constant(false), fc.constant(true)),
      demands: records(idsOf(dimensions), 3, (id) => {
        const max = dimensions.find((each) => each.id === id)?.max ?? 4;
        return often(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max }));
      }),
      requires: clauses(vocabulary),
      adaptations: fc.subarray(idsOf(adaptations), { maxLength: 2 }),
    },
    { requiredKeys: ["id", "title", "demands"] },
  );
  return fc.uniqueArray(task, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
}

export function placements(vocabulary: Vocabulary): fc.Arbitrary<MatchingPlacement> {
  const { adaptations, dimensions, fields, formats, skills, tags } = vocabulary;
  return fc
    .record(
      {
        id: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `place${String(index)}`)),
        kind: fc.constantFrom(...kinds),
        startsOn: days,
        latestStartOn: days,
        seats: fc.integer({ min: 0, max: 3 }),
        location,
        remote: fc.boolean(),
        hours: fc
          .tuple(weekHours, weekHours)
          .map(([one, two]) => ({ min: Math.min(one, two), max: Math.max(one, two) })),
        open: windows,
        formats: sets(idsOf(formats)),
        field: fc.constantFrom(...idsOf(fields)),
        tags: sets(idsOf(tags)),
        adaptations: fc.subarray(idsOf(adaptations), { maxLength: 3 }),
        requires: clauses(vocabulary),
        wishes: sets(idsOf(skills)),
        develops: sets([...idsOf(skills), ...idsOf(dimensions)]),
        minTasks: fc.integer({ min: 0, max: 4 }),
        tasks: tasks(vocabulary),
      },
      {
        requiredKeys: [
          "id",
          "kind",
          "startsOn",
          "seats",
          "location",
          "hours",
          "open",
          "formats",
          "field",
          "tags",
          "adaptations",
          "requires",
          "wishes",
          "develops",
          "tasks",
        ],
      },
    )
    .map(({ startsOn, latestStartOn, ...rest }) => {
      if (latestStartOn === undefined) return { ...rest, startsOn };
      const [first = startsOn, last = startsOn] = [startsOn, latestStartOn].toSorted();
      return { ...rest, startsOn: first, latestStartOn: last };
    });
}

/** How many there are; fast-check prefers few, so that a test that needs many says so. */
export type Size = { min?: number; max: number };

export function pools(vocabulary: Vocabulary, { min = 0, max }: Size): fc.Arbitrary<Pool> {
  return fc.record({
    asOf: fc.constantFrom("2027-01-15", "2027-02-01"),
    origin: fc.constant({ lat: 56.16, lon: 15.59 }),
    participants: fc.uniqueArray(profiles(vocabulary), { minLength: min, maxLength: max, selector: ({ id }) => id }),
  });
}

export function placementLists(vocabulary: Vocabulary, { min = 0, max }: Size): fc.Arbitrary<MatchingPlacement[]> {
  return fc.uniqueArray(placements(vocabulary), { minLength: min, maxLength: max, selector: ({ id }) => id });
}

/** Whole numbers that add to 100, as the pieces that eight components leave of a tape cut at seven places; some weigh nothing. */
export function weightings(): fc.Arbitrary<Weights> {
  return fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }).map((cuts) => {
    const ends = [...cuts.toSorted((one, other) => one - other), 100];
    const weighed = componentNames.map((name, index) => [name, (ends[index] ?? 100) - (ends[index - 1] ?? 0)] as const);
    return Object.fromEntries(weighed) as Record<Component, number>;
  });
}
