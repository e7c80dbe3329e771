import { expect, test } from "vitest";
import { listAction } from "./list-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  ["j", 3],
  ["ArrowDown", 3],
  ["k", 1],
  ["ArrowUp", 1],
  ["Home", 0],
  ["End", 9],
])("%s moves from the third row to row %i", (key, to) => {
  expect(listAction(press(key), 2, 10)).toEqual({ kind: "move", to });
});

test("at the ends of the list nothing moves, so that the page may scroll", () => {
  expect(listAction(press("k"), 0, 10)).toBeUndefined();
  expect(listAction(press("ArrowDown"), 9, 10)).toBeUndefined();
});

test("shortlisting and passing over take one key each", () => {
  expect(listAction(press("s"), 2, 10)).toEqual({ kind: "mark", mark: "shortlisted" });
  expect(listAction(press("p"), 2, 10)).toEqual({ kind: "mark", mark: "passedOver" });
});

test("c compares and ? tells of the keys", () => {
  expect(listAction(press("c"), 0, 1)).toEqual({ kind: "compare" });
  expect(listAction(press("?"), 0, 1)).toEqual({ kind: "help" });
});

test.each(["ctrlKey", "metaKey", "altKey"] as const)("a key held with %s is the browser's", (held) => {
  for (const key of ["j", "s", "p", "c", "End"])
    expect(listAction(press(key, { [held]: true }), 2, 10)).toBeUndefined();
});

test("Enter, Space and Tab are left to the row, and an empty list has no keys", () => {
  for (const key of ["Enter", " ", "Tab", "Escape"]) expect(listAction(press(key), 2, 10)).toBeUndefined();
  expect(listAction(press("j"), 0, 0)).toBeUndefined();
});
