import { dimensions } from "@passa/domain/vocabulary/dimensions";
import { answersOf } from "@passa/domain/observation/answers";
import type { Observation, Source, Statement } from "@passa/domain/observation/observation";
import { expect, test } from "vitest";
import { endingSkills, leftToAsk, sectionOfTopic, sections, tally, topicsIn, topicsOfCriterion } from "./topics.ts";

let serial = 0;
const said = (statement: Statement, source: Source = "self"): Observation => ({
  id: `obs_${String(++serial).padStart(26, "0")}`,
  participantId: "par_1",
  statement,
  source,
  by: "usr_1",
  byName: "Eva Modig",
  at: "2026-02-12T09:00:00Z",
});
const answers = (...statements: Statement[]) =>
  new Map(
    answersOf(
      statements.map((one) => said(one)),
      {},
    ).map((answer) => [answer.topic, answer]),
  );

test("every topic of the vocabulary stands in one section, and leads back to it", () => {
  const all = sections.flatMap((section) => topicsIn(section, dimensions).map((topic) => [topic, section] as const));
  expect(all.map(([topic]) => topic).toSorted()).toEqual(
    dimensions
      .map(({ id }) => `capacity:${id}`)
      .concat("seeking", "availableFrom", "hours", "available", "home", "maxTravelKm")
      .concat("formats", "avoid", "interests", "goals")
      .toSorted(),
  );
  for (const [topic, section] of all) expect(sectionOfTopic(topic, dimensions)).toBe(section);
});

test("what the body does is apart from how one works, by the chapter of the ICF", () => {
  expect(sectionOfTopic("capacity:lifting", dimensions)).toBe("body");
  expect(sectionOfTopic("capacity:attention", dimensions)).toBe("ways");
  expect(sectionOfTopic("capacity:noise", dimensions)).toBe("surroundings");
  expect(sectionOfTopic("capacity:sv.reading", dimensions)).toBe("swedish");
  expect(sectionOfTopic("skill:truck.a", dimensions)).toBe("skills");
  expect(sectionOfTopic("capacity:of-another-vocabulary", dimensions)).toBeUndefined();
});

test.each([
  ["demand:noise", ["capacity:noise"]],
  ["skill:truck.a|truck.b", ["skill:truck.a", "skill:truck.b"]],
  ["schedule", ["hours", "available"]],
  ["travel", ["home", "maxTravelKm"]],
  ["tasks", []],
  ["age", []],
])("the criterion %s is answered by %j", (criterion, topics) => {
  expect(topicsOfCriterion(criterion)).toEqual(topics);
});

test("questions keep the order of matching, and two criteria that wait for one answer are one question", () => {
  const asked = [
    { criterion: "hours", places: 9, alone: 1 },
    { criterion: "schedule", places: 9, alone: 0 },
    { criterion: "demand:noise", places: 4, alone: 2 },
    { criterion: "tasks", places: 2, alone: 0 },
  ];
  expect(leftToAsk(asked, answers())).toEqual([
    { topic: "hours", criterion: "hours", places: 9 },
    { topic: "capacity:noise", criterion: "demand:noise", places: 4 },
  ]);
  const hours = answers({ what: "hours", value: { min: 10, max: 20 } });
  expect(leftToAsk(asked, hours).map(({ topic }) => topic)).toEqual(["available", "capacity:noise"]);
});

test("not known yet is an answer that counts as a question", () => {
  const known = answers(
    { what: "capacity", id: "noise", value: { level: 0 } },
    { what: "capacity", id: "cold", value: { unknown: true } },
  );
  expect(tally(["capacity:noise", "capacity:cold", "capacity:heat"], known)).toEqual({ answered: 1, unknown: 2 });
});

test("skills that end within sixty days are told of, soonest first, and those that one lacks are not", () => {
  const known = answers(
    { what: "skill", id: "truck.a", value: { has: true, validUntil: "2026-04-13" } },
    { what: "skill", id: "truck.b", value: { has: true, validUntil: "2026-04-14" } },
    { what: "skill", id: "first-aid", value: { has: true, validUntil: "2026-01-01" } },
    { what: "skill", id: "licence.b", value: { has: false, validUntil: "2026-03-01" } },
    { what: "skill", id: "licence.a", value: { has: true } },
  );
  // 2026-02-12 and sixty days is 2026-04-13.
  expect(endingSkills(known.values(), "2026-02-12").map(({ skill }) => skill)).toEqual(["first-aid", "truck.a"]);
});
