import type { Id } from "@passa/domain/id";
import { commit } from "../commit.ts";
import { systemContext, type World } from "../context.ts";
import { replayLedger } from "../erasure/erasure.ts";
import { distrustPool } from "../pool/pool-consumer.ts";
import { tenantIds } from "../tenant/tenant.store.ts";

export type Restored = { tenantId: Id<"tenant">; erasedAgain: number };

/**
 * What must follow when a table has been restored from before, whichever way, before anybody uses it: whom the ledger names is
 * erased again, every pool is built anew from people's entries by whoever asks first, and the audit trail tells of it, since it
 * lacks what was sealed after the backup. Doing it again does no harm.
 * @param from when the backup was taken, or to what instant the table was taken back (ISO)
 */
export async function afterRestore(
  { world, now, requestId }: { world: World; now: string; requestId: string },
  from: string | undefined,
): Promise<Restored[]> {
  const restored: Restored[] = [];
  for (const tenantId of await tenantIds(world.db.lookup(now))) {
    const erasedAgain = await replayLedger({ world, now }, tenantId);
    await distrustPool({ world, now }, tenantId);
    await commit(systemContext(world, { tenantId, now, requestId }), {
      writes: [],
      audit: { what: "table.restore", whom: tenantId, detail: { from: from ?? "unknown", erasedAgain } },
      answer: undefined,
    });
    restored.push({ tenantId, erasedAgain });
  }
  return restored;
}
