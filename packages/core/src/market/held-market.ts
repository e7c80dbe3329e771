import type { Market } from "@passa/domain/matching/market";
import { marketOfPool } from "@passa/engine/pool/market";
import type { ColumnarPool } from "@passa/engine/pool/pool";
import type { RankedPlace } from "../placement/placement.ts";
import type { HeldPool } from "../pool/held-pool.ts";
import type { RankingRules } from "../ranking/ranking-rules.ts";

/** Answers kept of a pool: for a few who look at it after one another, with and without people that only they may count. */
const KEPT = 8;

const answers = new WeakMap<ColumnarPool, Map<string, Market>>();

/**
 * The market as the viewer may count it. It asks every place about everybody, so the answer is kept for as long as nothing
 * that it was made from has changed: people, places, workplaces, weights, vocabulary, the day.
 */
export function marketFor(held: HeldPool, rules: RankingRules, open: readonly RankedPlace[], viewer: string): Market {
  const made = madeFrom(held, rules, open, viewer);
  let kept = answers.get(held.pool);
  if (!kept) answers.set(held.pool, (kept = new Map()));
  const known = kept.get(made);
  if (known) return known;
  const { vocabulary, asOf, weights } = rules;
  const places = open.map(({ matching }) => matching);
  const market = marketOfPool(held.pool, places, vocabulary, { asOf, weights, viewer });
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(made, market);
  return market;
}

/** Everything that the answer hangs on, by version. */
function madeFrom(
  { pool, at, stampVersion, fresh }: HeldPool,
  { asOf, weightsVersion, taxonomyVersion }: RankingRules,
  open: readonly RankedPlace[],
  viewer: string,
): string {
  return JSON.stringify([
    at,
    stampVersion,
    [...fresh.values()].map(({ change: { id, version } }) => [id, version]),
    [asOf, weightsVersion, taxonomyVersion],
    open.map(({ placement, workplace }) => [placement.id, placement.version, workplace.version]),
    // Whose count it is matters only where some people are not for everybody.
    pool.countSeenBy(undefined) === pool.size ? undefined : viewer,
  ]);
}
