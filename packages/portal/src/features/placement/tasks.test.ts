import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { suggestedTask, suggestedTasks } from "@passa/domain/placement/suggested-tasks";
import { expect, test } from "vitest";
import {
  heaviestDemands,
  ownTask,
  suggestionsFor,
  taskFrom,
  tellingQuestions,
  withoutSkill,
  withSkill,
} from "./tasks.ts";

const { dimensions } = curatedVocabulary;
const warehouse = "sizv_uPq_nWf";

test("four or five questions stand first for every suggestion, all of the vocabulary, none twice", () => {
  const known = new Set(dimensions.map(({ id }) => id));
  for (const { id } of suggestedTasks) {
    const asked = tellingQuestions(id, dimensions);
    expect([4, 5]).toContain(asked.length);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.every((one) => known.has(one))).toBe(true);
  }
});

test("the question that a suggestion asks most of comes first; levels of six count by their share", () => {
  const asks = { low: 1, high: 4, swedish: 3 };
  const scales = [
    { id: "low", max: 4 },
    { id: "high", max: 4 },
    { id: "swedish", max: 6 },
  ];
  expect(heaviestDemands({ demands: asks }, scales).map(({ id }) => id)).toEqual(["high", "swedish", "low"]);
});

test("a task in one's own words is asked the usual five", () => {
  expect(tellingQuestions("own-1", dimensions)).toEqual([
    "lifting",
    "standing",
    "sv.reading",
    "multitasking",
    "strangers",
  ]);
});

test("an occupation suggests its own tasks, without those that the place has", () => {
  const all = suggestionsFor({ conceptId: warehouse }, []);
  expect(all).toContain("drive-forklift");
  expect(suggestionsFor({ conceptId: warehouse }, [{ id: "drive-forklift" }])).toEqual(
    all.filter((id) => id !== "drive-forklift"),
  );
});

test("an occupation that nobody has curated suggests what is usual in its field", () => {
  const near = suggestionsFor({ conceptId: "unknown", field: "transport" }, []);
  expect(near).toContain("drive-forklift");
  expect(new Set(near).size).toBe(near.length);
  expect(suggestionsFor({ conceptId: "unknown" }, [])).toEqual([]);
});

test("a suggestion becomes a task of its own: changing it changes no suggestion", () => {
  const suggestion = suggestedTask("drive-forklift");
  if (!suggestion) throw new Error("no forklift");
  const task = taskFrom(suggestion, { title: "Köra truck", about: undefined });
  task.requires[0]?.push("other");
  task.demands["noise"] = 4;
  expect(suggestedTask("drive-forklift")?.requires).toEqual([["truck.a", "truck.b"]]);
  expect(suggestedTask("drive-forklift")?.demands["noise"]).not.toBe(4);
});

test("a skill joins its requirement or begins a new one, once; the last to leave takes the requirement along", () => {
  const clauses = [["truck.a"]];
  expect(withSkill(clauses, 0, "truck.b")).toEqual([["truck.a", "truck.b"]]);
  expect(withSkill(clauses, 0, "truck.a")).toEqual(clauses);
  expect(withSkill(clauses, 1, "licence.b")).toEqual([["truck.a"], ["licence.b"]]);
  expect(withoutSkill([["truck.a"], ["licence.b"]], 0, "truck.a")).toEqual([["licence.b"]]);
});

test("a task of one's own asks for nothing and is not left out", () => {
  expect(ownTask("own-1", "Vattna")).toMatchObject({ title: "Vattna", demands: {}, requires: [], removable: false });
});
