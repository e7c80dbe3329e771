import { rankCase } from "@passa/domain/matching/oracle/generate";
import { parsePlacements, parsePool } from "@passa/domain/matching/parse";
import { placementLists, pools, smallVocabulary } from "@passa/domain/matching/arbitraries";
import { rank } from "@passa/domain/matching/rank";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countPool } from "./census.ts";
import { ColumnarPool } from "./pool.ts";
import { rankPool, type PoolRanking } from "./rank.ts";

const cases = Number(process.env["PASSA_FUZZ_CASES"] ?? 200);
const kernels = ["javascript", "webassembly"] as const;

const inNumbers = ({ counts, nearMissesNotListed, blocked, remedies }: PoolRanking) => {
  return { counts, nearMissesNotListed, blocked, remedies };
};

test("placements counted in one series are counted as the rules count each of them", () => {
  const markets = fc.record({
    pool: pools(smallVocabulary, { min: 1, max: 12 }),
    placements: placementLists(smallVocabulary, { min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(markets, ({ pool: drawn, placements }) => {
      const pool = ColumnarPool.empty(drawn.origin);
      for (const profile of drawn.participants) pool.put({ profile });
      const expected = placements.map((placement) => {
        const { eligible, askFirst, nearMisses, ...rest } = rank(drawn, placement, smallVocabulary);
        const counts = { eligible: eligible.length, askFirst: askFirst.length, nearMisses: nearMisses.length };
        return inNumbers({ ...rest, eligible, askFirst, nearMisses, counts });
      });
      for (const kernel of kernels) expect(countPool(pool, placements, smallVocabulary, { kernel })).toEqual(expected);
    }),
    { seed: 81, numRuns: Math.max(60, cases / 10) },
  );
});

test(
  `a series of ${cases} random placements, and back again, is counted as rankings of each`,
  { timeout: 60_000 + 60 * cases },
  () => {
    const drawn = Array.from({ length: cases }, (_, index) => rankCase(index + 1, curatedVocabulary));
    const [first] = drawn;
    if (first === undefined) throw new Error("there is at least one case");
    const read = parsePool(
      JSON.parse(
        JSON.stringify({
          ...first.pool,
          participants: drawn
            .slice(0, 60)
            .flatMap(({ pool }, at) => pool.participants.map((person) => ({ ...person, id: `${at}.${person.id}` }))),
        }),
      ),
      curatedVocabulary,
    );
    const placements = parsePlacements(
      JSON.parse(JSON.stringify(drawn.map(({ placement }, at) => ({ ...placement, id: `plc${at}` })))),
      curatedVocabulary,
    );
    if (!read.ok || !placements.ok) throw new Error("the cases are not valid input");
    const pool = ColumnarPool.empty(read.value.origin);
    for (const [at, profile] of read.value.participants.entries())
      pool.put({ profile, ...(at % 7 === 0 && { restrictedTo: ["sara"] }) });
    const { asOf } = read.value;
    for (const viewer of ["sara", "eva"]) {
      const options = { asOf, viewer, top: 0, bundle: false };
      const expected = placements.value.map((placement) =>
        inNumbers(rankPool(pool, placement, curatedVocabulary, options)),
      );
      const there = countPool(pool, placements.value, curatedVocabulary, { viewer });
      expect(there).toEqual(expected);
      const back = countPool(pool, placements.value.toReversed(), curatedVocabulary, { viewer });
      expect(back.toReversed()).toEqual(expected);
    }
  },
);
