import { deliverOutbox } from "@passa/core/outbox";
import { deployedWorld } from "../deployment.ts";
import { logLines } from "../log.ts";
import { tellOfUnsent } from "./unsent.ts";

const world = deployedWorld();
const clock = () => new Date().toISOString();
const log = logLines((line) => process.stdout.write(`${line}\n`));

/** Every minute: sends the mails that could not be sent with their change. @public infra/jobs.ts */
export const handler = async () => deliverOutbox(world, clock(), tellOfUnsent(log, clock));
