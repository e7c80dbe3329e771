import { deliverOutbox } from "@passa/core/outbox";
import { deployedWorld } from "../deployment.ts";

const world = deployedWorld();

/** Every minute: sends the mails that could not be sent with their change. @public infra/jobs.ts */
export const handler = async () => deliverOutbox(world, new Date().toISOString());
