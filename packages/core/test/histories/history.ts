import { randomUUID } from "node:crypto";
import { Draw } from "@passa/domain/matching/oracle/generate";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { once } from "../../src/commit.ts";
import { contextOf, type Actor, type Context, type World } from "../../src/context.ts";
import { waitingJobs } from "../../src/job/job.ts";
import type { Letter } from "../../src/mail.ts";
import { deliverOutbox } from "../../src/outbox.ts";
import { noon } from "../world.ts";
import { FaultyClient, type Planted } from "./faulty-client.ts";
import { isLinearizable, type Model, type Told } from "./linearizable.ts";
import { Turns } from "./turns.ts";

/** What a history is of: where it begins, what clients do, what may come of it. */
export type Play<State, Call> = {
  model: Model<State, Call>;
  /** What a client asks for next; `heard` tells what it last heard of versions, by the id of what has them. */
  next(draw: Draw, heard: ReadonlyMap<string, number>): Call;
  actorOf(call: Call): Actor;
  /** What has a version in a call, to remember what was heard of it. */
  subjectOf(call: Call): string;
  /** Does it by the product's use case. */
  make(ctx: Context, call: Call): Promise<unknown>;
  /** The answer as the model writes it, `…@version` at its end; it may be the kept one of the same request. */
  say(call: Call, answer: unknown): string;
  /** Does what Passa does by itself when it starts again. @returns calls of the model for what that was */
  resume(world: World): Promise<Call[]>;
  /** Asked when all is quiet: what there is now. */
  reads: readonly Call[];
  /** What is booked twice in what lies in the table, and mails that went out too often or not at all. */
  wrongIn(world: World, letters: readonly Letter[]): Promise<{ doubled: string[]; mails: string[] }>;
};

/** Where histories run, one after the other: a municipality of its own, and clients that can be made to fail. */
export type Lane = { world: World; tenantId: Id<"tenant">; clients: FaultyClient[] };

export type Findings = {
  seed: number;
  doubleBookings: string[];
  /** Told no, though what they asked for came about. */
  toldTaken: string[];
  /** Told yes, though it did not come about or was undone by nobody. */
  lost: string[];
  duplicateMails: string[];
  /** Every command that was sent, and its fate: the same for the same seed. */
  trace: string[];
  /** What was asked and answered. */
  told: string[];
};

const MOST_CLIENTS = 5;
/** A request without an answer is made again with its Idempotency-Key so often. */
const REPEATS = 2;

export const laneOf = (world: World, tenantId: Id<"tenant">, at: { endpoint: string; tableName: string }): Lane => ({
  world,
  tenantId,
  clients: Array.from({ length: MOST_CLIENTS }, (_, number) => new FaultyClient(number, at)),
});

/** Runs one history to its end and judges it. Everything that is chance comes of `seed`. */
export async function runHistory<State, Call>(
  lane: Lane,
  play: Play<State, Call>,
  seed: number,
  planted?: Planted,
): Promise<Findings> {
  const draw = new Draw(seed);
  const turns = new Turns(new Draw(draw.int(0, 2 ** 31)));
  const faults = new Draw(draw.int(0, 2 ** 31));
  const told: Told<Call>[] = [];
  const trace: string[] = [];
  const letters: Letter[] = [];
  const worldOf = (db: World["db"]): World => ({
    ...lane.world,
    db,
    jobs: waitingJobs,
    mail: { send: async (letter) => void letters.push(letter) },
  });
  const racing = lane.clients.slice(0, draw.int(3, MOST_CLIENTS)).map((client) => ({
    client,
    choice: new Draw(draw.int(0, 2 ** 31)),
    calls: draw.int(1, 4),
    killedAfter: draw.chance(0.25) ? draw.int(1, 60) : Infinity,
  }));
  for (const { client, killedAfter } of racing) client.enter({ turns, draw: faults, killedAfter, planted, trace });
  // Times of the history are turns, in steps of two: what begins in a turn begins before what ends in it.
  await Promise.all(
    racing.map(async ({ client, choice, calls }) => {
      const heard = new Map<string, number>();
      for (let n = 0; n < calls && !client.isKilled; n++) {
        const call = play.next(choice, heard);
        const from = told.length === 0 ? 0 : turns.count * 2;
        const entry: Told<Call> = { call, from, to: Infinity, outcome: undefined };
        told.push(entry);
        const outcome = await requested(worldOf(client.db), play, call, choice.chance(0.7));
        if (outcome === undefined) continue;
        const version = /@(\d+)$/.exec(outcome)?.[1];
        if (version !== undefined) heard.set(play.subjectOf(call), Number(version));
        Object.assign(entry, { outcome, to: turns.count * 2 + 1 });
      }
      client.calm();
    }),
  );
  await turns.settle();
  const world = worldOf(lane.world.db);
  let end = turns.count * 2 + 2;
  for (const call of await play.resume(world)) {
    told.push({ call, from: end, to: end + 1, outcome: undefined });
    end += 2;
  }
  await deliverOutbox(world, noon);
  for (const call of play.reads) {
    const outcome = play.say(call, await play.make(contextFor(world, play, call), call));
    told.push({ call, from: end, to: end + 1, outcome });
    end += 2;
  }
  const { doubled, mails } = await play.wrongIn(world, letters);
  return { seed, doubleBookings: doubled, duplicateMails: mails, trace, ...judged(play, told) };
}

const contextFor = <State, Call>(world: World, play: Play<State, Call>, call: Call, key?: string): Context =>
  contextOf(world, {
    actor: play.actorOf(call),
    now: noon,
    requestId: randomUUID(),
    ...(key === undefined ? {} : { idempotency: { key, digest: JSON.stringify(call) } }),
  });

/**
 * As the API would be asked: with an Idempotency-Key, and again when nothing is heard; or without, and once.
 * @returns undefined when nothing was heard
 */
async function requested<State, Call>(
  world: World,
  play: Play<State, Call>,
  call: Call,
  isKeyed: boolean,
): Promise<string | undefined> {
  const key = isKeyed ? randomUUID() : undefined;
  for (let attempt = 0; attempt <= (isKeyed ? REPEATS : 0); attempt++) {
    try {
      const ctx = contextFor(world, play, call, key);
      return play.say(call, await once(ctx, () => play.make(ctx, call)));
    } catch (error) {
      if (error instanceof Refusal) return error.code;
    }
  }
  return undefined;
}

/** If it cannot have happened in any order, whether it could if nobody had been told no, or else nobody yes. */
function judged<State, Call>({ model }: Play<State, Call>, told: readonly Told<Call>[]) {
  const lines = told.map(({ call, from, to, outcome }) => `${from}-${to} ${JSON.stringify(call)}: ${outcome ?? "?"}`);
  const none = { toldTaken: [], lost: [], told: lines };
  if (isLinearizable(model, told)) return none;
  const isNo = ({ outcome }: Told<Call>) => outcome !== undefined && !outcome.includes("@");
  const unheard = told.map((one) => (isNo(one) ? { ...one, outcome: undefined, to: Infinity } : one));
  return isLinearizable(model, unheard) ? { ...none, toldTaken: lines } : { ...none, lost: lines };
}
