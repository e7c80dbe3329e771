import type { World } from "../context.ts";
import { runCancellation } from "../event/cancellation.ts";
import { runPublication, runRelease } from "../event/publication.ts";
import { runSolve } from "../event/solving.ts";
import type { Job } from "./job.store.ts";

/** Runs a job to its end. Running one that is done does nothing. */
export async function runJob(world: World, job: Job, clock: () => string): Promise<void> {
  switch (job.kind) {
    case "solve":
      return runSolve(world, job, clock);
    case "publish":
      return runPublication(world, job, clock());
    case "cancel":
      return runCancellation(world, job, clock());
    case "release":
      return runRelease(world, job, clock());
  }
}
