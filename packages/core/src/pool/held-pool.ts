import type { Id } from "@passa/domain/id";
import { ColumnarPool, type PoolRow } from "@passa/engine/pool/pool";
import type { Context } from "../context.ts";
import { loadPool, loadPoolEntries, type PoolEntry } from "../participant/participant.store.ts";
import type { Db, Table } from "../table.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { type OwnChange, ownChangesIn } from "./own-changes.ts";
import {
  applyChange,
  type Change,
  changeOf,
  isReadable,
  type PoolVersion,
  rowOf,
  type Stamp,
  stampOf,
} from "./pool.ts";
import { loadDeltas, loadSnapshot, loadStamp, moveStamp, writeSnapshot } from "./pool.store.ts";

/**
 * The pools that this process holds, so that a ranking need only ask whether there is something new. A pool is as its stamp
 * says, and over it lie the rows that this process has read again since and that no delta has brought yet: what somebody
 * changes here, the next ranking here knows. Those rows are taken off after a minute, so that a pool never strays from its
 * stamp for longer.
 */

type TenantId = Id<"tenant">;
type Asking = Pick<Context, "world" | "table" | "now">;

/** A pool as it is ranked by. It changes under whoever waits: what belongs together is read in one go. */
export type HeldPool = {
  readonly pool: ColumnarPool;
  at: PoolVersion;
  chunks: number;
  /** Version of the stamp that it follows. */
  stampVersion: number;
  fresh: Map<string, Fresh>;
};

/** A row read again, what the deltas say instead, and when it was read, ms. */
type Fresh = { change: Change; under: PoolRow | undefined; at: number };

/** What this process holds of one tenant. */
type Tenancy = {
  held?: HeldPool;
  own: Map<string, OwnChange>;
  /** Settles when whoever is at it is done. */
  turn: Promise<unknown>;
};

const FRESH_MS = 60_000;
/** Tenants whose pools are held; the one asked for longest ago goes first. */
const HELD = 8;

const processes = new WeakMap<Db, Map<TenantId, Tenancy>>();

function tenancyOf(db: Db, tenantId: TenantId): Tenancy {
  let tenancies = processes.get(db);
  if (!tenancies) processes.set(db, (tenancies = new Map()));
  const tenancy = tenancies.get(tenantId) ?? { own: ownChangesIn(db, tenantId), turn: Promise.resolve() };
  tenancies.delete(tenantId);
  tenancies.set(tenantId, tenancy);
  const [oldest] = tenancies.keys();
  if (tenancies.size > HELD && oldest !== undefined) tenancies.delete(oldest);
  return tenancy;
}

/**
 * The tenant's pool: what this process holds, brought up to the stamp by the deltas it lacks (half a read unit where there
 * are none), or read whole; built from people's entries where it cannot be read. With what this process has changed itself.
 */
export async function holdPool(ctx: Asking, tenantId: TenantId): Promise<HeldPool> {
  const tenancy = tenancyOf(ctx.world.db, tenantId);
  const held = await inTurn(tenancy, () => present(ctx, tenantId, tenancy));
  const missing = ownMissing(tenancy, held, ctx.now);
  if (missing.length > 0) freshen(held, await readAgain(ctx, tenantId, missing), ctx.now);
  return held;
}

