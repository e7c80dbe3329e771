import { expect, test } from "vitest";
import { areSame, totalOf, type Weights, weightOf, weightsOf, writtenOf } from "./weights-form.ts";

const rules: Weights = {
  comfort: 15,
  interest: 20,
  growth: 15,
  waiting: 10,
  tasks: 10,
  hours: 10,
  travel: 10,
  wishes: 10,
};

test("weights that are written and read again are the same", () => {
  expect(weightsOf(writtenOf(rules))).toEqual(rules);
});

test("only whole numbers from 0 to 100 are weights", () => {
  expect(["0", " 15 ", "100"].map(weightOf)).toEqual([0, 15, 100]);
  expect(["", "101", "-1", "1,5", "mycket"].map(weightOf)).toEqual(Array(5).fill(undefined));
});

test("there are no weights until all is given out, and not when one cannot be read", () => {
  expect(weightsOf({ ...writtenOf(rules), interest: "19" })).toBeUndefined();
  expect(weightsOf({ ...writtenOf(rules), interest: "mycket", comfort: "35" })).toBeUndefined();
  expect(totalOf({ ...writtenOf(rules), interest: "mycket" })).toBe(80);
});

test("weights are the same when every part weighs the same", () => {
  expect(areSame(rules, { ...rules })).toBe(true);
  expect(areSame(rules, { ...rules, hours: 9, travel: 11 })).toBe(false);
});
