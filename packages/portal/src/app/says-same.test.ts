import { expect, test } from "vitest";
import { saysSame } from "./says-same.ts";

test("the order of keys says nothing, at any depth; that of a list does, and what is not there is not said", () => {
  expect(saysSame({ a: 1, b: { c: 2, d: [3] } }, { b: { d: [3], c: 2 }, a: 1 })).toBe(true);
  expect(saysSame([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
  expect(saysSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(saysSame([1, 2], [2, 1])).toBe(false);
  expect(saysSame({ a: 1 }, { a: "1" })).toBe(false);
  expect(saysSame(undefined, { a: 1 })).toBe(false);
});
