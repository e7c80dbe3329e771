import type { World } from "@passa/core/context";
import { distrustPool, keepPool, peopleIn, type StreamRecord } from "@passa/core/pool/pool-consumer";
import { tenantIds } from "@passa/core/tenant/tenant.store";
import { type Log, tellOf } from "../log.ts";

/** Requests that a line names at most: a batch may be of hundreds. */
export const TOLD = 20;

type Setting = { world: World; clock: () => string; log: Log };

/** What Lambda gives for a part of a shard, and hears back: from where in it everything is to come again. */
export type StreamBatch = { Records: StreamRecord[] };
export type Unfinished = { batchItemFailures: { itemIdentifier: string }[] };

/**
 * The consumer that keeps every tenant's pool up. A tenant whose changes could not be taken in now gets them again, and
 * keeps none of the others waiting; what comes twice changes nothing.
 */
export function poolStream({ world, clock, log }: Setting) {
  return async ({ Records }: StreamBatch): Promise<Unfinished> => {
    const batchItemFailures: Unfinished["batchItemFailures"] = [];
    for (const [tenantId, { ids, requests, from }] of peopleIn(Records)) {
      try {
        await keepPool({ world, now: clock() }, tenantId, ids);
      } catch (error) {
        batchItemFailures.push({ itemIdentifier: from });
        log({
          event: "stream",
          at: clock(),
          tenantId,
          changes: ids.size,
          requests: [...requests].slice(0, TOLD),
          ...tellOf(error),
        });
      }
    }
    return { batchItemFailures };
  };
}

/** When records are lost, nobody knows whose they were: every tenant's pool is built anew by whoever asks next. */
export async function distrustPools(world: World, now: string): Promise<void> {
  for (const tenantId of await tenantIds(world.db.lookup(now))) await distrustPool({ world, now }, tenantId);
}
