/**
 * Every rule for the input, broken at every place where it holds: the answer names the path.
 * The documents go through JSON text, so that 1e999 and "__proto__" arrive as they would from a file.
 */
import { expect, test } from "vitest";
import { curatedVocabulary } from "../../vocabulary/curated.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { lexiconOf } from "../lexicon.ts";
import { formatPath, parseCase, parsePlacements, parsePool, type Parsed } from "../parse.ts";

const [someDimension] = curatedVocabulary.dimensions;
const [someSkill] = curatedVocabulary.skills;
const [someAdaptation] = curatedVocabulary.adaptations;
if (someDimension === undefined || someSkill === undefined || someAdaptation === undefined) throw new Error("no words");

const vocabulary: Vocabulary = {
  ...curatedVocabulary,
  dimensions: [{ ...someDimension, id: "lift", max: 4 }],
  skills: [
    { ...someSkill, id: "saw", implies: [] },
    { ...someSkill, id: "truck", implies: ["saw"] },
  ],
  adaptations: [
    { ...someAdaptation, id: "rest" },
    { ...someAdaptation, id: "ride" },
  ],
  formats: [
    { id: "film", pictogram: "" },
    { id: "spoken", pictogram: "" },
  ],
  fields: [{ id: "woods", conceptId: "", pictogram: "" }],
  tags: [
    { id: "dogs", pictogram: "" },
    { id: "dust", pictogram: "" },
  ],
};

/** Every field that there is, said. */
const valid = {
  pool: {
    asOf: "2026-03-01",
    origin: { lat: 56.1, lon: 15.5 },
    participants: [
      {
        id: "p",
        seeking: ["internship", "employment"],
        availableFrom: "2026-03-01",
        adultFrom: "2020-01-01",
        waitingSince: "2025-01-01",
        hours: { min: 10, max: 30, wanted: 20, maxPerDay: 8 },
        available: [{ day: 0, from: 8, to: 16 }],
        home: { lat: 56.1, lon: 15.5 },
        maxTravelKm: 20,
        formats: ["film", "spoken"],
        skills: { saw: { has: true, validUntil: "2027-01-01" } },
        capacities: { lift: 2 },
        avoid: ["dogs", "dust"],
        interests: { woods: 2 },
        goals: ["saw", "lift"],
      },
    ],
  },
  placement: {
    id: "q",
    kind: "internship",
    startsOn: "2026-03-01",
    latestStartOn: "2026-04-01",
    seats: 2,
    location: { lat: 56.1, lon: 15.6 },
    remote: false,
    hours: { min: 10, max: 40 },
    open: [{ day: 0, from: 8, to: 16 }],
    formats: ["film", "spoken"],
    field: "woods",
    tags: ["dogs", "dust"],
    adaptations: ["rest", "ride"],
    requires: [["saw", "truck"]],
    wishes: ["saw", "truck"],
    develops: ["saw", "lift"],
    minTasks: 1,
    tasks: [
      {
        id: "t",
        title: "Fell",
        removable: false,
        hazardous: false,
        demands: { lift: 2 },
        requires: [["saw"]],
        adaptations: ["rest", "ride"],
      },
    ],
  },
};

type Step = string | number;
type Path = readonly Step[];

/** The valid document with the JSON text put in at the path. */
function withText(path: Path, text: string): unknown {
  const hole = "a hole that no document has";
  const dig = (value: unknown, rest: Path): unknown => {
    const [step, ...further] = rest;
    if (step === undefined) return hole;
    if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? dig(item, further) : item));
    const entries = Object.entries(value as object);
    return Object.fromEntries(entries.map(([name, item]) => [name, name === step ? dig(item, further) : item]));
  };
  return JSON.parse(JSON.stringify(dig(valid, path)).replace(JSON.stringify(hole), text)) as unknown;
}

function pathsOf(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path));
}

/** Every path of the valid document that does not end in an empty step, with what stands there. */
function* walk(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }, void, undefined> {
  yield { path, value };
  if (typeof value !== "object" || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    yield* walk(item, [...path, Array.isArray(value) ? Number(name) : name]);
  }
}

const everywhere = [...walk(valid)];
const last = (path: Path): Step => path.at(-1) ?? "";
const isCoordinate = (path: Path): boolean => last(path) === "lat" || last(path) === "lon";

