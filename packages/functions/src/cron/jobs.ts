import { resumeJobs } from "@passa/core/job/job";
import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { ran } from "../stream/job-stream.ts";

const clock = () => new Date().toISOString();
const log = logLines((line) => process.stdout.write(`${line}\n`));
const deployed = deployedWorld();
const world = {
  ...deployed,
  jobs: { begin: async (job) => void (await ran({ world: deployed, clock, log }, job)) },
} satisfies typeof deployed;

/** Every minute: jobs whose runner has gone silent go on. @public infra/jobs.ts */
export const handler = async () => resumeJobs(world, clock());
