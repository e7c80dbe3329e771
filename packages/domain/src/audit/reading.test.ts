import { expect, test } from "vitest";
import { unusualOf, usualOf, weekOf, weeksBefore } from "./reading.ts";

test("what is usual is the middle of the weeks before, and nothing while there are fewer than three", () => {
  expect(usualOf([4, 30])).toBeUndefined();
  expect(usualOf([4, 30, 6])).toBe(6);
  expect(usualOf([4, 9, 6, 30])).toBe(7);
  expect(usualOf([4, 4, 4, 4, 4, 4, 4, 4, 90, 90, 90, 90, 90, 90, 90, 90, 90])).toBe(4);
});

test("more than twice the usual stands out, unless it is only a few people", () => {
  const reading = (people: number, earlier: number[]) => unusualOf({ people, outside: 0, earlier });
  expect(reading(21, [10, 10, 10])).toEqual(["manyMore"]);
  expect(reading(20, [10, 10, 10])).toEqual([]);
  expect(reading(9, [1, 1, 1])).toEqual([]);
  expect(reading(10, [1, 1, 1])).toEqual(["manyMore"]);
  expect(reading(40, [1, 1])).toEqual([]);
});

test("ten people whom the reader does not work with stand out, whatever is usual", () => {
  expect(unusualOf({ people: 12, outside: 10, earlier: [12, 12, 12] })).toEqual(["notOwn"]);
  expect(unusualOf({ people: 12, outside: 9, earlier: [12, 12, 12] })).toEqual([]);
  expect(unusualOf({ people: 30, outside: 30, earlier: [5, 5, 5] })).toEqual(["manyMore", "notOwn"]);
});

test("a week begins on its Monday, over the ends of months and years", () => {
  expect(weekOf("2027-03-01T00:00:00.000Z")).toBe("2027-03-01");
  expect(weekOf("2027-03-07T23:59:59.999Z")).toBe("2027-03-01");
  expect(weekOf("2027-01-03T12:00:00.000Z")).toBe("2026-12-28");
  expect(weeksBefore("2027-01-04", 2)).toEqual(["2026-12-28", "2026-12-21"]);
});
