/**
 * Which row is whose. A pool that has been read from bytes keeps its ids packed, in order, and unpacks only those that
 * somebody asks for: a ranking of a hundred thousand names fifty.
 */
import { byCodeUnits } from "@passa/domain/matching/derived";
import type { PackedIds } from "./packed-ids.ts";

export class RowIds {
  /** Rows 0..packed.count-1 until somebody takes their row over. */
  readonly #packed: PackedIds | undefined;
  /** Ids of rows that are not as packed; undefined is a free row. */
  readonly #changed = new Map<number, string | undefined>();
  readonly #rows = new Map<string, number>();
  #free: number[] = [];
  #end: number;
  #order: number[] | undefined;

  constructor(packed?: PackedIds) {
    this.#packed = packed;
    this.#end = packed?.count ?? 0;
  }

  get size(): number {
    return this.#end - this.#free.length;
  }

  /** Rows that are or have been in use: every row number is below it. */
  get end(): number {
    return this.#end;
  }

  /** Whether rows stand by id and none is free, as they do in a pool fresh from bytes. */
  get isInOrder(): boolean {
    return this.#changed.size === 0;
  }

  /** The id of a row that is in use. */
  at(row: number): string {
    const id = this.#changed.has(row) ? this.#changed.get(row) : this.#packed?.at(row);
    if (id === undefined) throw new Error(`Row ${row} of the pool is not in use`);
    return id;
  }

  rowOf(id: string): number | undefined {
    const row = this.#rows.get(id);
    if (row !== undefined) return row;
    const packed = this.#packed?.find(id);
    return packed === undefined || this.#changed.has(packed) ? undefined : packed;
  }

  /** A row for an id that has none. */
  add(id: string): number {
    const row = this.#free.pop() ?? this.#end++;
    this.#changed.set(row, id);
    this.#rows.set(id, row);
    this.#order = undefined;
    return row;
  }

  /** Frees the row of an id that has one. */
  remove(id: string): void {
    const row = this.rowOf(id);
    if (row === undefined) return;
    this.#rows.delete(id);
    this.#changed.set(row, undefined);
    this.#free.push(row);
    this.#order = undefined;
  }

  /** Rows in use by id, compared by code units. */
  rowsInOrder(): readonly number[] {
    return (this.#order ??= this.#sort());
  }

  #sort(): number[] {
    const packed = this.#packed?.count ?? 0;
    const unchanged: number[] = [];
    for (let row = 0; row < packed; row += 1) if (!this.#changed.has(row)) unchanged.push(row);
    const added = [...this.#rows].toSorted(([one], [other]) => byCodeUnits(one, other));
    // Both are in order: one pass brings them together, and only the added ones look ids up.
    const order: number[] = [];
    let at = 0;
    for (const [id, row] of added) {
      const before = this.#firstAfter(unchanged, id, at);
      for (; at < before; at += 1) order.push(unchanged[at] ?? 0);
      order.push(row);
    }
    for (; at < unchanged.length; at += 1) order.push(unchanged[at] ?? 0);
    return order;
  }

  /** The first place from `from` whose id stands after the given one. */
  #firstAfter(rows: readonly number[], id: string, from: number): number {
    let low = from;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byCodeUnits(this.at(rows[middle] ?? 0), id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
