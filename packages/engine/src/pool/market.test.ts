import { market } from "@passa/domain/matching/market";
import { marketCase } from "@passa/domain/matching/oracle/generate";
import { parsePlacements, parsePool } from "@passa/domain/matching/parse";
import { expect, test } from "vitest";
import { marketOfPool } from "./market.ts";
import { ColumnarPool } from "./pool.ts";

const cases = Number(process.env["PASSA_FUZZ_CASES"] ?? 120);

test(`both kernels see the market of ${cases} random cases as the rules do`, { timeout: 60_000 + 300 * cases }, () => {
  for (let seed = 1; seed <= cases; seed += 1) {
    const drawn = marketCase(seed);
    const asRead = JSON.parse(JSON.stringify(drawn)) as { pool: unknown; placements: unknown };
    const pool = parsePool(asRead.pool, drawn.vocabulary);
    const placements = parsePlacements(asRead.placements, drawn.vocabulary);
    if (!pool.ok || !placements.ok) throw new Error(`seed ${seed} is not valid input`);
    const columnar = ColumnarPool.empty(pool.value.origin);
    for (const profile of pool.value.participants) columnar.put({ profile });
    const { allocation, ...expected } = market(pool.value, placements.value, drawn.vocabulary);
    for (const kernel of ["javascript", "webassembly"] as const) {
      const { asOf } = pool.value;
      const seen = marketOfPool(columnar, placements.value, drawn.vocabulary, { asOf, kernel });
      const { allocation: found, ...rest } = seen;
      expect(rest, `${kernel}, seed ${seed}`).toEqual(expected);
      // Where several allocations reach both numbers, any may be given.
      expect([found.placed, found.score]).toEqual([allocation.placed, allocation.score]);
    }
  }
});
