import { expect, it } from "vitest";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import { Task } from "./placement.ts";
import { suggestedOccupations, suggestedTask, suggestedTasks } from "./suggested-tasks.ts";
import { placementVocabularyErrors } from "./vocabulary-errors.ts";

const asTask = ({ id, pictogram, demands, requires, hazardous }: (typeof suggestedTasks)[number]): Task => ({
  id,
  title: id,
  pictogram,
  removable: false,
  hazardous,
  demands,
  requires,
  adaptations: [],
});

it("every suggested task can be taken into a place as it is", () => {
  for (const task of suggestedTasks) {
    expect(Task.parse(asTask(task))).toEqual(asTask(task));
    expect(placementVocabularyErrors({ tasks: [asTask(task)] }, curatedVocabulary)).toEqual([]);
  }
});

it("every level is one that the employer's question offers", () => {
  const steps = new Map(curatedVocabulary.dimensions.map(({ id, demandSteps }) => [id, demandSteps]));
  const off = suggestedTasks.flatMap(({ id, demands }) =>
    Object.entries(demands).flatMap(([dimension, level]) =>
      steps.get(dimension)?.includes(level) ? [] : [`${id}: ${dimension} ${level}`],
    ),
  );
  expect(off).toEqual([]);
});

it("every occupation has a known field, known tags, six to ten tasks, each once, and hours of one day", () => {
  const fields = new Set(curatedVocabulary.fields.map(({ id }) => id));
  const tags = new Set(curatedVocabulary.tags.map(({ id }) => id));
  for (const { id, field, tags: own, tasks, usualHours } of suggestedOccupations) {
    expect(fields, id).toContain(field);
    expect(
      own.filter((tag) => !tags.has(tag)),
      id,
    ).toEqual([]);
    expect(
      tasks.filter((task) => !suggestedTask(task)),
      id,
    ).toEqual([]);
    expect(new Set(tasks).size, id).toBe(tasks.length);
    expect(tasks.length, id).toBeGreaterThanOrEqual(6);
    expect(tasks.length, id).toBeLessThanOrEqual(10);
    expect(usualHours.from, id).toBeLessThan(usualHours.to);
  }
});

it("no task and no occupation stands twice, and every task is usual somewhere", () => {
  const ids = suggestedTasks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(suggestedOccupations.map(({ conceptId }) => conceptId)).size).toBe(suggestedOccupations.length);
  const usual = new Set(suggestedOccupations.flatMap(({ tasks }) => tasks));
  expect(ids.filter((id) => !usual.has(id))).toEqual([]);
});

it("a forest asks for a brush saw, a truck for its card, and a bakery begins before six", () => {
  expect(suggestedTask("clear-brush")).toMatchObject({ requires: [["brush-saw.rt", "brush-saw.ra"]], hazardous: true });
  expect(suggestedTask("drive-forklift")).toMatchObject({ requires: [["truck.a", "truck.b"]], hazardous: true });
  expect(suggestedOccupations.find(({ id }) => id === "baker")?.usualHours.from).toBeLessThan(6);
});
