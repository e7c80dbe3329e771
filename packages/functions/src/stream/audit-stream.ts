import { eventsIn, sealEvents, sealLeft } from "@passa/core/audit/seal";
import { anchorHead, noteHead } from "@passa/core/audit/verify";
import type { World } from "@passa/core/context";
import { tenantIds } from "@passa/core/tenant/tenant.store";
import { type Log, tellOf } from "../log.ts";
import { type StreamBatch, TOLD, type Unfinished } from "./pool-stream.ts";

type Setting = { world: World; clock: () => string; log: Log };

/**
 * The consumer that seals every tenant's audit events into its chain. A tenant whose events could not be sealed now gets them
 * again, and keeps none of the others waiting; what comes twice is sealed once. What has been sealed is noted
 * outside the table, so that a trail that is cut off is noticed at once.
 */
export function auditStream({ world, clock, log }: Setting) {
  return async ({ Records }: StreamBatch): Promise<Unfinished> => {
    const batchItemFailures: Unfinished["batchItemFailures"] = [];
    for (const [tenantId, { places, requests, from }] of eventsIn(Records)) {
      try {
        await sealEvents({ world, now: clock() }, tenantId, places);
        await noteHead({ world, now: clock() }, tenantId);
      } catch (error) {
        batchItemFailures.push({ itemIdentifier: from });
        log({
          event: "stream",
          at: clock(),
          tenantId,
          changes: places.size,
          requests: [...requests].slice(0, TOLD),
          ...tellOf(error),
        });
      }
    }
    return { batchItemFailures };
  };
}

/** Every hour: what the stream has not told of is sealed, and every chain's head is written down outside the table. */
export async function sealAndAnchor({ world, clock, log }: Setting): Promise<void> {
  for (const tenantId of await tenantIds(world.db.lookup(clock()))) {
    try {
      await sealLeft({ world, now: clock() }, tenantId);
      await anchorHead({ world, now: clock() }, tenantId);
      await noteHead({ world, now: clock() }, tenantId);
    } catch (error) {
      log({ event: "stream", at: clock(), tenantId, changes: 0, requests: [], ...tellOf(error) });
    }
  }
}
