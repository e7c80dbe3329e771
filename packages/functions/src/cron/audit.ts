import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { sealAndAnchor } from "../stream/audit-stream.ts";

const setting = {
  world: deployedWorld(),
  clock: () => new Date().toISOString(),
  log: logLines((line) => process.stdout.write(`${line}\n`)),
};

/** Every hour: seals what is left and anchors every chain. @public infra/jobs.ts */
export const handler = async () => sealAndAnchor(setting);
