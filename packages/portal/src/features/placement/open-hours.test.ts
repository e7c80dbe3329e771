import fc from "fast-check";
import { expect, test } from "vitest";
import { daysTogether, shownHours, weekdays, weekOf, windowsOf } from "./open-hours.ts";

const anyWeek = fc.array(
  fc.array(fc.constantFrom("rather" as const, "cannot" as const), { minLength: 24, maxLength: 24 }),
  {
    minLength: 7,
    maxLength: 7,
  },
);

test("a week survives becoming windows and a week again", () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      expect(weekOf(windowsOf(week, 0), { from: 0, to: 24 })).toEqual(week);
    }),
    { seed: 41 },
  );
});

test("windows of a day never touch: hours that follow one another are one", () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      const windows = windowsOf(week, 0);
      expect(windows.some((one) => windows.some((other) => other.day === one.day && other.from === one.to))).toBe(
        false,
      );
    }),
    { seed: 42 },
  );
});

test("what is open outside the usual day is shown", () => {
  expect(shownHours(weekdays({ from: 7, to: 16 }), false)).toEqual({ from: 6, to: 20 });
  expect(shownHours([{ day: 0, from: 22, to: 24 }], false)).toEqual({ from: 0, to: 24 });
});

test("days next to one another with the same hours are said together, others apart", () => {
  const together = daysTogether([...weekdays({ from: 7, to: 16 }), { day: 6, from: 10, to: 14 }]);
  expect(together.map(({ first, last }) => [first, last])).toEqual([
    [0, 4],
    [6, 6],
  ]);
});
