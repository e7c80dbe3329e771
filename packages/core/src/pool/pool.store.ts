import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Id } from "@passa/domain/id";
import { ColumnarPool } from "@passa/engine/pool/pool";
import * as z from "zod";
import { transact, type Write } from "../commit.ts";
import type { Item, Key, Table } from "../table.ts";
import { applyChange, Change, KEPT_DAYS, type PoolVersion, Stamp } from "./pool.ts";

type TenantId = Id<"tenant">;

/** An item holds 400 KB, its keys among them. */
const CHUNK_BYTES = 390_000;
const WRITTEN_AT_ONCE = 4;

const stampKey = (tenantId: TenantId): Key => ({ pk: `${tenantId}#snapshot`, sk: "stamp" });
/** A snapshot's pieces, and the deltas that follow it. */
const partsOf = (tenantId: TenantId, snapshot: Id<"snapshot">) => `${tenantId}#snapshot#${snapshot}`;
/** Every snapshot that is kept, in how many pieces. */
const snapshotsOf = (tenantId: TenantId) => `${tenantId}#snapshots`;
const chunkName = (n: number) => `chunk#${String(n).padStart(4, "0")}`;
const deltaName = (n: number) => `delta#${String(n).padStart(9, "0")}`;

/** The stamp with the version of its item, 0 where there is none; without it where it cannot be read or has been taken back. */
export type Stamped = { version: number; stamp?: Stamp };

export async function loadStamp(table: Table, tenantId: TenantId, consistency?: "strong"): Promise<Stamped> {
  const item = await table.get(stampKey(tenantId), consistency);
  const { data: stamp } = Stamp.safeParse(item?.data);
  return { version: item?.version ?? 0, ...(stamp === undefined ? {} : { stamp }) };
}

const stampWrite = (tenantId: TenantId, before: number, data: unknown): Write => ({
  put: { ...stampKey(tenantId), version: before + 1, data },
  expect: before === 0 ? "absent" : { version: before },
});

/** Points to another pool, if nobody has since version `before`. @returns whether it did */
export async function moveStamp(table: Table, tenantId: TenantId, before: number, stamp: Stamp): Promise<boolean> {
  return (await transact(table, [stampWrite(tenantId, before, stamp)], "stamp")) === undefined;
}

/** Takes the stamp back, so that the pool is built anew. @returns whether it did */
export async function takeStampBack(table: Table, tenantId: TenantId, before: number): Promise<boolean> {
  return (await transact(table, [stampWrite(tenantId, before, { takenBackAt: table.now })], "stamp")) === undefined;
}

/** Adds the delta that the stamp counts last, and the stamp with it: both or neither. @returns whether it did */
export async function appendDelta(
  table: Table,
  tenantId: TenantId,
  { before, stamp, changes }: { before: number; stamp: Stamp; changes: readonly Change[] },
): Promise<boolean> {
  const data = new Uint8Array(await promisify(gzip)(JSON.stringify(changes)));
  const key: Key = { pk: partsOf(tenantId, stamp.snapshot), sk: deltaName(stamp.delta) };
  const writes: Write[] = [
    { put: { ...key, expiresAt: expiryOf(table), data }, expect: "absent" },
    stampWrite(tenantId, before, stamp),
  ];
  return (await transact(table, writes, "delta")) === undefined;
}

/**
 * The changes of the deltas after `from` up to and with `upTo`, one list a delta; undefined when one is missing, also to a
 * strong reading.
 */
export async function loadDeltas(
  table: Table,
  tenantId: TenantId,
  from: PoolVersion,
  upTo: number,
): Promise<Change[][] | undefined> {
  if (from.delta >= upTo) return [];
  for (const consistency of [undefined, "strong"] as const) {
    const range = { pk: partsOf(tenantId, from.snapshot), after: deltaName(from.delta) };
    const items = (await table.all(range, consistency)).slice(0, upTo - from.delta);
    const isWhole = items.length === upTo - from.delta && items.at(-1)?.sk === deltaName(upTo);
    if (isWhole) return Promise.all(items.map(readDelta));
  }
  return undefined;
}

async function readDelta({ data }: Item): Promise<Change[]> {
  return z.array(Change).parse(JSON.parse((await promisify(gunzip)(data as Uint8Array)).toString()));
}

/** Writes a pool under an id that nobody knows yet. @returns in how many pieces */
export async function writeSnapshot(
  table: Table,
  tenantId: TenantId,
  snapshot: Id<"snapshot">,
  pool: ColumnarPool,
): Promise<{ chunks: number; rows: number }> {
  const packed = new Uint8Array(await promisify(gzip)(pool.encode()));
  const rows = pool.size;
  const chunks = Math.ceil(packed.length / CHUNK_BYTES);
  const items = Array.from({ length: chunks }, (_, n): Item => {
    const data = packed.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    return { pk: partsOf(tenantId, snapshot), sk: chunkName(n), expiresAt: expiryOf(table), data };
  });
  // Known before its pieces are there: what lies somewhere can be found again.
  await table.put({ pk: snapshotsOf(tenantId), sk: snapshot, expiresAt: expiryOf(table), data: { chunks } });
  const worker = async () => {
    for (let item = items.pop(); item !== undefined; item = items.pop()) await table.put(item);
  };
  await Promise.all(Array.from({ length: WRITTEN_AT_ONCE }, worker));
  return { chunks, rows };
}

