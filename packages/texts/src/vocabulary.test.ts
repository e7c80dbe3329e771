import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { describe, expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { textsIn } from "./texts.ts";
import { levelName, questionFor, vocabularyName } from "./vocabulary.ts";

const { dimensions, skills, adaptations, formats, fields, tags } = curatedVocabulary;
const range = (max: number) => Array.from({ length: max + 1 }, (_, level) => level);
const of = (kind: string, entries: readonly { id: string }[], ...parts: string[]) =>
  entries.flatMap(({ id }) => ["", ...parts].map((part) => `vocabulary.${kind}.${id}${part}`));

/** Every key that the vocabulary calls for. `askedHelp` is the one that a dimension may do without. */
const needed = [
  ...of("dimension", dimensions, ".about", ".asked", ".ask"),
  ...dimensions.flatMap(({ id, max }) =>
    range(max).flatMap((level) => [
      `vocabulary.dimension.${id}.demand.${level}`,
      `vocabulary.dimension.${id}.level.${level}`,
    ]),
  ),
  ...of("skill", skills, ".about"),
  ...of("adaptation", adaptations, ".about"),
  ...of("format", formats, ".about"),
  ...of("field", fields),
  ...of("tag", tags),
  ...new Set(dimensions.map(({ area }) => `vocabulary.area.${area}`)),
  ...new Set(adaptations.map(({ group }) => `vocabulary.group.${group}`)),
  ...new Set(skills.map(({ group }) => `vocabulary.skillGroup.${group}`)),
];

test("Swedish has a text for everything in the vocabulary and for nothing else", () => {
  const present = Object.keys(catalogues.sv).filter(
    (key) => key.startsWith("vocabulary.") && !key.endsWith(".askedHelp"),
  );
  expect(present.toSorted()).toEqual(needed.toSorted());
});

test("easy Swedish explains every entry of the vocabulary in words of its own", () => {
  const names = needed.filter((key) => !/\.(about|asked|ask|demand\.\d|level\.\d)$/.test(key));
  const abouts = [...of("dimension", dimensions, ".about"), ...of("adaptation", adaptations, ".about")];
  expect([...new Set([...names, ...abouts])].filter((key) => !Object.hasOwn(catalogues["sv-easy"], key))).toEqual([]);
});

test("an answer that an employer presses has at most three words in Swedish", () => {
  const long = Object.entries(catalogues.sv).filter(
    ([key, text]) => /\.demand\.\d$/.test(key) && text.split(" ").length > 3,
  );
  expect(long).toEqual([]);
});

test("the answers to one question differ from one another", () => {
  const { sv, en } = catalogues;
  for (const catalogue of [sv, en] as Record<string, string | undefined>[])
    for (const { id, max } of dimensions)
      for (const side of ["demand", "level"]) {
        const answers = range(max).map((level) => catalogue[`vocabulary.dimension.${id}.${side}.${level}`]);
        expect(new Set(answers).size, `${id} ${side}`).toBe(max + 1);
      }
});

describe("names by id", () => {
  test("a curated entry has its name in the language", () => {
    expect(vocabularyName(textsIn("sv"), "adaptation", "picture-instructions")).toBe("Bildstöd");
    expect(vocabularyName(textsIn("en"), "adaptation", "picture-instructions")).toBe("Picture instructions");
  });

  test("an imported skill has its own label, and an unknown one its id", () => {
    const imported = new Map([["jobtech.x", "Lokförare"]]);
    expect(vocabularyName(textsIn("sv"), "skill", "jobtech.x", imported)).toBe("Lokförare");
    expect(vocabularyName(textsIn("sv"), "skill", "jobtech.y", imported)).toBe("jobtech.y");
  });

  test("levels are told in words, and in numbers for a dimension without words", () => {
    expect(levelName(textsIn("sv"), "level", "lifting", 3)).toBe("Upp till 15 kilo");
    expect(levelName(textsIn("sv"), "level", "flying", 3)).toBe("3");
    expect(questionFor(textsIn("sv"), "lifting")).toBe("Hur tungt kan du lyfta?");
  });
});
