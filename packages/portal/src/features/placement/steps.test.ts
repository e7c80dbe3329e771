import { PlacementDraft } from "@passa/domain/placement/placement";
import { expect, test } from "vitest";
import { fieldId, nextStep, readFlowSearch, stepOf, steps } from "./steps.ts";

test("every field of a place is asked for in a step", () => {
  for (const field of Object.keys(PlacementDraft.shape)) expect(steps.slice(0, 4), field).toContain(stepOf(field));
  expect(stepOf("tasks.3.title")).toBe("tasks");
  expect(stepOf("open.0.to")).toBe("times");
});

test("one goes on at the first step that lacks something, and at the last look when none does", () => {
  expect(nextStep([{ path: "open" }, { path: "tasks" }])).toBe("tasks");
  expect(nextStep([])).toBe("look");
});

test("an error leads to the control that answers it", () => {
  expect(fieldId("hours")).toBe(fieldId("hours.min"));
  expect(fieldId("hours.max")).not.toBe(fieldId("hours.min"));
  expect(fieldId("open.0.to")).toBe(fieldId("open"));
  expect(fieldId("tasks.1.title")).not.toBe(fieldId("tasks.1"));
});

test("an address that means nothing opens the first step", () => {
  expect(readFlowSearch({ step: "nowhere", check: "yes", task: 3 })).toEqual({ step: "workplace" });
});
