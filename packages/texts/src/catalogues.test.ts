import { compileMessageOrThrow, type CompiledMessage } from "@lingui/message-utils/compileMessage";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { wholeCatalogue } from "./compile.ts";
import { languages, type Language } from "./languages.ts";

const folder = path.join(import.meta.dirname, "catalogues");
const names = Object.keys(languages) as Language[];

/** The choices of a plural or select. */
function choices(style: unknown): CompiledMessage[] {
  if (typeof style !== "object" || style === null) return [];
  return Object.values(style).filter((choice): choice is CompiledMessage => Array.isArray(choice));
}

/** Every wording that a message can take, with one word in the place of each value. */
function wordings(message: CompiledMessage): string[] {
  return message.reduce<string[]>(
    (heads, token) => {
      const chosen = typeof token === "string" ? [token] : choices(token[2]).flatMap(wordings);
      const tails = chosen.length === 0 ? ["x"] : chosen;
      return heads.flatMap((head) => tails.map((tail) => head + tail));
    },
    [""],
  );
}

/** Names of the values that a message is filled with. */
function placeholders(message: CompiledMessage): string[] {
  const found = message.flatMap((token) =>
    typeof token === "string" ? [] : [token[0], ...choices(token[2]).flatMap(placeholders)],
  );
  return [...new Set(found)].toSorted();
}

const sentences = (wording: string): string[] => wording.split(/[.?:]\s*/);
const words = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length;
const tooLong = (texts: [string, string][]): string[] =>
  texts
    .filter(([, text]) =>
      wordings(compileMessageOrThrow(text)).some((wording) => sentences(wording).some((one) => words(one) > 12)),
    )
    .map(([key, text]) => `${key}: ${text}`);

test.each(names)("every topic in the folder of %s is part of its catalogue", (language) => {
  const onDisk = readdirSync(path.join(folder, language)).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(path.join(folder, language, file), "utf8")) as object),
  );
  expect(Object.keys(catalogues[language]).toSorted()).toEqual(onDisk.toSorted());
});

test("no folder is left without its language", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

test.each(names)("%s has every text and no other than Swedish", (language) => {
  expect(Object.keys(wholeCatalogue(language)).toSorted()).toEqual(Object.keys(catalogues.sv).toSorted());
});

test.each(names)("every text of %s parses and takes the same values as the Swedish", (language) => {
  const swedish: Record<string, string | undefined> = catalogues.sv;
  const valuesOf = (text = "") => placeholders(compileMessageOrThrow(text)).join(" ");
  const different = Object.entries(catalogues[language]).filter(
    ([key, text]) => valuesOf(text) !== valuesOf(swedish[key]),
  );
  expect(different).toEqual([]);
});

test.each(names)("no text of %s is empty, shouts or dashes for effect", (language) => {
  const bad = Object.entries(catalogues[language]).filter(([, text]) => text.trim() === "" || /!|—| – /.test(text));
  expect(bad).toEqual([]);
});

describe("easy Swedish", () => {
  const easy = Object.entries(catalogues["sv-easy"]);

  test("has at most twelve words a sentence", () => {
    expect(tooLong(easy)).toEqual([]);
  });

  test("is never a copy of the standard text", () => {
    const swedish: Record<string, string | undefined> = catalogues.sv;
    expect(easy.filter(([key, text]) => swedish[key] === text)).toEqual([]);
  });

  test("what participants read is easy also where sv-easy leaves it to sv", () => {
    const read = Object.entries(wholeCatalogue("sv-easy")).filter(([key]) =>
      /\.participant(\.|$)|^vocabulary\.dimension\..+\.(ask|level\.\d)$/.test(key),
    );
    expect(read.length).toBeGreaterThan(200);
    expect(tooLong(read)).toEqual([]);
  });
});
