/**
 * The columnar pool against the readable rules, by both kernels, on the seeded cases that the rules themselves are
 * compared with an oracle on. PASSA_FUZZ_CASES=10000 compares so many; a failure names the seed.
 */
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { rankCase } from "@passa/domain/matching/oracle/generate";
import { parseCase } from "@passa/domain/matching/parse";
import { rank } from "@passa/domain/matching/rank";
import type { MatchingPlacement, MatchingProfile, Pool } from "@passa/domain/matching/schema";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { expect, test } from "vitest";
import { ColumnarPool } from "./pool.ts";
import { rankPool } from "./rank.ts";
import type { KernelName } from "./run.ts";

const cases = Number(process.env["PASSA_FUZZ_CASES"] ?? 500);
const timeout = 60_000 + 100 * cases;
const kernels: KernelName[] = ["javascript", "webassembly"];

function poolOf({ origin, participants }: Pool): ColumnarPool {
  const pool = ColumnarPool.empty(origin);
  for (const profile of participants) pool.put({ profile });
  return pool;
}

function expectSame(pool: Pool, placement: MatchingPlacement, vocabulary: Vocabulary, seed: number): void {
  const { asOf } = pool;
  const columnar = ColumnarPool.decode(poolOf(pool).encode());
  const whole = rank(pool, placement, vocabulary);
  const top = seed % 5;
  for (const kernel of kernels) {
    const { counts, ...all } = rankPool(columnar, placement, vocabulary, { asOf, kernel });
    if (JSON.stringify(all) !== JSON.stringify(whole)) expect(all, `${kernel}, seed ${seed}`).toEqual(whole);
    expect(counts).toEqual({
      eligible: whole.eligible.length,
      askFirst: whole.askFirst.length,
      nearMisses: whole.nearMisses.length,
    });
    const { counts: stillWhole, ...first } = rankPool(columnar, placement, vocabulary, { asOf, kernel, top });
    expect(stillWhole).toEqual(counts);
    expect(JSON.stringify(first)).toBe(JSON.stringify(rank(pool, placement, vocabulary, { top })));
  }
}

function compare(seed: number, vocabulary?: Vocabulary): void {
  const drawn = rankCase(seed, vocabulary);
  const read = parseCase(
    JSON.parse(JSON.stringify({ pool: drawn.pool, placement: drawn.placement })),
    drawn.vocabulary,
  );
  if (!read.ok) throw new Error(`seed ${seed} is not valid input`);
  expectSame(read.value.pool, read.value.placement, drawn.vocabulary, seed);
}

test(`both kernels rank ${cases} random cases to the last digit as the rules do`, { timeout }, () => {
  for (let seed = 1; seed <= cases; seed += 1) compare(seed);
});

test("so they do over the curated vocabulary", { timeout }, () => {
  for (let seed = 1; seed <= Math.max(5, cases / 500); seed += 1) compare(seed, curatedVocabulary);
});

test("a pool that changes between rankings ranks as one that is made anew", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { pool, placement, vocabulary } = rankCase(seed);
    const { asOf, participants } = pool;
    const columnar = poolOf(pool);
    rankPool(columnar, placement, vocabulary, { asOf });
    const [first] = participants;
    // Everybody takes the next one's answers.
    const turned = participants.map(({ id }, index): MatchingProfile => {
      const next = participants[index + 1] ?? first;
      return next ? { ...next, id } : { id, seeking: [], skills: {}, capacities: {}, avoid: [] };
    });
    for (const profile of turned) columnar.put({ profile });
    const { counts, ...ranking } = rankPool(columnar, placement, vocabulary, { asOf });
    expect(ranking, `seed ${seed}`).toEqual(rank({ ...pool, participants: turned }, placement, vocabulary));
    expect(counts.eligible).toBe(ranking.eligible.length);
  }
});
