/** The command line against the independent implementation of the rules: what comes out is exactly its result, as JSON. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { marketCase, rankCase } from "@passa/domain/matching/oracle/generate";
import { oracleDoors, oracleMarket, oracleQuestions, oracleRank } from "@passa/domain/matching/oracle/oracle";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const cases = Number(process.env["PASSA_CLI_CASES"] ?? 40);
const entry = join(import.meta.dirname, "../passa.mjs");
const timeout = 60_000 + cases * 100;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "passa-oracle-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function save(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function passa(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [entry, ...args], { maxBuffer: 2 ** 30 });
  return stdout;
}

test(
  "rank --cases prints, line for line and byte for byte, what the independent implementation gives",
  { timeout },
  async () => {
    const seeds = Array.from({ length: cases }, (_, index) => 500_000 + index);
    const drawn = seeds.map((seed) => rankCase(seed, curatedVocabulary));
    const lines = drawn.map(({ pool, placement }) => `${JSON.stringify({ pool, placement })}\n`);
    const printed = (await passa("rank", "--cases", await save("cases.jsonl", lines.join("")))).split("\n");
    expect(printed.pop()).toBe("");
    expect(printed.length).toBe(cases);
    for (const [index, { vocabulary, pool, placement }] of drawn.entries()) {
      const expected = JSON.stringify(oracleRank(vocabulary, pool, placement));
      expect(printed[index], `seed ${500_000 + index}`).toBe(expected);
    }
  },
);

test("rank, doors, questions and market print what the independent implementation gives", { timeout }, async () => {
  const drawn = marketCase(600_002, curatedVocabulary);
  const { vocabulary, pool, placements } = drawn;
  const [person] = pool.participants;
  const [placement] = placements;
  if (person === undefined || placement === undefined) throw new Error("the case has a participant and a placement");
  const files = {
    pool: await save("pool.json", JSON.stringify(pool)),
    placement: await save("placement.json", JSON.stringify(placement)),
    participant: await save("participant.json", JSON.stringify(person)),
    placements: await save("placements.json", JSON.stringify(placements)),
  };
  const origin = `${String(pool.origin.lat)},${String(pool.origin.lon)}`;
  const forPerson = ["--participant", files.participant, "--placements", files.placements, "--origin", origin];
  const [ranked, doors, questions, market] = await Promise.all([
    passa("rank", "--pool", files.pool, "--placement", files.placement),
    passa("doors", ...forPerson),
    passa("questions", ...forPerson),
    passa("market", "--pool", files.pool, "--placements", files.placements),
  ]);
  expect(ranked).toBe(`${JSON.stringify(oracleRank(vocabulary, pool, placement))}\n`);
  expect(doors).toBe(`${JSON.stringify(oracleDoors(vocabulary, pool.origin, person, placements))}\n`);
  expect(questions).toBe(`${JSON.stringify(oracleQuestions(vocabulary, pool.origin, person, placements))}\n`);
  const expected = oracleMarket(vocabulary, pool, placements);
  const found = JSON.parse(market) as typeof expected;
  // Which of several best allocations is printed is free; domain's test checks that the pairs are one.
  expect({ ...found, allocation: { ...found.allocation, pairs: [] } }).toEqual({
    ...expected,
    allocation: { ...expected.allocation, pairs: [] },
  });
  expect(Object.keys(found)).toEqual(Object.keys(expected));
});
