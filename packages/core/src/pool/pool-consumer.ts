import type { Id } from "@passa/domain/id";
import type { World } from "../context.ts";
import { loadPoolEntries, poolEntryAt } from "../participant/participant.store.ts";
import { loadTenant } from "../tenant/tenant.store.ts";
import { afterAppend, changeOf, isToBeRewritten, stepFor } from "./pool.ts";
import { rebuildPool, rewritePool } from "./held-pool.ts";
import { appendDelta, loadStamp, takeStampBack } from "./pool.store.ts";

/** What a stream tells of one change: where. Records of DynamoDB Streams have this shape, as Lambda and the API give them. */
export type StreamRecord = {
  dynamodb?:
    | { Keys?: Record<string, { S?: string }>; NewImage?: Record<string, { S?: string }>; SequenceNumber?: string }
    | undefined;
};

/** The request that wrote what a record tells of; undefined of what was taken away, or was written by no request. */
export const requestOf = ({ dynamodb }: StreamRecord): string | undefined => dynamodb?.NewImage?.["requestId"]?.S;

type Setting = { world: World; now: string };

const ATTEMPTS = 10;
/** People a delta tells of at most: well below what an item holds. */
const PEOPLE_A_DELTA = 100;

/** Whose pool entries the records tell of, by tenant, each person once; with where in the stream each tenant's begin. */
export function peopleIn(records: readonly StreamRecord[]) {
  const tenants = new Map<Id<"tenant">, { ids: Set<Id<"participant">>; requests: Set<string>; from: string }>();
  for (const record of records) {
    const { dynamodb } = record;
    const entry = poolEntryAt({ pk: dynamodb?.Keys?.["pk"]?.S ?? "", sk: dynamodb?.Keys?.["sk"]?.S ?? "" });
    if (!entry) continue;
    const found = tenants.get(entry.tenantId) ?? {
      ids: new Set(),
      requests: new Set(),
      from: dynamodb?.SequenceNumber ?? "",
    };
    tenants.set(entry.tenantId, found);
    found.ids.add(entry.id);
    const request = requestOf(record);
    if (request !== undefined) found.requests.add(request);
  }
  return tenants;
}

/**
 * Brings what has become of people to the tenant's pool.
 *
 * A record of the stream only says whose entry to look at: what goes into the delta is read from the entry, strongly, after
 * the stamp, and is appended only if the stamp has not moved since. So deltas stand in the order in which they were read, and
 * the last one that names somebody was read after that person's last change. Records may come twice, late, in any order or
 * out of a crash: an older one finds what a newer one has left. Who is not there any more is taken out, whatever comes after.
 */
export async function keepPool({ world, now }: Setting, tenantId: Id<"tenant">, ids: Iterable<string>): Promise<void> {
  const all = [...ids];
  for (let at = 0; at < all.length; at += PEOPLE_A_DELTA) {
    await keepPeople({ world, now }, tenantId, all.slice(at, at + PEOPLE_A_DELTA));
  }
}

async function keepPeople({ world, now }: Setting, tenantId: Id<"tenant">, ids: readonly string[]): Promise<void> {
  const table = world.db.forTenant(tenantId, now);
  const ctx = { world, table, now };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { version, stamp } = await loadStamp(table, tenantId, "strong");
    // Nothing to keep up: whoever ranks first builds the pool, once there is a municipality to rank in.
    if (version === 0 && !(await loadTenant(table, tenantId))) return;
    if (stamp === undefined || stepFor(stamp, now) === "rebuild") {
      if (await rebuildPool(ctx, tenantId, version)) return;
    } else {
      const entries = await loadPoolEntries(table, tenantId, ids, "strong");
      const changes = ids.map((id) => changeOf(id, entries.get(id)));
      const next = afterAppend(stamp, changes.length);
      if (await appendDelta(table, tenantId, { before: version, stamp: next, changes })) {
        if (isToBeRewritten(next)) await rewritePool(ctx, tenantId, version + 1, next);
        return;
      }
    }
    await table.backOff(attempt);
  }
  throw new Error(`the pool of ${tenantId} was moved ${ATTEMPTS} times by others`);
}

/** Has the tenant's pool built anew by whoever asks next: for when records of the stream are lost, or may be. */
export async function distrustPool({ world, now }: Setting, tenantId: Id<"tenant">): Promise<void> {
  const table = world.db.forTenant(tenantId, now);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { version } = await loadStamp(table, tenantId, "strong");
    if (version === 0 || (await takeStampBack(table, tenantId, version))) return;
    await table.backOff(attempt);
  }
  throw new Error(`the pool of ${tenantId} was moved ${ATTEMPTS} times by others`);
}
