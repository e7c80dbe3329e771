import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { jobStream } from "./job-stream.ts";

/** Jobs, from the table's stream. @public infra/jobs.ts */
export const handler = jobStream({
  world: deployedWorld(),
  clock: () => new Date().toISOString(),
  log: logLines((line) => process.stdout.write(`${line}\n`)),
});
