// A process of its own that begins work on proposals, one after the other, and prints what it was told: `racer.ts JSON`.
import { randomUUID } from "node:crypto";
import { Refusal } from "@passa/domain/refusal";
import { once } from "../../src/commit.ts";
import { type Actor, contextOf } from "../../src/context.ts";
import { waitingJobs } from "../../src/job/job.ts";
import { connect } from "../../src/table.ts";
import { noon, worldOf } from "../world.ts";
import { asked, type SeatCall, told } from "./seats.ts";

/** What a racer is told. */
export type Race = { endpoint: string; tableName: string; actor: Actor; calls: SeatCall[] };

const { endpoint, tableName, actor, calls } = JSON.parse(process.argv[2] ?? "") as Race;
const world = { ...worldOf(connect({ endpoint, region: "eu-north-1", tableName })), jobs: waitingJobs };
for (const call of calls) {
  const ctx = contextOf(world, {
    actor,
    now: noon,
    requestId: randomUUID(),
    idempotency: { key: randomUUID(), digest: "race" },
  });
  const outcome = await once(ctx, () => asked(ctx, call, "agreed")).then(told, (error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
  process.stdout.write(`${call.id} ${outcome}\n`);
}
