/**
 * The reference against a second implementation written from the text alone, on seeded random cases.
 * PASSA_FUZZ_CASES=50000 compares so many; a failure names the seed and the case.
 */
import { expect, test } from "vitest";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { curatedVocabulary } from "../../vocabulary/curated.ts";
import { doors } from "../doors.ts";
import { market } from "../market.ts";
import { parseCase, parsePlacements, parsePool, type Parsed } from "../parse.ts";
import { questions } from "../questions.ts";
import { rank } from "../rank.ts";
import { marketCase, rankCase, seekerCase, type MarketCase, type RankCase } from "./generate.ts";
import { oracleDoors, oracleMarket, oracleQuestions, oracleRank, eligibleScore } from "./oracle.ts";

// The domain knows no `process` and no `console`; only this test asks for them, to take a larger count and tell what it drew.
type Surroundings = {
  process?: { env: Record<string, string | undefined> };
  console?: { log: (text: string) => void };
};
const surroundings = globalThis as Surroundings;
const environment = surroundings.process?.env ?? {};
const asked = Number(environment["PASSA_FUZZ_CASES"] ?? 3_000);
const firstSeed = Number(environment["PASSA_FUZZ_SEED"] ?? 1);
/** Milliseconds: ample for a busy machine, since nothing here waits. */
const timeout = 60_000 + 100 * asked;

/** Nine of ten cases are one placement and its pool, one is a market; some more are over the curated words. */
const rankSeeds = Array.from({ length: Math.ceil((asked * 9) / 10) }, (_, index) => firstSeed + index);
const marketSeeds = Array.from({ length: Math.ceil(asked / 10) }, (_, index) => firstSeed + index);
const curatedSeeds = Array.from({ length: Math.max(3, Math.floor(asked / 1_000)) }, (_, index) => firstSeed + index);