/** The snapshot without its deltas; undefined when a piece is missing or it is written in another form. */
export async function loadSnapshot(
  table: Table,
  tenantId: TenantId,
  { snapshot, chunks }: Pick<Stamp, "snapshot" | "chunks">,
): Promise<ColumnarPool | undefined> {
  const keys = Array.from({ length: chunks }, (_, n): Key => ({ pk: partsOf(tenantId, snapshot), sk: chunkName(n) }));
  for (const consistency of [undefined, "strong"] as const) {
    const pieces = (await table.getMany(keys, consistency)).flatMap((item) => (item ? [item.data as Uint8Array] : []));
    if (pieces.length === chunks) return decoded(Buffer.concat(pieces));
  }
  return undefined;
}

/** A pool that has been ranked by, for as long as its parts are kept; undefined when one is missing. */
export async function loadPoolAt(
  table: Table,
  tenantId: TenantId,
  { snapshot, delta }: PoolVersion,
  chunks: number,
): Promise<ColumnarPool | undefined> {
  const pool = await loadSnapshot(table, tenantId, { snapshot, chunks });
  const deltas = await loadDeltas(table, tenantId, { snapshot, delta: 0 }, delta);
  if (!pool || !deltas) return undefined;
  for (const change of deltas.flat()) applyChange(pool, change);
  return pool;
}

async function decoded(packed: Uint8Array): Promise<ColumnarPool | undefined> {
  try {
    const bytes = new Uint8Array(await promisify(gunzip)(packed));
    return ColumnarPool.decode(bytes);
  } catch {
    // Written by another version of the program, or rewritten while it was read.
    return undefined;
  }
}

const expiryOf = (table: Table): number => Math.floor(Date.parse(table.now) / 1000) + KEPT_DAYS * 24 * 3600;

/** An item is 400 KB at most, so that a transaction of ten is within its 4 MB. */
const PIECES_AT_ONCE = 10;

/** Every snapshot that is kept, with its items; without a pool where it is half written or in a form of another program. */
export async function* eachSnapshot(table: Table, tenantId: TenantId) {
  for (const { sk, data } of await table.all({ pk: snapshotsOf(tenantId) }, "strong")) {
    const { chunks } = z.strictObject({ chunks: z.int() }).parse(data);
    const items = await table.all({ pk: partsOf(tenantId, sk as Id<"snapshot">) }, "strong");
    const pieces = items.filter((item) => item.sk.startsWith("chunk#"));
    const deltas = items.filter((item) => item.sk.startsWith("delta#"));
    const changes = (await Promise.all(deltas.map(readDelta))).flat();
    const pool = pieces.length === chunks ? await decoded(Buffer.concat(pieces.map(bytesOf))) : undefined;
    yield { pieces, deltas, changes, pool };
  }
}

/**
 * Takes people out of every snapshot and delta that is kept. A snapshot stays in as many pieces, since rankings of the last
 * months name it by them. Whoever reads one in several transactions meanwhile finds no pool and builds it anew.
 */
export async function eraseFromSnapshots(table: Table, tenantId: TenantId, ids: ReadonlySet<string>): Promise<void> {
  for await (const { pieces, deltas, pool } of eachSnapshot(table, tenantId)) {
    if (!pool) {
      // Nobody can rank by it.
      const removals = [...pieces, ...deltas].map(({ pk, sk }): Write => ({ remove: { pk, sk }, expect: "any" }));
      await written(table, removals);
      continue;
    }
    if ([...ids].some((id) => pool.get(id) !== undefined)) {
      for (const id of ids) pool.remove(id);
      const packed = new Uint8Array(await promisify(gzip)(pool.encode()));
      const size = Math.ceil(packed.length / pieces.length);
      const rewritten = pieces.map((piece, n): Write => {
        const data = packed.slice(n * size, (n + 1) * size);
        return { put: { ...piece, data }, expect: "any" };
      });
      await written(table, rewritten);
    }
    for (const delta of deltas) {
      const changes = await readDelta(delta);
      if (!changes.some(({ id, row }) => row && ids.has(id))) continue;
      const left = changes.map((change): Change => (ids.has(change.id) ? { id: change.id } : change));
      await table.put({ ...delta, data: new Uint8Array(await promisify(gzip)(JSON.stringify(left))) });
    }
  }
}

const bytesOf = ({ data }: Item) => data as Uint8Array;

async function written(table: Table, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += PIECES_AT_ONCE)
    await transact(table, writes.slice(at, at + PIECES_AT_ONCE), randomUUID());
}
