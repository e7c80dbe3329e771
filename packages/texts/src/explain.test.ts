import type { Criterion, CriterionKind } from "@passa/domain/matching/criteria";
import { placements, profiles } from "@passa/domain/matching/arbitraries";
import { judge } from "@passa/domain/matching/judge";
import { componentNames } from "@passa/domain/matching/score";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainComponent, explainCriterion, explainRemedy, type Names, type Register } from "./explain.ts";
import { catalogues } from "./catalogues.ts";
import type { TextKey, Texts } from "./compiled.ts";
import { textsIn } from "./texts.ts";

const registers: Register[] = ["staff", "participant", "employer"];
const names: Names = {
  tasks: new Map([
    ["t1", "Plocka order"],
    ["t2", "Köra truck"],
  ]),
  maxima: new Map([["lifting", 4]]),
  imported: new Map([["jobtech.x", "Lokförare"]]),
};

/** One blocked criterion of every kind, in facts that say something of both sides. */
const blocked: { [Kind in CriterionKind]: Extract<Criterion, { kind: Kind }> } = {
  kind: { kind: "kind", criterion: "kind", state: "blocked", offered: "internship", seeking: ["employment"] },
  period: {
    kind: "period",
    criterion: "period",
    state: "blocked",
    startsOn: "2027-03-01",
    latestStartOn: "2027-04-01",
    availableFrom: "2027-05-02",
  },
  age: { kind: "age", criterion: "age", state: "blocked", on: "2027-03-01", tasks: ["t2"], adultFrom: "2027-08-09" },
  hours: {
    kind: "hours",
    criterion: "hours",
    state: "blocked",
    place: { min: 20, max: 30 },
    person: { min: 5, max: 11 },
  },
  schedule: { kind: "schedule", criterion: "schedule", state: "blocked", need: 17, common: 13 },
  travel: {
    kind: "travel",
    criterion: "travel",
    state: "blocked",
    remote: false,
    transport: false,
    distanceM: 15_001,
    maxTravelKm: 15,
  },
  format: { kind: "format", criterion: "format", state: "blocked", given: ["spoken"], wanted: ["sign-language"] },
  skill: {
    kind: "skill",
    criterion: "skill:licence.b|jobtech.x",
    state: "blocked",
    members: [
      { skill: "licence.b", state: "hasNot" },
      { skill: "jobtech.x", state: "hasNot" },
    ],
  },
  demand: {
    kind: "demand",
    criterion: "demand:lifting",
    state: "blocked",
    dimension: "lifting",
    level: 3,
    tasks: ["t1"],
    capacity: 1,
  },
  tasks: {
    kind: "tasks",
    criterion: "tasks",
    state: "blocked",
    minTasks: 4,
    core: ["t1"],
    doable: [],
    unknown: [],
    notDoable: ["t2"],
  },
  avoid: { kind: "avoid", criterion: "avoid:pork", state: "blocked", tag: "pork" },
};

const inSwedish = (register: Register, criterion: Criterion) =>
  explainCriterion(textsIn("sv"), register, criterion, names);

describe("staff read the facts of both sides", () => {
  test.each([
    [
      blocked.demand,
      "Lyfta: platsen ber om ”Till 15 kilo” (3 av 4) i ”Plocka order”. Svar: ”Upp till 5 kilo” (1 av 4).",
    ],
    [blocked.period, "Kan börja först 2 maj 2027. Platsen börjar mellan 1 mars 2027 och 1 april 2027."],
    [blocked.hours, "Kan 5 till 11 timmar i veckan, platsen är 20 till 30."],
    [blocked.format, "Behöver: Teckenspråk. Platsen ger: I tal."],
    [blocked.skill, "Har inte, eller har gått ut: Körkort B eller Lokförare."],
  ])("%#", (criterion, expected) => {
    expect(inSwedish("staff", criterion)).toBe(expected);
  });

  test("a distance that blocks is never rounded down to the limit it passes", () => {
    expect(inSwedish("staff", blocked.travel)).toBe("15,1 km fågelvägen, högst 15 km.");
  });
});

test("the participant is asked the question of the dimension where the answer is unknown", () => {
  const { capacity: _, ...facts } = blocked.demand;
  expect(inSwedish("participant", { ...facts, state: "unknown" })).toBe("Hur tungt kan du lyfta?");
});

