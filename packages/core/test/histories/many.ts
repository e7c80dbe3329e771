import { Draw } from "@passa/domain/matching/oracle/generate";
import { worldAt } from "../world.ts";
import type { Planted } from "./faulty-client.ts";
import { type Findings, laneOf, runHistory } from "./history.ts";
import { interviewPlay, interviewTown } from "./interviews.ts";
import { seatPlay, seatTown } from "./seats.ts";

/** What histories are of: seats and answers of proposals, or interviews of two events. */
export type Kind = "seats" | "interviews";

/** After so many histories another town is built: in one with many places and events each takes longer. */
const A_TOWN = 250;

/** Runs the histories of the seeds, one after the other, and tells what it found in each. */
export async function* histories(
  endpoint: string,
  kind: Kind,
  { from, count, planted }: { from: number; count: number; planted?: Planted },
): AsyncGenerator<Findings> {
  for (let begun = from; begun < from + count; begun += A_TOWN) {
    const run = await townOf(endpoint, kind);
    for (let seed = begun; seed < Math.min(begun + A_TOWN, from + count); seed++) yield await run(seed, planted);
  }
}

async function townOf(endpoint: string, kind: Kind): Promise<(seed: number, planted?: Planted) => Promise<Findings>> {
  const world = await worldAt(endpoint);
  if (kind === "seats") {
    const town = await seatTown(world, "1080");
    const lane = laneOf(world, town.tenantId, world);
    return async (seed, planted) => runHistory(lane, await seatPlay(world, town, new Draw(seed)), seed, planted);
  }
  const town = await interviewTown(world);
  const lane = laneOf(world, town.tenantId, world);
  return async (seed, planted) => runHistory(lane, await interviewPlay(world, town, new Draw(seed)), seed, planted);
}

/** What must not be in any history. */
export const wrongIn = ({ doubleBookings, toldTaken, lost, duplicateMails }: Findings): string[] => [
  ...doubleBookings,
  ...toldTaken,
  ...lost,
  ...duplicateMails,
];