/** JSON texts that break the rule for what stands at the path. */
function brokenTexts(path: Path, value: unknown): string[] {
  if (typeof value === "number") {
    const always = ["null", '"1"', "[]", "{}", "true", "1e999", "-1e999"];
    if (isCoordinate(path)) return [...always, "181", "-181"];
    const least = ["maxPerDay", "woods"].includes(String(last(path))) ? 0 : -1;
    const most: Record<string, string> = { day: "7", to: "25", from: "25", lift: "5", woods: "4" };
    return [
      ...always,
      "1.5",
      "0.1e-3",
      String(least),
      ...(most[last(path)] === undefined ? [] : [most[last(path)] ?? ""]),
    ];
  }
  if (typeof value === "boolean") return ["null", "0", '"true"', "[]"];
  if (typeof value === "string") {
    const always = ["null", "1", "[]", "{}", "true"];
    if (last(path) === "title") return always;
    if (/^\d{4}-/.test(value)) {
      const dates = ["", "2026-02-30", "2026-13-01", "2026-2-3", "20260203", "2026-02-03T00:00:00Z", " 2026-02-03"];
      return [...always, ...dates.map((date) => JSON.stringify(date))];
    }
    // An id, and where it is not the thing's own, also one that is not in the vocabulary.
    const foreign = last(path) === "id" ? [] : ["nowhere", "__proto__", "constructor"];
    return [...always, ...["", "a:b", "a|b", ...foreign].map((id) => JSON.stringify(id))];
  }
  if (Array.isArray(value)) return ["null", "1", '"saw"', "{}"];
  return ["null", "1", '"saw"', "[]"];
}

test("the document that the cases below break is valid, and so is what the rules leave free", () => {
  expect(pathsOf(parseCase(valid, vocabulary))).toEqual([]);
  const free: [Path, string][] = [
    [["placement", "seats"], "0"],
    [["placement", "minTasks"], "0"],
    [["placement", "latestStartOn"], '"2026-03-01"'],
    [["placement", "open", 0, "to"], "24"],
    [["placement", "requires"], '[["saw", "truck"], ["truck", "saw"]]'],
    [["pool", "participants"], "[]"],
    [["pool", "participants", 0, "available"], '[{"day":6,"from":0,"to":24},{"day":6,"from":3,"to":9}]'],
    [["pool", "participants", 0, "hours"], '{"min":0,"max":0,"wanted":0}'],
    [["pool", "participants", 0, "capacities", "lift"], "0"],
  ];
  for (const [path, text] of free) expect(pathsOf(parseCase(withText(path, text), vocabulary))).toEqual([]);
});

test("whatever stands at a path, something else of the wrong kind or out of range is an error at that path", () => {
  const missed: string[] = [];
  for (const { path, value } of everywhere) {
    if (path.length === 0) continue;
    for (const text of brokenTexts(path, value)) {
      if (!pathsOf(parseCase(withText(path, text), vocabulary)).includes(formatPath(path)))
        missed.push(`${formatPath(path)} = ${text}`);
    }
  }
  expect(missed).toEqual([]);
});

test("a field that must be said is missed where it should stand, and only those that may be absent may be", () => {
  const absent = everywhere.flatMap(({ path, value }) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.keys(value).flatMap((name) => {
      const { [name]: _, ...rest } = value as Record<string, unknown>;
      const paths = pathsOf(parseCase(withText(path, JSON.stringify(rest)), vocabulary));
      if (paths.length > 0) expect(paths).toEqual([formatPath([...path, name])]);
      return paths.length > 0 ? [] : [formatPath([...path, name])];
    });
  });
  const ofPerson = ["availableFrom", "adultFrom", "waitingSince", "hours", "hours.wanted", "hours.maxPerDay"];
  const more = ["available", "home", "maxTravelKm", "formats", "interests", "goals"];
  const inRecords = ["skills.saw", "skills.saw.validUntil", "capacities.lift", "interests.woods"];
  expect(absent.toSorted()).toEqual(
    [
      ...[...ofPerson, ...more, ...inRecords].map((name) => `pool.participants[0].${name}`),
      ...["latestStartOn", "remote", "minTasks"].map((name) => `placement.${name}`),
      ...["removable", "hazardous", "demands.lift", "requires", "adaptations"].map(
        (name) => `placement.tasks[0].${name}`,
      ),
    ].toSorted(),
  );
});

test("a field or an id that is not known is refused in every object, also one with the name of what objects inherit", () => {
  const missed: string[] = [];
  for (const { path, value } of everywhere) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    for (const name of ["gender", "__proto__", "constructor", "toString", "hasOwnProperty"]) {
      // Said before the fields that are known, and with a value that would do for some of them.
      for (const said of ["1", '{"has":true}']) {
        const text = JSON.stringify(value).replace("{", `{${JSON.stringify(name)}:${said},`);
        const paths = pathsOf(parseCase(withText(path, text), vocabulary));
        if (!paths.includes(formatPath([...path, name]))) missed.push(`${formatPath(path)} with ${name}: ${said}`);
      }
    }
  }
  expect(missed).toEqual([]);
});

