import type { World } from "../context.ts";
import { tenantIds } from "../tenant/tenant.store.ts";
import { type Job, loadJobs } from "./job.store.ts";

/** Where jobs are sent to be run. A job may come more than once, and late; running it again does no harm. */
export type Jobs = { begin(job: Job): Promise<void> };

/** How long a runner may be silent before somebody else takes its job, ms. */
export const SILENCE_MS = 30_000;

/**
 * Sends a job on. What cannot be sent now is sent by {@link resumeJobs}: the job stands in the table, written with the
 * change that asked for it.
 */
export async function begin(world: World, job: Job): Promise<void> {
  await world.jobs.begin(job).catch(() => undefined);
}

/** Sends every job that is not done, in every tenant: at start, and every minute. One that somebody is at is left alone. */
export async function resumeJobs(world: World, now: string): Promise<number> {
  let begun = 0;
  for (const tenantId of await tenantIds(world.db.lookup(now))) {
    for (const job of await loadJobs(world.db.forTenant(tenantId, now), tenantId)) {
      await begin(world, job);
      begun++;
    }
  }
  return begun;
}

/** For commands that end at once: what they begin waits in the table for whoever runs jobs. */
export const waitingJobs: Jobs = { begin: () => Promise.resolve() };
