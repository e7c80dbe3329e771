import { expect, test } from "vitest";
import * as z from "zod";
import { Phone } from "./employer/employer.ts";
import { fieldErrors } from "./field-errors.ts";
import { idSchema } from "./id.ts";

const told = (schema: z.ZodType, value: unknown) =>
  fieldErrors(schema.safeParse(value, { reportInput: true }).error?.issues ?? []).map(({ path, code, values }) => [
    path,
    code,
    ...(values ? [values] : []),
  ]);

const word = z.string().min(2).max(4);
const form = z.strictObject({ word, count: z.int().min(1).max(9), kinds: z.array(z.enum(["a", "b"])).min(1) });

test.each<[unknown, unknown[]]>([
  [{ word: undefined, count: 1, kinds: ["a"] }, ["word", "required"]],
  [{ word: "", count: 1, kinds: ["a"] }, ["word", "required"]],
  [{ word: 7, count: 1, kinds: ["a"] }, ["word", "wrongType"]],
  [{ word: null, count: 1, kinds: ["a"] }, ["word", "wrongType"]],
  [{ word: "x", count: 1, kinds: ["a"] }, ["word", "tooShort", { min: 2 }]],
  [{ word: "xxxxx", count: 1, kinds: ["a"] }, ["word", "tooLong", { max: 4 }]],
  [{ word: "xx", count: 0, kinds: ["a"] }, ["count", "tooSmall", { min: 1 }]],
  [{ word: "xx", count: 10, kinds: ["a"] }, ["count", "tooLarge", { max: 9 }]],
  [{ word: "xx", count: 1.5, kinds: ["a"] }, ["count", "notWhole"]],
  [{ word: "xx", count: "1", kinds: ["a"] }, ["count", "wrongType"]],
  [{ word: "xx", count: 1, kinds: [] }, ["kinds", "empty", { min: 1 }]],
  [{ word: "xx", count: 1, kinds: ["a", "c"] }, ["kinds.1", "notAChoice", { choices: "a, b" }]],
  [{ word: "xx", count: 1, kinds: ["a"], extra: 1 }, ["extra", "unknownField"]],
])("of %j it tells %j", (value, expected) => {
  expect(told(form, value)).toEqual([expected]);
});

test("the words of the domain are told by name: dates, addresses, phones, ids and rules", () => {
  const schema = z.strictObject({
    on: z.iso.date(),
    email: z.email(),
    phone: Phone,
    id: idSchema("placement"),
    rule: z.string().refine(() => false, { params: { code: "minAboveMax" } }),
    other: z.string().refine(() => false),
  });
  expect(told(schema, { on: "2027-02-30", email: "x", phone: "x", id: "par_1", rule: "x", other: "x" })).toEqual([
    ["on", "notADate"],
    ["email", "notAnEmail"],
    ["phone", "notAPhone"],
    ["id", "notAnId"],
    ["rule", "minAboveMax"],
    ["other", "malformed"],
  ]);
});

test("of a choice between shapes it tells what is wrong with the one that was meant", () => {
  const hours = z.strictObject({ min: z.int(), max: z.int() });
  const answer = z.union([z.strictObject({ unknown: z.literal(true) }), hours]);
  expect(told(z.strictObject({ value: answer }), { value: { min: 1.5, max: 2 } })).toEqual([["value.min", "notWhole"]]);
  const named = z.discriminatedUnion("what", [z.strictObject({ what: z.literal("hours"), value: hours })]);
  expect(told(z.strictObject({ statement: named }), { statement: { what: "colour" } })).toEqual([
    ["statement.what", "notAChoice"],
  ]);
  expect(told(z.strictObject({ statement: named }), { statement: {} })).toEqual([["statement.what", "required"]]);
});
