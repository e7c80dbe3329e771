import { expect, it } from "vitest";
import { plotOf } from "./plot.ts";

const box = { width: 600, height: 200 };

it("has nothing to show before something was found", () => {
  expect(plotOf([], box)).toBeUndefined();
  expect(plotOf([{ seconds: 1, incumbent: null, bound: 50 }], box)).toBeUndefined();
});

it("ends where best and bound stand, the bound above", () => {
  const plot = plotOf(
    [
      { seconds: 0.5, incumbent: 900, bound: 1100 },
      { seconds: 2, incumbent: 990, bound: 1000 },
    ],
    box,
  );
  expect(plot?.end.x).toBe(600);
  expect(plot?.end.bound).toBeLessThan(plot?.end.best ?? 0);
});

it("lets the edges meet when the best is proven", () => {
  const plot = plotOf([{ seconds: 1, incumbent: 500, bound: 500 }], box);
  expect(plot?.end.bound).toBe(plot?.end.best);
});

it("is not flattened by a first timetable that leaves out what is demanded", () => {
  const plot = plotOf(
    [
      { seconds: 0.2, incumbent: -4_000_000, bound: 1010 },
      { seconds: 1, incumbent: 900, bound: 1010 },
      { seconds: 2, incumbent: 1000, bound: 1010 },
    ],
    box,
  );
  if (!plot) throw new Error("no plot");
  expect(Math.min(...plot.lines.map(({ value }) => value))).toBeGreaterThan(800);
  expect(plot.best).not.toContain("NaN");
});

it("marks the time in round steps within the picture", () => {
  const plot = plotOf([{ seconds: 8.4, incumbent: 10, bound: null }], box);
  expect(plot?.marks.map(({ seconds }) => seconds)).toEqual([0, 2, 4, 6, 8]);
});
