import { poolEntryAt } from "../participant/participant.store.ts";
import type { Db, Item, Key } from "../table.ts";

/** An entry of the pool that this process has written: the version (none for a removal), and when, ms. */
export type OwnChange = { version: number | undefined; at: number };

/** By tenant and person. */
const processes = new WeakMap<Db, Map<string, Map<string, OwnChange>>>();

/** What this process has changed in a tenant's pool and has not seen come back yet. */
export function ownChangesIn(db: Db, tenantId: string): Map<string, OwnChange> {
  let tenants = processes.get(db);
  if (!tenants) processes.set(db, (tenants = new Map()));
  let own = tenants.get(tenantId);
  if (!own) tenants.set(tenantId, (own = new Map()));
  return own;
}

/** Notes which entries of the pool a change has written, so that the next ranking in this process reads them again. */
export function noteOwnChanges(db: Db, now: string, written: readonly (Item | Key)[]): void {
  for (const item of written) {
    const entry = poolEntryAt(item);
    if (!entry) continue;
    const version = "version" in item ? item.version : undefined;
    ownChangesIn(db, entry.tenantId).set(entry.id, { version, at: Date.parse(now) });
  }
}
