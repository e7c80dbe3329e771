import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { auditStream } from "./audit-stream.ts";

/** Audit events, from the table's stream. @public infra/stream.ts */
export const handler = auditStream({
  world: deployedWorld(),
  clock: () => new Date().toISOString(),
  log: logLines((line) => process.stdout.write(`${line}\n`)),
});
