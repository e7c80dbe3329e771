import { expect, test } from "vitest";
import { compileCatalogue } from "./compile.ts";
import { createTexts } from "./compiled.ts";
import { text, textsIn } from "./texts.ts";

test("a plural follows its number", () => {
  const key = "criterion.tasks.participant.unknown";
  expect(text("sv", key, { unknown: 1 })).toBe("Vi vill fråga dig om 1 uppgift.");
  expect(text("sv", key, { unknown: 2 })).toBe("Vi vill fråga dig om 2 uppgifter.");
});

test("easy Swedish says its own text where it has one and Swedish elsewhere", () => {
  expect(text("sv-easy", "vocabulary.skill.cpr")).toBe("Kan rädda någon när hjärtat stannar");
  expect(text("sv-easy", "tier.eligible.staff")).toBe(text("sv", "tier.eligible.staff"));
});

test("numbers, dates and lists are written as the language writes them", () => {
  expect(textsIn("sv").number(6.84)).toBe("6,8");
  expect(textsIn("en").number(6.84)).toBe("6.8");
  expect(textsIn("sv").date("2027-03-16")).toBe("16 mars 2027");
  expect(textsIn("en").date("2027-03-16")).toBe("16 March 2027");
  expect(textsIn("sv").list(["a", "b", "c"])).toBe("a, b och c");
  expect(textsIn("sv").list(["a", "b"], "any")).toBe("a eller b");
});

test("a catalogue that has been through JSON says the same as one that has not", () => {
  const sent: unknown = JSON.parse(JSON.stringify(compileCatalogue("sv")));
  const received = createTexts("sv", sent as ReturnType<typeof compileCatalogue>);
  expect(received.text("remedy.opens", { opens: 14 })).toBe("öppnar för 14 till");
});

test("a missing text is an error that names its key", () => {
  expect(() => createTexts("en", {}).text("remedy.opens")).toThrow('"remedy.opens" in en');
});
