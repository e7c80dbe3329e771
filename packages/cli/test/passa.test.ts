/** The command line as audits and replays meet it: files, two streams and an exit code. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, entry, passa as runHere, passaAlone, type Started } from "./passa.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "passa-cli-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const passa = (args: readonly string[], how: Started = {}): Promise<Ended> => runHere(args, { cwd: folder, ...how });

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

const here = { lat: 56.16, lon: 15.59 };
const week = [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 16 }));
const skill = curatedVocabulary.skills[0]?.id ?? "";
const anna = {
  id: "anna",
  seeking: ["internship"],
  availableFrom: "2027-01-01",
  hours: { min: 10, max: 40 },
  available: week,
  home: here,
  maxTravelKm: 10,
  formats: [],
  skills: {},
  capacities: {},
  avoid: [],
};
const place = {
  id: "nursery",
  kind: "internship",
  startsOn: "2027-02-01",
  seats: 1,
  location: here,
  hours: { min: 20, max: 40 },
  open: week,
  formats: [],
  field: curatedVocabulary.fields[0]?.id ?? "",
  tags: [],
  adaptations: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [{ id: "plant", title: "Plant", demands: {} }],
};
const pool = { asOf: "2027-01-01", origin: here, participants: [anna, { ...anna, id: "bo", formats: undefined }] };
const asking = { ...place, id: "asking", requires: [[skill]] };

test("vocabulary prints ids, maxima, implications and effects, absent effects left out, names beside", async () => {
  const { code, out, err } = await passaAlone(["vocabulary"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const printed = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
  expect(Object.keys(printed)).toEqual([
    "ruleVersion",
    "dimensions",
    "skills",
    "adaptations",
    "formats",
    "fields",
    "tags",
  ]);
  expect(printed["dimensions"]).toHaveLength(curatedVocabulary.dimensions.length);
  expect(printed["dimensions"]?.[0]).toMatchObject({ id: curatedVocabulary.dimensions[0]?.id, max: 4 });
  const effects = new Set(["id", "group", "caps", "addsFormats", "transport", "minHours", "widenDay", "names"]);
  for (const [index, adaptation] of (printed["adaptations"] ?? []).entries()) {
    expect(Object.keys(adaptation).filter((key) => !effects.has(key))).toEqual([]);
    expect("transport" in adaptation).toBe(curatedVocabulary.adaptations[index]?.transport === true);
  }
  for (const entries of Object.values(printed).filter((value) => Array.isArray(value)))
    for (const { names } of entries)
      expect(names).toMatchObject({ sv: expect.stringMatching(/./), en: expect.stringMatching(/./) });
});

test("rank prints one document on one line", async () => {
  const { code, out, err } = await passa([
    "rank",
    "--pool",
    file("pool.json", pool),
    "--placement",
    file("place.json", place),
  ]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(out)).toMatchObject({
    ruleVersion: "2027.1",
    eligible: [{ participantId: "anna" }],
    askFirst: [{ participantId: "bo", unknown: ["format"] }],
    nearMisses: [],
    nearMissesNotListed: 0,
    blocked: 0,
    remedies: [],
    bundle: [],
  });
});

test("rank and market score by the weights that they are given, and refuse what does not add to 100", async () => {
  const none = { comfort: 0, interest: 0, growth: 0, waiting: 0, tasks: 0, hours: 0, travel: 0, wishes: 0 };
  const asked = ["--pool", file("pool.json", pool), "--weights", file("weights.json", { ...none, growth: 100 })];
  const ranked = await passa(["rank", "--placement", file("place.json", place), ...asked]);
  // Nothing is known of Anna's goals, so that growth stands in the middle.
  expect(JSON.parse(ranked.out)).toMatchObject({ eligible: [{ participantId: "anna", score: 5000 }] });
  const market = await passa(["market", "--placements", file("places.json", [place]), ...asked]);
  expect(JSON.parse(market.out)).toMatchObject({ allocation: { placed: 1, score: 5000 } });
  const short = file("short.json", { ...none, growth: 99 });
  const refused = await passa(["rank", "--placement", "place.json", "--pool", "pool.json", "--weights", short]);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 2, out: "" });
  expect(refused.err).toBe("short.json: the document: expected weights that add to 100, but these add to 99\n");
});

test("rank --cases answers line by line, in order, however many there are", async () => {
  const lines = Array.from({ length: 3000 }, (_, index) =>
    JSON.stringify({ pool: { ...pool, participants: [{ ...anna, id: `p${String(index)}` }] }, placement: place }),
  );
  const { code, out } = await passa(["rank", "--cases", file("cases.jsonl", `${lines.join("\n")}\n`)]);
  expect(code).toBe(0);
  const ids = out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { eligible: { participantId: string }[] }).eligible[0]?.participantId);
  expect(ids).toEqual(lines.map((_, index) => `p${String(index)}`));
});

test("rank --cases names the line that is wrong", async () => {
  const good = JSON.stringify({ pool, placement: place });
  const bad = JSON.stringify({ pool, placement: { ...place, seats: -1 } });
  const cases = await passa(["rank", "--cases", file("bad.jsonl", `${good}\n${bad}\n`)]);
  expect(cases.code).toBe(2);
  expect(cases.err).toMatch(/^bad\.jsonl: line 2: placement\.seats: .*expected/);
  const broken = await passa(["rank", "--cases", file("broken.jsonl", `${good}\n{"pool":,}\n`)]);
  expect(broken).toMatchObject({ code: 2, err: "broken.jsonl: line 2, column 9: expected a JSON value\n" });
});

test("rank --top keeps the first of each list", async () => {
  const args = ["rank", "--pool", file("pool.json", pool), "--placement", file("place.json", place), "--top"];
  expect(JSON.parse((await passa([...args, "0"])).out)).toMatchObject({ eligible: [], askFirst: [], blocked: 0 });
  expect(await passa([...args, "-1"])).toMatchObject({ code: 2, out: "" });
});

test("doors, questions and market print what they are asked for", async () => {
  const placements = file("placements.json", [place, asking]);
  const lacking = file("lacking.json", { ...anna, skills: { [skill]: { has: false } } });
  const at = ["--placements", placements, "--origin", "56.16,15.59"];
  expect(JSON.parse((await passa(["doors", "--participant", lacking, ...at])).out)).toContainEqual({ skill, opens: 1 });
  expect(JSON.parse((await passa(["questions", "--participant", file("anna.json", anna), ...at])).out)).toEqual([
    { criterion: `skill:${skill}`, places: 1, alone: 1 },
  ]);
  const market = await passa(["market", "--pool", file("pool.json", pool), "--placements", placements]);
  expect(JSON.parse(market.out)).toMatchObject({
    placements: [
      { placementId: "nursery", eligible: 1, askFirst: 1 },
      { placementId: "asking", eligible: 0, askFirst: 2 },
    ],
    unserved: [],
    servedOnlyByAsking: ["bo"],
    adaptations: [],
    plan: [],
    allocation: { placed: 1, pairs: [{ participantId: "anna", placementId: "nursery" }] },
  });
});

test("what is wrong is said on standard error, with file, path and what was expected, and code 2", async () => {
  const placement = ["--placement", file("place.json", place)];
  const wrong = { ...pool, participants: [anna, { ...anna, id: "bo", capacities: { flying: 1 }, gender: "man" }] };
  const refused = await passa(["rank", "--pool", file("wrong.json", wrong), ...placement]);
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toBe("wrong.json: participants[1].gender: expected no field of this name\n");

  const broken = await passa(["rank", "--pool", file("broken.json", '{\n  "asOf": }'), ...placement]);
  expect(broken).toEqual({ code: 2, out: "", err: "broken.json: line 2, column 11: expected a JSON value\n" });

  const missing = await passa(["rank", "--pool", "none.json", ...placement]);
  expect(missing.code).toBe(2);
  expect(missing.err).toMatch(/^none\.json: expected a file that can be read/);

  expect(await passa(["rank", ...placement])).toMatchObject({ code: 2, out: "" });
  expect(await passa(["doors"])).toMatchObject({ code: 2, out: "" });
});

test("npm runs scripts in the repository: relative files are meant from where the caller stood", async () => {
  const args = ["rank", "--pool", file("pool.json", pool), "--placement", file("place.json", place)];
  const repository = fileURLToPath(new URL("../../..", import.meta.url));
  const byNpm = await passaAlone(args, { cwd: repository, env: { npm_lifecycle_event: "passa", INIT_CWD: folder } });
  expect(byNpm.code).toBe(0);
  // Within another npm script INIT_CWD is that script's, and says nothing about these files.
  expect((await passa(args, { env: { npm_lifecycle_event: "test", INIT_CWD: repository } })).code).toBe(0);
});

test("a reader that stops before the end is no error", async () => {
  const line = JSON.stringify({ pool, placement: place });
  const cases = file("many.jsonl", `${Array.from({ length: 500 }, () => line).join("\n")}\n`);
  const ended = await new Promise<Ended>((resolve) => {
    const shell = `"${process.execPath}" "${entry}" rank --cases ${cases} | head -c 10; exit \${PIPESTATUS[0]}`;
    execFile("bash", ["-c", shell], { cwd: folder }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
  expect(ended).toEqual({ code: 0, out: '{"ruleVers', err: "" });
});