test("hours that are fixed are told as one number", () => {
  const criterion = { ...blocked.hours, place: { min: 20, max: 20 } };
  expect(inSwedish("employer", criterion)).toBe("Platsen är 20 timmar i veckan. Med andra timmar öppnas den för fler.");
});

test("one start day is told as one day", () => {
  const criterion = { ...blocked.period, latestStartOn: blocked.period.startsOn };
  expect(inSwedish("participant", criterion)).toBe("Jobbet börjar 1 mars 2027. Du kan börja 2 maj 2027.");
});

test("nothing that only the person's side says reaches the employer", () => {
  const told = Object.values(blocked).map((criterion) => inSwedish("employer", criterion));
  const ofThePerson = [
    "2 maj",
    "9 augusti",
    "5",
    "11",
    "13",
    "17",
    "15,",
    "Teckenspråk",
    "Upp till",
    "Griskött",
    "anställning",
  ];
  const heard = told.filter((text) => ofThePerson.some((fact) => new RegExp(`(^|[^0-9])${fact}([^0-9]|$)`).test(text)));
  // The place's own demand, "Till 15 kilo", is no secret; the person's "Upp till 5 kilo" is.
  expect(heard).toEqual([]);
});

test("the employer is told the same of two people that a place is closed to for the same reason", () => {
  const other: Criterion[] = [
    { ...blocked.demand, capacity: 2 },
    { ...blocked.hours, person: { min: 1, max: 2 } },
    { ...blocked.schedule, need: 9, common: 0 },
    { ...blocked.travel, distanceM: 40_000, maxTravelKm: 1 },
    { ...blocked.format, wanted: ["pictures"] },
    { ...blocked.avoid, tag: "alcohol", criterion: "avoid:alcohol" },
    { ...blocked.age, adultFrom: "2029-01-01" },
  ];
  for (const criterion of other)
    expect(inSwedish("employer", criterion)).toBe(inSwedish("employer", blocked[criterion.kind]));
});

test.each(["sv", "sv-easy", "en"] as const)(
  "every criterion in every state and register is a whole sentence in %s",
  (language) => {
    for (const criterion of Object.values(blocked))
      for (const register of registers)
        for (const state of ["met", "unknown", "blocked"] as const) {
          const said = explainCriterion(textsIn(language), register, { ...criterion, state }, names);
          expect(said, `${criterion.kind} ${register} ${state}`).toMatch(/^\P{Ll}.*[.?]$/u);
          expect(said).not.toMatch(/undefined|[{}]|criterion\./);
        }
  },
);

/** Texts in which a value that nobody gave shows. */
function revealing(texts: Texts): Texts {
  const holes = (key: TextKey) =>
    Object.fromEntries([...(catalogues.sv[key] ?? "").matchAll(/\{(\w+)/g)].map(([, name = ""]) => [name, "HOLE"]));
  return { ...texts, text: (key, values) => texts.text(key, { ...holes(key), ...values }) };
}

test("whatever is judged, no text is left waiting for a fact", () => {
  const texts = revealing(textsIn("sv"));
  fc.assert(
    fc.property(profiles(curatedVocabulary), placements(curatedVocabulary), (profile, placement) => {
      const { criteria } = judge(profile, placement, curatedVocabulary, placement.location, "2027-01-15");
      for (const criterion of criteria)
        for (const register of registers)
          expect(explainCriterion(texts, register, criterion, names)).not.toMatch(/HOLE|NaN/);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("components speak in all three registers, and only staff see a number", () => {
  for (const component of componentNames) {
    expect(explainComponent(textsIn("sv"), "staff", component, 73)).toContain("73");
    expect(explainComponent(textsIn("sv"), "participant", component, 73)).not.toMatch(/\d/);
    expect(explainComponent(textsIn("sv"), "employer", component, 73)).not.toMatch(/\d/);
  }
});

test("remedies are named by what the place would do", () => {
  const name = (remedy: Parameters<typeof explainRemedy>[2]) => explainRemedy(textsIn("sv"), "name", remedy, names);
  expect(name({ kind: "adaptation", adaptation: "picture-instructions" })).toBe("Bildstöd");
  expect(name({ kind: "hours", hours: 12 })).toBe("Från 12 timmar i veckan");
  expect(name({ kind: "release", task: "t2" })).toBe("”Köra truck” kan lämnas bort");
  expect(name({ kind: "train", clause: "brush-saw.ra|truck.b" })).toBe(
    "Lärs ut på platsen: Röjsåg RA eller Truckkort B",
  );
});
