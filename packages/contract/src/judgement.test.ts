import { judge, type JudgedCriterion } from "@passa/domain/matching/judge";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { expect, expectTypeOf, test } from "vitest";
import { Judgement } from "./judgement.ts";

test("the contract's judgement is the domain's, field for field", () => {
  expectTypeOf<Judgement>().toExtend<JudgedCriterion>();
  expectTypeOf<JudgedCriterion>().toExtend<Judgement>();
  type FieldsOf<J extends { kind: string }> = { [K in J["kind"]]: keyof Extract<J, { kind: K }> };
  expectTypeOf<FieldsOf<Judgement>>().toEqualTypeOf<FieldsOf<JudgedCriterion>>();
});

test("what the domain judges of a person of whom all is known is what the contract lets through", () => {
  const here = { lat: 56.16, lon: 15.59 };
  const { criteria } = judge(
    {
      id: "person",
      seeking: ["internship"],
      availableFrom: "2027-01-01",
      adultFrom: "2010-01-01",
      hours: { min: 10, max: 20, wanted: 15, maxPerDay: 6 },
      available: [{ day: 0, from: 8, to: 16 }],
      home: here,
      maxTravelKm: 10,
      formats: ["pictures"],
      skills: { "licence.b": { has: false } },
      capacities: { lifting: 1 },
      avoid: ["pork"],
    },
    {
      id: "place",
      kind: "employment",
      startsOn: "2027-01-01",
      seats: 1,
      location: here,
      hours: { min: 10, max: 20 },
      open: [{ day: 0, from: 8, to: 16 }],
      formats: [],
      field: "construction",
      tags: ["pork"],
      adaptations: [],
      requires: [["licence.b"]],
      wishes: [],
      develops: [],
      tasks: [{ id: "one", title: "One", demands: { lifting: 3 }, hazardous: true }],
    },
    curatedVocabulary,
    here,
    "2027-01-01",
  );
  expect(new Set(criteria.map(({ kind }) => kind)).size).toBe(Judgement.options.length);
  expect(criteria.map((criterion) => Judgement.safeParse(criterion).error?.issues ?? [])).toEqual(
    criteria.map(() => []),
  );
});