test("every list that stands for a set refuses a repeat, where the second one stands", () => {
  const sets = everywhere.flatMap(({ path, value }) =>
    Array.isArray(value) && typeof value[0] === "string" ? [{ path, value: value as string[] }] : [],
  );
  // seeking, formats, avoid, goals; formats, tags, adaptations, a clause, wishes, develops; a task's clause and adaptations
  expect(sets.length).toBe(12);
  for (const { path, value } of sets) {
    const text = JSON.stringify([...value, value[0]]);
    expect(pathsOf(parseCase(withText(path, text), vocabulary))).toEqual([formatPath([...path, value.length])]);
  }
});

test("a clause and the tasks are not empty", () => {
  for (const path of [
    ["placement", "requires", 0],
    ["placement", "tasks", 0, "requires", 0],
    ["placement", "tasks"],
  ]) {
    expect(pathsOf(parseCase(withText(path, "[]"), vocabulary))).toEqual([formatPath(path)]);
  }
});

test("bounds that cross are an error at the later of the two", () => {
  const crossed: [Path, string, Step][] = [
    [["pool", "participants", 0, "hours"], '{"min":20,"max":19}', "max"],
    [["pool", "participants", 0, "hours"], '{"min":20,"max":30,"wanted":19}', "wanted"],
    [["pool", "participants", 0, "hours"], '{"min":20,"max":30,"wanted":31}', "wanted"],
    [["pool", "participants", 0, "available", 0], '{"day":0,"from":9,"to":9}', "to"],
    [["pool", "participants", 0, "available", 0], '{"day":0,"from":10,"to":9}', "to"],
    [["placement", "open", 0], '{"day":0,"from":24,"to":24}', "to"],
    [["placement", "hours"], '{"min":20,"max":19}', "max"],
  ];
  for (const [path, text, where] of crossed) {
    expect(pathsOf(parseCase(withText(path, text), vocabulary))).toEqual([formatPath([...path, where])]);
  }
  const early = withText(["placement", "latestStartOn"], '"2026-02-28"');
  expect(pathsOf(parseCase(early, vocabulary))).toEqual(["placement.latestStartOn"]);
});

test("an id that stands twice among participants, placements or tasks is an error at the second", () => {
  const [person] = valid.pool.participants;
  expect(pathsOf(parsePool({ ...valid.pool, participants: [person, person] }, vocabulary))).toEqual([
    "participants[1].id",
  ]);
  expect(pathsOf(parsePlacements([valid.placement, valid.placement], vocabulary))).toEqual(["[1].id"]);
  const [task] = valid.placement.tasks;
  const twice = withText(["placement", "tasks"], JSON.stringify([task, task]));
  expect(pathsOf(parseCase(twice, vocabulary))).toEqual(["placement.tasks[1].id"]);
});

test("a number that is not one is refused, wherever the document came from", () => {
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const lost = { ...valid, placement: { ...valid.placement, seats: none, location: { lat: none, lon: 15 } } };
    expect(pathsOf(parseCase(lost, vocabulary))).toEqual(["placement.seats", "placement.location.lat"]);
  }
});

test("a vocabulary whose implications run in a circle, however long, or lead nowhere is refused", () => {
  const chain = (pairs: [string, string[]][]): Vocabulary => ({
    ...vocabulary,
    skills: pairs.map(([id, implies]) => ({ ...someSkill, id, implies })),
  });
  expect(() => lexiconOf(chain([["a", ["a"]]]))).toThrow(/circle/);
  expect(() =>
    lexiconOf(
      chain([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["a"]],
      ]),
    ),
  ).toThrow(/circle/);
  expect(() =>
    lexiconOf(
      chain([
        ["start", ["a"]],
        ["a", ["b"]],
        ["b", ["a"]],
      ]),
    ),
  ).toThrow(/circle/);
  expect(() => lexiconOf(chain([["a", ["nowhere"]]]))).toThrow(/nowhere/);
  // Two ways to the same skill are no circle.
  expect(() =>
    lexiconOf(
      chain([
        ["a", ["b", "c"]],
        ["b", ["d"]],
        ["c", ["d"]],
        ["d", []],
      ]),
    ),
  ).not.toThrow();
});
