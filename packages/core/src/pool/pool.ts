import { idSchema } from "@passa/domain/id";
import { matchingProfileSchema } from "@passa/domain/matching/schema";
import type { ColumnarPool, PoolRow } from "@passa/engine/pool/pool";
import * as z from "zod";
import type { PoolEntry } from "../participant/participant.store.ts";

/** What a tenant's pool is made of in the table, and what is to be done about it. Nothing here reads or writes. */

/** Of the layout of stamp, snapshots and deltas. Another number is another reader: the pool is then built anew. */
const format = 1;

const dayMs = 24 * 3600 * 1000;

/** How long a ranking can be replayed, days. */
export const REPLAYABLE_DAYS = 90;
/** A snapshot that is older is built anew by whoever asks for it, days. */
const READABLE_DAYS = 30;
/**
 * How long a snapshot and its deltas lie in the table, days: it may be ranked by for 30, each ranking is replayed for 90, and
 * DynamoDB may look at the clock of another machine.
 */
export const KEPT_DAYS = READABLE_DAYS + REPLAYABLE_DAYS + 5;
/** Deltas hold at most a twentieth of the rows; then the snapshot is written anew. */
const ROWS_TO_A_CHANGE = 20;

/** Which pool: a snapshot, and how many of the deltas that follow it have been applied. */
export const PoolVersion = z.strictObject({ snapshot: idSchema("snapshot"), delta: z.int().min(0) });
export type PoolVersion = z.infer<typeof PoolVersion>;

/** The one small item that says which pool is the present one. */
export const Stamp = z.strictObject({
  format: z.literal(format),
  ...PoolVersion.shape,
  /** Pieces that the snapshot lies in. */
  chunks: z.int().min(1),
  /** Rows of the snapshot. */
  rows: z.int().min(0),
  /** Rows of its deltas. */
  changed: z.int().min(0),
  /** When the pool was last read from people's entries, not from a snapshot. */
  builtAt: z.iso.datetime(),
  writtenAt: z.iso.datetime(),
  /** The pool whose rows the snapshot has: who holds that one needs no snapshot. */
  follows: PoolVersion.optional(),
});
export type Stamp = z.infer<typeof Stamp>;

/** What has become of one person: the row, or none for somebody who has left the pool or was erased. */
export const Change = z.strictObject({
  id: z.string(),
  /** Version of the entry that the row is of. */
  version: z.int().optional(),
  row: z.strictObject({ profile: matchingProfileSchema, restrictedTo: z.array(z.string()).optional() }).optional(),
});
export type Change = z.infer<typeof Change>;

/** A person's row. One with a protected identity is there for the assigned colleagues alone. */
export function rowOf({ profile, protectedIdentity, assigned }: PoolEntry): PoolRow {
  return protectedIdentity ? { profile, restrictedTo: assigned } : { profile };
}

export function changeOf(id: string, entry: PoolEntry | undefined): Change {
  if (!entry) return { id };
  const { profile, restrictedTo } = rowOf(entry);
  const row = restrictedTo === undefined ? { profile } : { profile, restrictedTo: [...restrictedTo] };
  return { id, version: entry.version, row };
}

export function applyChange(pool: ColumnarPool, { id, row }: Pick<Change, "id"> & { row?: PoolRow | undefined }): void {
  if (row) pool.put(row);
  else pool.remove(id);
}

const ageDays = (since: string, now: string): number => (Date.parse(now) - Date.parse(since)) / dayMs;

/** Whether the stamp can be ranked by: one that cannot be read, or is too old to be replayed for long enough, cannot. */
export function isReadable(stamp: Stamp | undefined, now: string): stamp is Stamp {
  return stamp !== undefined && ageDays(stamp.writtenAt, now) <= READABLE_DAYS;
}

/**
 * What the consumer does with changes. Once a day the pool is built anew from people's entries, so that a change that a
 * stream has lost is missing for a day at most.
 */
export function stepFor(stamp: Stamp | undefined, now: string): "append" | "rebuild" {
  return isReadable(stamp, now) && ageDays(stamp.builtAt, now) <= 1 ? "append" : "rebuild";
}

export function afterAppend(stamp: Stamp, changes: number): Stamp {
  return { ...stamp, delta: stamp.delta + 1, changed: stamp.changed + changes };
}

export const isToBeRewritten = ({ changed, rows }: Stamp): boolean => changed * ROWS_TO_A_CHANGE > rows;

/** The stamp of a snapshot just written; `before` is the one whose pool it holds, absent where it was built from entries. */
export function stampOf(
  snapshot: Stamp["snapshot"],
  { chunks, rows }: Pick<Stamp, "chunks" | "rows">,
  now: string,
  before?: Stamp,
): Stamp {
  return {
    format,
    snapshot,
    delta: 0,
    chunks,
    rows,
    changed: 0,
    builtAt: before?.builtAt ?? now,
    writtenAt: now,
    ...(before === undefined ? {} : { follows: { snapshot: before.snapshot, delta: before.delta } }),
  };
}
