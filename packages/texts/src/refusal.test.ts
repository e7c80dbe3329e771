import { fieldCodes, refusalStatus, type RefusalCode } from "@passa/domain/refusal";
import { expect, test } from "vitest";
import { fieldText, refusalText } from "./refusal.ts";
import { textsIn } from "./texts.ts";

const codes = Object.keys(refusalStatus) as RefusalCode[];

test.each(["sv", "en"] as const)("every refusal and every code of a field has its words in %s", (language) => {
  const { has } = textsIn(language);
  const keys = [
    ...codes.flatMap((code) => [`refusal.${code}`, `refusal.${code}.title`]),
    ...fieldCodes.map((code) => `field.${code}`),
  ];
  expect(keys.filter((key) => !has(key))).toEqual([]);
});

test("a field's text is the one of its own noun, wherever in a list the field stands", () => {
  expect(fieldText("sv", { path: "tasks.3.title", code: "required" }, "placements")).toBe(
    "Skriv vad man gör i uppgiften, till exempel Plocka varor.",
  );
  expect(fieldText("sv", { path: "title", code: "required" }, "placements")).toBe(
    "Skriv vad jobbet heter, till exempel Plocka och packa.",
  );
});

test("a field without words of its own takes those of the code, with its values", () => {
  expect(fieldText("sv", { path: "somewhere", code: "tooSmall", values: { min: 3 } }, "placements")).toBe(
    "Skriv ett tal som är minst 3.",
  );
});

test("the numbers of a limit are in the words of a refusal", () => {
  expect(refusalText("en", "tooLarge", { maxKb: 65 }).detail).toContain("65 kB");
});
