/** Where every row stands towards a placement, as a program. */
import { allOf, type Bitmap, type Compiler } from "./compiler.ts";
import type { Remediable } from "./openings.ts";
import type { ColumnarPool } from "./pool.ts";

export type Tiers = {
  eligible: Bitmap;
  askFirst: Bitmap;
  /** Near misses that are listed, and those that could tell of beliefs or wishes. */
  nearMisses: Bitmap;
  nearMissesNotListed: Bitmap;
  blocked: Bitmap;
};

/** @param rows those that may be counted */
export function compileTiers(compiler: Compiler, { judged, tally }: Remediable, rows: Bitmap): Tiers {
  const [, twice = tally] = compiler.digitsAt(tally, 2);
  const unknown = compiler.or(allOf(judged).map((criterion) => criterion.unknown));
  const open = compiler.andNot(rows, [tally]);
  const once = compiler.andNot(compiler.and([rows, tally]), [twice]);
  const personal = compiler.or([judged.kind, ...judged.avoid].map(({ blocked }) => blocked));
  return {
    eligible: compiler.andNot(open, [unknown]),
    askFirst: compiler.and([open, unknown]),
    nearMisses: compiler.andNot(once, [personal]),
    nearMissesNotListed: compiler.and([once, personal]),
    blocked: compiler.and([rows, twice]),
  };
}

/** By tier: where the number of its rows will stand. */
export type Totals = Record<keyof Tiers, number>;

export function compileTotals(compiler: Compiler, masks: Tiers): Totals {
  return {
    eligible: compiler.sum(masks.eligible),
    askFirst: compiler.sum(masks.askFirst),
    nearMisses: compiler.sum(masks.nearMisses),
    nearMissesNotListed: compiler.sum(masks.nearMissesNotListed),
    blocked: compiler.sum(masks.blocked),
  };
}

/** The numbers, once the program has run and before another one takes its room. */
export function readTotals({ parts: { columns } }: ColumnarPool, totals: Totals): Record<keyof Tiers, number> {
  const words = new Int32Array(columns.memory.buffer);
  const at = (address: number): number => words[address / 4] ?? 0;
  return {
    eligible: at(totals.eligible),
    askFirst: at(totals.askFirst),
    nearMisses: at(totals.nearMisses),
    nearMissesNotListed: at(totals.nearMissesNotListed),
    blocked: at(totals.blocked),
  };
}
