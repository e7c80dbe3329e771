import fc from "fast-check";
import { expect, test } from "vitest";
import { fillOf, heaviestLoss, pointsOf, type TapePart } from "./tape-cells.ts";

const part = fc.record({
  name: fc.string({ minLength: 1 }),
  weight: fc.integer({ min: 1, max: 40 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("the filled area of a tape is the score", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const score = parts.reduce((sum, one) => sum + one.weight * one.share, 0);
      const area = parts.reduce((sum, one) => sum + (one.weight * fillOf(one)) / 100, 0);
      const width = parts.reduce((sum, one) => sum + one.weight, 0);
      expect(Math.abs(area - score)).toBeLessThanOrEqual(width * 0.0005 + 1e-9);
    }),
  );
});

test("a part that is not full never shows full points", () => {
  expect(pointsOf({ name: "Tid", weight: 10, share: 0.97 })).toBe(9);
  expect(pointsOf({ name: "Tid", weight: 10, share: 1 })).toBe(10);
  expect(pointsOf({ name: "Resa", weight: 10, share: 0.55 })).toBe(6);
});

test("what pulls down most is named, the first of equals, and nothing when all is full", () => {
  const parts: TapePart[] = [
    { name: "Intresse", weight: 20, share: 1 },
    { name: "Ork och marginal", weight: 25, share: 0.8 },
    { name: "Uppgifter", weight: 10, share: 0.5 },
    { name: "Instruktioner", weight: 5, share: 0 },
  ];
  expect(heaviestLoss(parts)?.name).toBe("Ork och marginal");
  expect(heaviestLoss(parts.slice(0, 1))).toBeUndefined();
});
