import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { poolStream } from "./pool-stream.ts";

/** Changes of people's pool entries, from the table's stream. @public infra/stream.ts */
export const handler = poolStream({
  world: deployedWorld(),
  clock: () => new Date().toISOString(),
  log: logLines((line) => process.stdout.write(`${line}\n`)),
});
