import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type Id, idSchema } from "@passa/domain/id";
import { matchingPlacementSchema } from "@passa/domain/matching/schema";
import { weightsSchema } from "@passa/domain/matching/weights";
import * as z from "zod";
import { Change, PoolVersion, REPLAYABLE_DAYS } from "../pool/pool.ts";
import type { Item, Key, Table } from "../table.ts";

const Ids = z.array(z.string());

/** What a ranking that somebody was shown was made from: enough to give the same bytes again. */
export const RankingRecord = z.strictObject({
  id: idSchema("ranking"),
  at: z.iso.datetime(),
  /** Who was shown it: rows that are restricted to others were not counted. */
  viewer: idSchema("user"),
  placementId: idSchema("placement"),
  placementVersion: z.int(),
  workplaceVersion: z.int(),
  ruleVersion: z.string(),
  /** Of the imported skills; absent where there were none. */
  taxonomyVersion: z.string().optional(),
  weightsVersion: z.int(),
  weights: weightsSchema,
  asOf: z.iso.date(),
  /** The rows that were shown of each list: from where, up to where. */
  window: z.strictObject({ from: z.int().min(0), to: z.int().min(0), only: z.literal("nearMisses").optional() }),
  pool: z.strictObject({
    ...PoolVersion.shape,
    chunks: z.int(),
    /** Rows that had been read again and stood in no delta yet. */
    fresh: z.array(Change),
  }),
  /** The place as it was judged, with the remedies that the list assumed: placements are changed in place. */
  placement: matchingPlacementSchema,
  /** Who was shown, in order. */
  shown: z.strictObject({ eligible: Ids, askFirst: Ids, nearMisses: Ids }),
  /** SHA-256 of the bytes that were given. */
  digest: z.string(),
});
export type RankingRecord = z.infer<typeof RankingRecord>;

const key = (tenantId: Id<"tenant">, id: Id<"ranking">): Key => ({ pk: `${tenantId}#ranking#${id}`, sk: "record" });

export async function keepRecord(table: Table, tenantId: Id<"tenant">, record: RankingRecord): Promise<void> {
  const data = new Uint8Array(await promisify(gzip)(JSON.stringify(record)));
  const expiresAt = Math.floor(Date.parse(table.now) / 1000) + REPLAYABLE_DAYS * 24 * 3600;
  await table.put({ ...key(tenantId, record.id), ...indexOf(tenantId, record), expiresAt, data });
}

/** Records that hold rows of people themselves, and not ids alone, are found together: they are rewritten when one is erased. */
const withRows = (tenantId: Id<"tenant">) => `${tenantId}#rankings`;
const indexOf = (tenantId: Id<"tenant">, { id, pool }: RankingRecord) =>
  pool.fresh.some(({ row }) => row) ? { gsi1pk: withRows(tenantId), gsi1sk: id } : {};

/** Takes the rows of people out of every record that has any; their ids stay, and a replay says `erased` for them. */
export async function eraseFromRecords(table: Table, tenantId: Id<"tenant">, ids: ReadonlySet<string>): Promise<void> {
  for (const item of await table.all({ pk: withRows(tenantId), index: "gsi1" })) {
    const record = await recordOf(item);
    if (!record.pool.fresh.some(({ id, row }) => row && ids.has(id))) continue;
    const fresh = record.pool.fresh.map((change) => (ids.has(change.id) ? { id: change.id } : change));
    const data = new Uint8Array(await promisify(gzip)(JSON.stringify({ ...record, pool: { ...record.pool, fresh } })));
    await table.put({ ...item, data });
  }
}

async function recordOf({ data }: Item): Promise<RankingRecord> {
  return RankingRecord.parse(JSON.parse((await promisify(gunzip)(data as Uint8Array)).toString()));
}

export async function loadRecord(
  table: Table,
  tenantId: Id<"tenant">,
  id: Id<"ranking">,
): Promise<RankingRecord | undefined> {
  const item = await table.get(key(tenantId, id));
  return item && recordOf(item);
}