/** The entries as they are now, those that are not there too. */
export async function readAgain(
  { table }: Pick<Asking, "table">,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<Map<string, PoolEntry | undefined>> {
  const entries = await loadPoolEntries(table, tenantId, ids, "strong");
  return new Map(ids.map((id) => [id, entries.get(id)]));
}

/** Puts rows that were read again over what the deltas say, until these say it too. */
export function freshen(held: HeldPool, entries: ReadonlyMap<string, PoolEntry | undefined>, now: string): void {
  for (const [id, entry] of entries) {
    const before = held.fresh.get(id);
    const under = before ? before.under : held.pool.get(id);
    const change = changeOf(id, entry);
    held.fresh.set(id, { change, under, at: Date.parse(now) });
    applyChange(held.pool, change);
  }
}

/** Takes off every row that lies over what the deltas say, or those that were read before an instant, ms. */
export function takeFreshOff({ pool, fresh }: HeldPool, readBefore = Infinity): void {
  for (const [id, { under, at }] of fresh) {
    if (at >= readBefore) continue;
    fresh.delete(id);
    applyChange(pool, { id, row: under });
  }
}

/**
 * Writes the pool of a stamp as a new snapshot and points there, unless the stamp has moved on. A crash leaves pieces that
 * nobody knows of and that expire.
 */
export async function rewritePool(ctx: Asking, tenantId: TenantId, version: number, stamp: Stamp): Promise<void> {
  const tenancy = tenancyOf(ctx.world.db, tenantId);
  await inTurn(tenancy, async () => {
    const held = await broughtTo(ctx.table, tenantId, tenancy, version, stamp);
    if (!held || held.stampVersion !== version) return;
    takeFreshOff(held);
    const snapshot = ctx.world.newId("snapshot", ctx.now);
    const next = stampOf(snapshot, await writeSnapshot(ctx.table, tenantId, snapshot, held.pool), ctx.now, stamp);
    if (await moveStamp(ctx.table, tenantId, version, next)) follow(held, version + 1, next);
  });
}

/** Builds the pool from people's entries and points there. @returns whether nobody has moved the stamp meanwhile */
export async function rebuildPool(ctx: Asking, tenantId: TenantId, version: number): Promise<boolean> {
  const tenancy = tenancyOf(ctx.world.db, tenantId);
  return inTurn(tenancy, async () => (await built(ctx, tenantId, tenancy, version)) === tenancy.held);
}

/** One after another, so that nobody reads or builds what somebody else is about to have. */
async function inTurn<T>(tenancy: Tenancy, work: () => Promise<T>): Promise<T> {
  const done = tenancy.turn.then(work, work);
  tenancy.turn = done.catch(() => undefined);
  return done;
}

async function present(ctx: Asking, tenantId: TenantId, tenancy: Tenancy): Promise<HeldPool> {
  const { version, stamp } = await loadStamp(ctx.table, tenantId);
  // The stamp is read half as dearly as it could be, and may be one that this process has already left behind.
  if (tenancy.held && tenancy.held.stampVersion > version) return tenancy.held;
  const held = isReadable(stamp, ctx.now) ? await broughtTo(ctx.table, tenantId, tenancy, version, stamp) : undefined;
  if (!held) return built(ctx, tenantId, tenancy, version);
  takeFreshOff(held, Date.parse(ctx.now) - FRESH_MS);
  return held;
}

/** What is held, after the deltas that it lacks, else the snapshot and all its deltas; undefined when they cannot be read. */
async function broughtTo(
  table: Table,
  tenantId: TenantId,
  tenancy: Tenancy,
  version: number,
  stamp: Stamp,
): Promise<HeldPool | undefined> {
  if (tenancy.held && tenancy.held.stampVersion >= version) return tenancy.held;
  if (tenancy.held && (await advance(table, tenantId, tenancy, tenancy.held, stamp))) {
    follow(tenancy.held, version, stamp);
    return tenancy.held;
  }
  const pool = await loadSnapshot(table, tenantId, stamp);
  if (!pool) return undefined;
  const { snapshot, chunks } = stamp;
  const held: HeldPool = { pool, at: { snapshot, delta: 0 }, chunks, stampVersion: version, fresh: new Map() };
  if (!(await advance(table, tenantId, tenancy, held, stamp))) return undefined;
  follow(held, version, stamp);
  tenancy.held = held;
  return held;
}

function follow(held: HeldPool, version: number, { snapshot, delta, chunks }: Stamp): void {
  held.at = { snapshot, delta };
  held.chunks = chunks;
  held.stampVersion = version;
}

/** Applies the deltas from where a pool is to where the stamp points. @returns whether they led there */
async function advance(
  table: Table,
  tenantId: TenantId,
  { own }: Tenancy,
  held: HeldPool,
  { snapshot, delta, follows }: Stamp,
): Promise<boolean> {
  const upTo = async (last: number) => {
    const deltas = await loadDeltas(table, tenantId, held.at, last);
    if (!deltas) return false;
    for (const change of deltas.flat()) {
      applyUnder(held, change);
      const noted = own.get(change.id);
      if (noted && covers(change, noted.version)) own.delete(change.id);
    }
    held.at = { ...held.at, delta: last };
    return true;
  };
  if (held.at.snapshot !== snapshot) {
    if (follows?.snapshot !== held.at.snapshot || follows.delta < held.at.delta) return false;
    if (!(await upTo(follows.delta))) return false;
    held.at = { snapshot, delta: 0 };
  }
  return upTo(delta);
}

/** Applies what a delta says, unless a row lies over it that was read later. */
function applyUnder({ pool, fresh }: HeldPool, change: Change): void {
  const over = fresh.get(change.id);
  if (over && !covers(change, over.change.version)) {
    over.under = change.row;
    return;
  }
  fresh.delete(change.id);
  applyChange(pool, change);
}

/** Whether a change is as new as a version of the entry; one that takes somebody out is the last word. */
const covers = ({ version, row }: Change, other: number | undefined): boolean =>
  row === undefined || (version !== undefined && other !== undefined && version >= other);

async function built(ctx: Asking, tenantId: TenantId, tenancy: Tenancy, version: number): Promise<HeldPool> {
  const noted = [...tenancy.own];
  const { origin } = await requireTenant(ctx.table, tenantId);
  const entries = await loadPool(ctx.table, tenantId, "strong");
  const pool = ColumnarPool.empty(origin);
  for (const entry of entries) pool.put(rowOf(entry));
  const snapshot = ctx.world.newId("snapshot", ctx.now);
  const stamp = stampOf(snapshot, await writeSnapshot(ctx.table, tenantId, snapshot, pool), ctx.now);
  const { chunks } = stamp;
  const held: HeldPool = { pool, at: { snapshot, delta: 0 }, chunks, stampVersion: version + 1, fresh: new Map() };
  // Who has lost against somebody else ranks by what was built all the same, this once: it is as good, and it is kept.
  if (!(await moveStamp(ctx.table, tenantId, version, stamp))) return held;
  for (const [id, note] of noted) if (tenancy.own.get(id) === note) tenancy.own.delete(id);
  tenancy.held = held;
  return held;
}

/** Entries that this process has changed within a minute, and that the held pool does not have yet. */
function ownMissing({ own }: Tenancy, { fresh }: HeldPool, now: string): string[] {
  const missing: string[] = [];
  for (const [id, { version, at }] of own) {
    if (Date.parse(now) - at > FRESH_MS) own.delete(id);
    else {
      const over = fresh.get(id);
      if (!over || !covers(over.change, version)) missing.push(id);
    }
  }
  return missing;
}
