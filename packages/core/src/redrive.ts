import type { Id } from "@passa/domain/id";
import { anchorHead } from "./audit/verify.ts";
import { sealLeft } from "./audit/seal.ts";
import type { World } from "./context.ts";
import { loadJobs } from "./job/job.store.ts";
import { mailsWaiting } from "./outbox.ts";
import { distrustPool } from "./pool/pool-consumer.ts";
import { tenantIds } from "./tenant/tenant.store.ts";

export type Redriven = {
  tenantId: Id<"tenant">;
  /** Audit events that were sealed now. */
  sealed: number;
  /** Mails and jobs that wait: whoever runs them every minute goes on with them. */
  mailsWaiting: number;
  jobsWaiting: number;
  /** What still cannot be done, by the name of its error: its cause is not mended. */
  failed?: string;
};

/**
 * Does what consumers of the stream have given up. A dead letter only says where in the stream something stood, and the stream
 * forgets in a day; the table has all of it. So every pool is built anew by whoever asks, what is not sealed is sealed and
 * anchored, and mails and jobs stand where they are looked for every minute. Doing it again, or beside the consumers, does
 * nothing twice.
 */
export async function redrive({ world, now }: { world: World; now: string }): Promise<Redriven[]> {
  const done: Redriven[] = [];
  for (const tenantId of await tenantIds(world.db.lookup(now))) {
    const table = world.db.forTenant(tenantId, now);
    let sealed = 0;
    let failed: string | undefined;
    try {
      await distrustPool({ world, now }, tenantId);
      sealed = await sealLeft({ world, now }, tenantId);
      await anchorHead({ world, now }, tenantId);
    } catch (error) {
      // One tenant's trouble keeps none of the others waiting.
      failed = error instanceof Error ? error.name : typeof error;
    }
    done.push({
      tenantId,
      sealed,
      mailsWaiting: await mailsWaiting(table, tenantId),
      jobsWaiting: (await loadJobs(table, tenantId)).length,
      ...(failed === undefined ? {} : { failed }),
    });
  }
  return done;
}
