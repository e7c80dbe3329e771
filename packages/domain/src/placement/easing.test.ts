import { describe, expect, it } from "vitest";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import { easingAdaptations } from "./easing.ts";
import type { Task } from "./placement.ts";

const task = (id: string, demands: Task["demands"], more: Partial<Task> = {}): Task => ({
  id,
  title: id,
  removable: false,
  hazardous: false,
  demands,
  requires: [],
  adaptations: [],
  ...more,
});
const eased = (tasks: Task[], adaptations: string[] = []) =>
  easingAdaptations({ tasks, adaptations }, curatedVocabulary).map(({ adaptation }) => adaptation);

describe("what would ease a place", () => {
  it("is whatever takes most off, whole scales alike: 3 of 4 for a lift aid is more than 2 of 6 for pictures", () => {
    const found = easingAdaptations(
      { tasks: [task("a", { lifting: 4, "sv.reading": 3 })], adaptations: [] },
      curatedVocabulary,
    );
    expect(found.find(({ adaptation }) => adaptation === "lift-aid")).toEqual({
      adaptation: "lift-aid",
      core: 9,
      all: 9,
    });
    expect(found.find(({ adaptation }) => adaptation === "picture-instructions")).toMatchObject({ core: 4 });
    expect(found[0]?.adaptation).toBe("lift-aid");
  });

  it("counts the core demand once, however many tasks have it", () => {
    const [first] = easingAdaptations(
      { tasks: [task("a", { lifting: 3 }), task("b", { lifting: 4 })], adaptations: [] },
      curatedVocabulary,
    );
    expect(first).toEqual({ adaptation: "lift-aid", core: 9, all: 15 });
  });

  it("puts core tasks before those that can be left out", () => {
    const [first] = eased([task("a", { phone: 1 }), task("b", { lifting: 4 }, { removable: true })]);
    expect(first).toBe("no-phone");
  });

  it("is nothing that is offered already, by the place or where it would add nothing", () => {
    expect(eased([task("a", { lifting: 4 })], ["lift-aid"])).toEqual([]);
    expect(eased([task("a", { lifting: 4 }, { adaptations: ["lift-aid"] })])).toEqual([]);
    expect(eased([task("a", {})])).toEqual([]);
  });

  it("comes in the same order however the vocabulary is ordered", () => {
    const tasks = [task("a", { standing: 4, change: 3, strangers: 3, "sv.listening": 4 })];
    const turned = { ...curatedVocabulary, adaptations: curatedVocabulary.adaptations.toReversed() };
    expect(easingAdaptations({ tasks, adaptations: [] }, turned)).toEqual(
      easingAdaptations({ tasks, adaptations: [] }, curatedVocabulary),
    );
  });
});
