import fc from "fast-check";
import { expect, test } from "vitest";
import { fewestTold, told, toldOfTotal } from "./suppress.ts";

test("a number under five is not told, five is", () => {
  expect([0, 1, 4, 5, 6].map(told)).toEqual([null, null, null, 5, 6]);
});

test("one few among cells with a known total takes the least of the others with it", () => {
  expect(toldOfTotal([40, 3, 9, 9])).toEqual([40, null, 9, null]);
  expect(toldOfTotal([40, 3, 4])).toEqual([40, null, null]);
  expect(toldOfTotal([40, 30])).toEqual([40, 30]);
});

test("what is told is true, never few, and the total never gives a single cell back", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 6 }), (cells) => {
      const shown = toldOfTotal(cells);
      shown.forEach((cell, index) => {
        if (cell !== null) expect(cell).toBe(cells[index]);
        if ((cells[index] ?? 0) < fewestTold) expect(cell).toBeNull();
      });
      expect(shown.filter((cell) => cell === null)).not.toHaveLength(1);
    }),
    { seed: 41 },
  );
});