/** As read from a file: what the generator makes must be valid input. */
function read<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`not valid input: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
}

const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function expectSame(ours: unknown, oracles: unknown, what: string, seed: number, input: unknown): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(oracles)];
  if (a !== b) expect.fail(`${what} of seed ${seed}\nreference ${a}\noracle    ${b}\ncase ${JSON.stringify(input)}`);
}

function compareRank(seed: number, drawn: RankCase): void {
  const { pool, placement } = read(
    parseCase(asRead({ pool: drawn.pool, placement: drawn.placement }), drawn.vocabulary),
  );
  const expected = oracleRank(drawn.vocabulary, drawn.pool, drawn.placement);
  expectSame(rank(pool, placement, drawn.vocabulary), expected, "rank", seed, drawn);
  const top = seed % 4;
  const cut = {
    ...expected,
    eligible: expected.eligible.slice(0, top),
    askFirst: expected.askFirst.slice(0, top),
    nearMisses: expected.nearMisses.slice(0, top),
  };
  expectSame(rank(pool, placement, drawn.vocabulary, { top }), cut, `rank --top ${top}`, seed, drawn);
}

/** Any allocation that reaches both numbers is right; so the pairs are checked, not compared. */
function expectAllocation(drawn: MarketCase, found: ReturnType<typeof market>["allocation"], seed: number): void {
  const { vocabulary, pool, placements } = drawn;
  const people = found.pairs.map(({ participantId }) => participantId);
  const byId = [...new Set(people)].sort((a, b) => (a < b ? -1 : 1));
  expect(people, `pairs of seed ${seed} by participant, each once`).toEqual(byId);
  expect(found.pairs.length, `pairs of seed ${seed}`).toBe(found.placed);
  for (const { id, seats } of placements) {
    const taken = found.pairs.filter(({ placementId }) => placementId === id).length;
    expect(taken, `seats taken of ${id} in seed ${seed}`).toBeLessThanOrEqual(seats);
  }
  const scores = found.pairs.map(({ participantId, placementId }) => {
    const person = pool.participants.find(({ id }) => id === participantId);
    const place = placements.find(({ id }) => id === placementId);
    if (person === undefined || place === undefined) return expect.fail(`unknown pair in seed ${seed}`);
    return eligibleScore(vocabulary, pool, person, place) ?? expect.fail(`pair that is not eligible in seed ${seed}`);
  });
  expect(
    scores.reduce((a, b) => a + b, 0),
    `sum of scores of seed ${seed}`,
  ).toBe(found.score);
}

function compareMarket(seed: number, drawn: MarketCase): void {
  const { vocabulary } = drawn;
  const pool = read(parsePool(asRead(drawn.pool), vocabulary));
  const placements = read(parsePlacements(asRead(drawn.placements), vocabulary));
  const ours = market(pool, placements, vocabulary);
  const expected = oracleMarket(vocabulary, drawn.pool, drawn.placements);
  const withoutPairs = (printed: typeof expected): unknown => ({
    ...printed,
    allocation: { ...printed.allocation, pairs: [] },
  });
  expectSame(withoutPairs(ours), withoutPairs(expected), "market", seed, drawn);
  expectAllocation(drawn, ours.allocation, seed);
}

function compareSeekers(seed: number, drawn: MarketCase): void {
  const { vocabulary } = drawn;
  const { origin, participants } = read(parsePool(asRead(drawn.pool), vocabulary));
  const placements = read(parsePlacements(asRead(drawn.placements), vocabulary));
  for (const [index, person] of drawn.pool.participants.entries()) {
    const profile = participants[index];
    if (profile === undefined) return expect.fail(`participant ${index} of seed ${seed} was lost on the way`);
    const opened = doors(profile, placements, vocabulary, origin);
    expectSame(opened, oracleDoors(vocabulary, origin, person, drawn.placements), "doors", seed, drawn);
    const asking = questions(profile, placements, vocabulary, origin);
    expectSame(asking, oracleQuestions(vocabulary, origin, person, drawn.placements), "questions", seed, drawn);
  }
}

const vocabularies: [string, number[], number[], Vocabulary | undefined][] = [
  ["random vocabularies", rankSeeds, marketSeeds, undefined],
  ["the curated vocabulary", curatedSeeds, curatedSeeds, curatedVocabulary],
];

for (const [words, forRank, forMarket, vocabulary] of vocabularies) {
  test(`rank prints the same bytes as an independent implementation, over ${words}`, { timeout }, () => {
    for (const seed of forRank) compareRank(seed, rankCase(seed, vocabulary));
  });

  test(
    `market, doors and questions print the same as an independent implementation, over ${words}`,
    { timeout },
    () => {
      for (const seed of forMarket) {
        compareMarket(seed, marketCase(seed, vocabulary));
        compareSeekers(seed, seekerCase(seed, vocabulary));
      }
    },
  );
}

test("the random cases reach every tier, every kind of remedy, every blocker that is listed and every unknown", () => {
  const seen = new Map<string, number>();
  const count = (what: string, times = 1): void => {
    seen.set(what, (seen.get(what) ?? 0) + times);
  };
  const family = (id: string): string => id.split(":")[0] ?? id;
  for (let seed = 1; seed <= 400; seed++) {
    const { vocabulary, pool, placement } = rankCase(seed);
    const printed = rank(pool, placement, vocabulary);
    count("tier eligible", printed.eligible.length);
    count("tier askFirst", printed.askFirst.length);
    count("tier nearMiss", printed.nearMisses.length);
    count("tier nearMiss not listed", printed.nearMissesNotListed);
    count("tier blocked", printed.blocked);
    count(`bundle of ${printed.bundle.length}`);
    for (const { remedy } of printed.remedies) count(`remedy ${family(remedy)}`);
    for (const { blocker } of printed.nearMisses) count(`blocker ${family(blocker)}`);
    for (const { unknown } of printed.askFirst) for (const criterion of unknown) count(`unknown ${family(criterion)}`);
  }
  const criteria = ["period", "age", "hours", "schedule", "travel", "format", "skill", "demand", "tasks"];
  const needed = [
    ...["eligible", "askFirst", "nearMiss", "nearMiss not listed", "blocked"].map((tier) => `tier ${tier}`),
    ...[0, 1, 2, 3].map((length) => `bundle of ${length}`),
    ...["adaptation", "hours", "release", "train"].map((kind) => `remedy ${kind}`),
    ...criteria.flatMap((criterion) => [`blocker ${criterion}`, `unknown ${criterion}`]),
  ];
  if (environment["PASSA_FUZZ_CASES"] !== undefined) {
    surroundings.console?.log(needed.map((what) => `${what}: ${seen.get(what) ?? 0}`).join("\n"));
  }
  expect(needed.filter((what) => (seen.get(what) ?? 0) < 2)).toEqual([]);
});
