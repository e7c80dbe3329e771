import type { World } from "@passa/core/context";
import { type Job, loadJobAt } from "@passa/core/job/job.store";
import { runJob } from "@passa/core/job/run-job";
import { type Log, tellOf } from "../log.ts";
import type { StreamBatch, Unfinished } from "./pool-stream.ts";

type Setting = { world: World; clock: () => string; log: Log };

/**
 * The consumer that runs the jobs which changes have put into the table. One that breaks comes again; a search has written
 * down what it had found, and whoever takes it then goes on with that.
 */
export function jobStream({ world, clock, log }: Setting) {
  return async ({ Records }: StreamBatch): Promise<Unfinished> => {
    for (const { dynamodb } of Records) {
      const key = { pk: dynamodb?.Keys?.["pk"]?.S ?? "", sk: dynamodb?.Keys?.["sk"]?.S ?? "" };
      const job = await loadJobAt(world.db, key, clock());
      if (job && !(await ran({ world, clock, log }, job)))
        return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? "" }] };
    }
    return { batchItemFailures: [] };
  };
}

/** Runs a job and tells the log when it broke. @returns whether it came to its end */
export async function ran({ world, clock, log }: Setting, job: Job): Promise<boolean> {
  try {
    await runJob(world, job, clock);
    return true;
  } catch (error) {
    const { tenantId, kind, requestId } = job;
    log({
      event: "job",
      at: clock(),
      tenantId,
      job: kind,
      ...(requestId === undefined ? {} : { requestId }),
      ...tellOf(error),
    });
    return false;
  }
}
