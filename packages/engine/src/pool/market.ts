/**
 * The market of a columnar pool: every placement asked about everybody, then every remedy about those whom no
 * placement is open to.
 *
 * Guarantee: the answer of `market` in `@passa/domain/matching/market`; where several allocations place as many with
 * the same sum of scores, another of them may be given.
 */
import { standing } from "@passa/domain/matching/criteria";
import { readPlace } from "@passa/domain/matching/derived";
import type { Pair } from "@passa/domain/matching/allocation";
import { allocationOf, planOf, reachOfAdaptations, type Market, type Offer } from "@passa/domain/matching/market";
import { applyRemedy, remediesOf, type Remedy } from "@passa/domain/matching/remedies";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { components, defaultWeights, scoreOf } from "@passa/domain/matching/score";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { Compiler } from "./compiler.ts";
import { compileRemediable, rowsLetIn } from "./openings.ts";
import type { ColumnarPool } from "./pool.ts";
import type { PoolRankOptions } from "./rank.ts";
import { run, type KernelName } from "./run.ts";
import { compileScore, newHeap, readHeap } from "./score.ts";
import { compileTiers } from "./tiers.ts";

export type PoolMarketOptions = Omit<PoolRankOptions, "top">;

/** Placements must come from `parse.ts` (or be as good): unknown ids throw. */
export function marketOfPool(
  pool: ColumnarPool,
  placements: readonly MatchingPlacement[],
  vocabulary: Vocabulary,
  options: PoolMarketOptions,
): Market {
  pool.numberRows();
  const series = new Compiler(pool, { series: true });
  const order = pool.parts.ids.rowsInOrder();
  const counts: Market["placements"] = [];
  const pairs: Pair[] = [];
  const served = { eligible: new Set<number>(), askFirst: new Set<number>() };
  placements.forEach((placement, index) => {
    const stands = standTowards(series, placement, vocabulary, options);
    counts.push({ placementId: placement.id, eligible: stands.eligible.length, askFirst: stands.askFirst.length });
    for (const row of stands.askFirst) served.askFirst.add(row);
    for (const { row, score } of stands.eligible) {
      served.eligible.add(row);
      pairs.push({ participant: row, placement: index, score });
    }
  });

  const visible = order.filter((row) => pool.isSeenBy(options.viewer, row));
  const withoutEligible = visible.filter((row) => !served.eligible.has(row));
  const unserved = withoutEligible.filter((row) => !served.askFirst.has(row));
  const idOf = (row: number): string => pool.parts.ids.at(row);
  const asked = new Unserved(series, unserved);
  const offers = placements.map((placement) => new PoolOffer(placement, asked, vocabulary, options));
  return {
    placements: counts,
    unserved: unserved.map(idOf),
    servedOnlyByAsking: withoutEligible.filter((row) => served.askFirst.has(row)).map(idOf),
    adaptations: reachOfAdaptations(offers),
    plan: planOf(offers),
    allocation: allocationOf(idOf, placements, pairs),
  };
}

/** Whom a placement is open to: rows with their scores, and rows to ask. */
function standTowards(
  compiler: Compiler,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  { asOf, weights = defaultWeights, viewer, kernel }: PoolMarketOptions,
): { eligible: { row: number; score: number }[]; askFirst: number[] } {
  const { pool } = compiler;
  const place = readPlace(placement, vocabulary, pool.origin);
  const { visible, odd } = pool.seenBy(viewer, place.position);
  compiler.next();
  const rows = compiler.whole(visible);
  const tiers = compileTiers(compiler, compileRemediable(compiler, place, rows), rows);
  const heap = newHeap(compiler, pool.size);
  compileScore(compiler, place, weights, asOf)(tiers.eligible, heap);
  const toAsk = compiler.keep(tiers.askFirst);
  run(compiler, place, kernel);
  const eligible = readHeap(pool, heap);
  const askFirst = compiler.rowsIn(toAsk);
  for (const { row, person } of odd) {
    const { tier } = standing(person, place);
    if (tier === "eligible") eligible.push({ row, score: scoreOf(components(person, place, asOf), weights) });
    if (tier === "askFirst") askFirst.push(row);
  }
  return { eligible, askFirst };
}

/** Those whom no placement is open to, fewer at each step of the plan. */
class Unserved {
  readonly #series: Compiler;
  readonly #rows: Set<number>;

  constructor(series: Compiler, rows: readonly number[]) {
    this.#series = series;
    this.#rows = new Set(rows);
  }

  serve(rows: Iterable<number>): void {
    for (const row of rows) this.#rows.delete(row);
  }

  /** The rows that each remedy of a placement would let in. */
  letInBy(
    remedies: readonly Remedy[],
    placement: MatchingPlacement,
    vocabulary: Vocabulary,
    kernel: KernelName | undefined,
  ): { remedy: Remedy; lets: number[] }[] {
    const { pool } = this.#series;
    const { position } = readPlace(placement, vocabulary, pool.origin);
    const { visible, odd } = pool.only(this.#rows, position);
    return rowsLetIn({ pool, vocabulary, visible, odd, kernel, series: this.#series }, placement, remedies);
  }
}

/** A placement as it may be changed step by step. */
class PoolOffer implements Offer<number> {
  readonly placementId: string;
  readonly #unserved: Unserved;
  readonly #vocabulary: Vocabulary;
  readonly #kernel: KernelName | undefined;
  #placement: MatchingPlacement;
  #left: { remedy: Remedy; lets: number[] }[];

  constructor(
    placement: MatchingPlacement,
    unserved: Unserved,
    vocabulary: Vocabulary,
    { kernel }: { kernel?: KernelName | undefined },
  ) {
    this.placementId = placement.id;
    this.#placement = placement;
    this.#unserved = unserved;
    this.#vocabulary = vocabulary;
    this.#kernel = kernel;
    this.#left = this.#letInBy(remediesOf(placement, vocabulary));
  }

  get left(): readonly { remedy: Remedy; lets: readonly number[] }[] {
    return this.#left;
  }

  forget(served: ReadonlySet<number>): void {
    this.#unserved.serve(served);
    this.#left = this.#left.map(({ remedy, lets }) => ({ remedy, lets: lets.filter((row) => !served.has(row)) }));
  }

  take(taken: Remedy): void {
    this.#placement = applyRemedy(taken, this.#placement);
    this.#left = this.#letInBy(this.#left.map(({ remedy }) => remedy).filter((remedy) => remedy !== taken));
  }

  #letInBy(remedies: readonly Remedy[]): { remedy: Remedy; lets: number[] }[] {
    return this.#unserved.letInBy(remedies, this.#placement, this.#vocabulary, this.#kernel);
  }
}
