import { deployedWorld } from "../deployment.ts";
import { distrustPools } from "./pool-stream.ts";

const world = deployedWorld();

/** Changes that were given up after all tries, as the queue tells: where in the stream, not whose. @public infra/stream.ts */
export const handler = async () => distrustPools(world, new Date().toISOString());
