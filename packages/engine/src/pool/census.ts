/**
 * How many stand where towards each of many placements, and what would open each to more: the counts of a market, asked
 * in one series, so that what placements have in common is computed once.
 *
 * Guarantee: the counts and remedies of `rankPool` for each placement.
 */
import { isPrivate, standing } from "@passa/domain/matching/criteria";
import { readPlace } from "@passa/domain/matching/derived";
import type { Ranking } from "@passa/domain/matching/rank";
import { remediesOf } from "@passa/domain/matching/remedies";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { Compiler } from "./compiler.ts";
import { compileOpenings, compileRemediable, openingsFrom, readOpenings, type Audience } from "./openings.ts";
import type { ColumnarPool } from "./pool.ts";
import type { PoolRankOptions, PoolRanking } from "./rank.ts";
import { run } from "./run.ts";
import { compileTiers, compileTotals, readTotals } from "./tiers.ts";

export type Counted = Pick<PoolRanking, "counts"> & Pick<Ranking, "nearMissesNotListed" | "blocked" | "remedies">;

/** Placements must come from `parse.ts` (or be as good): unknown ids throw. @returns in the order of the placements */
export function countPool(
  pool: ColumnarPool,
  placements: readonly MatchingPlacement[],
  vocabulary: Vocabulary,
  { viewer, kernel }: Pick<PoolRankOptions, "viewer" | "kernel"> = {},
): Counted[] {
  const compiler = new Compiler(pool, { series: true });
  return placements.map((placement) => {
    compiler.next();
    const place = readPlace(placement, vocabulary, pool.origin);
    const audience: Audience = { pool, vocabulary, kernel, ...pool.seenBy(viewer, place.position) };
    const visible = compiler.whole(audience.visible);
    const remediable = compileRemediable(compiler, place, visible);
    const totals = compileTotals(compiler, compileTiers(compiler, remediable, visible));
    const compiled = compileOpenings(compiler, remediable, remediesOf(placement, vocabulary), vocabulary);
    run(compiler, place, kernel);

    const { eligible, askFirst, nearMisses, nearMissesNotListed, blocked } = readTotals(pool, totals);
    const counted = { counts: { eligible, askFirst, nearMisses }, nearMissesNotListed, blocked };
    for (const { person } of audience.odd) {
      const stands = standing(person, place);
      if (stands.tier === "blocked") counted.blocked += 1;
      else if (stands.tier === "nearMiss" && isPrivate(stands.blocker)) counted.nearMissesNotListed += 1;
      else counted.counts[stands.tier === "nearMiss" ? "nearMisses" : stands.tier] += 1;
    }
    const single = readOpenings(audience, placement, place, compiled);
    return { ...counted, remedies: openingsFrom(audience, placement, single, 0).remedies };
  });
}
