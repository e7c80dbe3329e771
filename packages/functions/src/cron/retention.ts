import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { everyDay } from "./every-day.ts";

const setting = {
  world: deployedWorld(),
  clock: () => new Date().toISOString(),
  log: logLines((line) => process.stdout.write(`${line}\n`)),
};

/** Every morning: whose time has come, and who is reminded. @public infra/jobs.ts */
export const handler = async () => everyDay(setting);
