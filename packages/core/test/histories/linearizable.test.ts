import { describe, expect, it } from "vitest";
import { isLinearizable, type Model, type Told } from "./linearizable.ts";

/** One seat: whoever asks first has it. */
const seat: Model<string, string> = {
  initial: "",
  answers: (has, who) =>
    who === "read" ? [[has, has]] : has === "" || has === who ? [["yes", who]] : [["taken", has]],
};
const told = (call: string, from: number, to: number, outcome?: string): Told<string> => ({ call, from, to, outcome });

describe("a history of one seat", () => {
  it.each([
    ["one has it, the other is told so", [told("a", 0, 2, "yes"), told("b", 1, 3, "taken")], true],
    [
      "the one who came last may have been first while both waited",
      [told("a", 0, 3, "taken"), told("b", 1, 2, "yes")],
      true,
    ],
    ["both have it", [told("a", 0, 2, "yes"), told("b", 1, 3, "yes")], false],
    ["who has it was told that it is taken", [told("a", 0, 2, "taken"), told("read", 3, 4, "a")], false],
    ["what was acknowledged is gone", [told("a", 0, 1, "yes"), told("read", 2, 3, "")], false],
    ["a call without an answer happened", [told("a", 0, Infinity), told("b", 1, 2, "taken")], true],
    ["a call without an answer did not happen", [told("a", 0, Infinity), told("read", 1, 2, "")], true],
    ["it does not happen before it is made", [told("read", 0, 1, "a"), told("a", 2, Infinity)], false],
    ["it happens once", [told("a", 0, Infinity), told("b", 1, 2, "taken"), told("b", 3, 4, "yes")], false],
  ])("%s", (_, history, expected) => {
    expect(isLinearizable(seat, history)).toBe(expected);
  });
});
