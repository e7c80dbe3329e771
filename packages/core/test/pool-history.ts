import { profiles } from "@passa/domain/matching/arbitraries";
import type { MatchingProfile } from "@passa/domain/matching/schema";
import type { Id } from "@passa/domain/id";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { ColumnarPool } from "@passa/engine/pool/pool";
import fc from "fast-check";
import { newId, type World } from "../src/context.ts";
import { transact, type Write } from "../src/commit.ts";
import { loadPool, type PoolEntry, poolRemoval, poolWrite } from "../src/participant/participant.store.ts";
import { keepPool, peopleIn, type StreamRecord } from "../src/pool/pool-consumer.ts";
import { holdPool, takeFreshOff } from "../src/pool/held-pool.ts";
import { rowOf } from "../src/pool/pool.ts";
import { loadPoolAt, loadStamp } from "../src/pool/pool.store.ts";
import type { Db, Table } from "../src/table.ts";
import { createTenant } from "../src/tenant/tenant.ts";

/**
 * A made-up life of a pool: people come, change, go and come again, while a stream tells of it badly. Shards run ahead of
 * one another, records come twice and long after, several consumers work at once and while people change, each stands still
 * now and then while the others go on, and each is killed now and then before or after any of its calls. Whenever the stream has been read to its end, three pools must be one: the one read whole, the
 * one that another process has kept up by deltas, and the one built from people's entries. All follows from the seed, save
 * what the machine's own timing adds.
 */
export type History = {
  edits: number;
  /** How often the pools were compared, and how often they were not one. */
  checks: number;
  differences: number;
  /** What the consumers were made to bear. */
  batches: number;
  crashes: number;
  snapshots: number;
};

const SHARDS = 3;
const BEGINNERS = 60;
const OFTEN_CHANGED = 6;
const EDITS_TO_A_CHECK = 10;
const origin = { lat: 56.1612, lon: 15.5869 };
const start = Date.parse("2027-03-01T08:00:00.000Z");
/** A day has a few hundred edits, so that pools grow a day old too. */
const EDIT_MS = 240_000;

class Crash extends Error {}

export async function livePool(world: World, { edits, seed }: { edits: number; seed: number }): Promise<History> {
  const chance = chanceOf(seed);
  const shapes = fc.sample(profiles(curatedVocabulary), { seed, numRuns: 100 }).map(shortened);
  const tenant = await createTenant(
    { world, now: new Date(start).toISOString(), requestId: "history" },
    { name: "Karlskrona", municipalityCode: String(1000 + (seed % 9000)), origin },
  );
  const history: History = { edits: 0, checks: 0, differences: 0, batches: 0, crashes: 0, snapshots: 0 };
  const people = new Map<string, PoolEntry>();
  const gone: string[] = [];
  const shards = Array.from({ length: SHARDS }, (): StreamRecord[] => []);
  const told: StreamRecord[] = [];
  const snapshots = new Set<string>();
  // Two that consume, one that reads: each a process of its own, with what it holds.
  const standing = new Standing(chance);
  const begin = () => unreliable(world, chance, standing);
  const consumers = [begin(), begin()];
  /** What each consumer is at, and of which shard. */
  const busy = new Map<number, { shard: StreamRecord[]; done: Promise<void> }>();
  const reader: World = { ...world, db: { ...world.db } };
  let now = new Date(start).toISOString();
  const table = () => world.db.forTenant(tenant.id, now);

  const registered = (id: string): Write => {
    const entry: PoolEntry = {
      profile: { ...(chance.of(shapes) ?? { seeking: [], skills: {}, capacities: {}, avoid: [] }), id },
      choices: {},
      number: "D-1001",
      name: "Hodan Ali",
      assigned: [newId("user", now)],
      protectedIdentity: chance.below(8) === 0,
      version: (people.get(id)?.version ?? 0) + 1,
    };
    people.set(id, entry);
    return poolWrite(tenant.id, entry);
  };
  /** Most are changed, some leave, some come back, and some are new. */
  const edited = (known: string): [id: string, write: Write] => {
    const what = chance.below(10);
    if (what === 0) {
      people.delete(known);
      return [known, poolRemoval(tenant.id, known as Id<"participant">)];
    }
    const id = what === 1 ? (gone.shift() ?? newId("participant", now)) : known;
    return [id, registered(id)];
  };
  /** Edits of different people, together. */
  const edit = async (writes: readonly [id: string, write: Write][]): Promise<void> => {
    const failed = await transact(
      table(),
      writes.map(([, write]) => write),
      now,
    );
    if (failed) throw new Error("an edit of the history collided");
    for (const [id, write] of writes) {
      if ("remove" in write) gone.push(id);
      const Keys = { pk: { S: `${tenant.id}#pool` }, sk: { S: id } };
      const record = { dynamodb: { Keys, SequenceNumber: String(told.length + 1) } };
      told.push(record);
      shards[shardOf(id)]?.push(record);
    }
    now = new Date(Date.parse(now) + EDIT_MS * writes.length).toISOString();
  };

  /** One consumer takes what comes next of a shard; only what it has done is not given again. */
  const deliver = async (n: number, shard: StreamRecord[]): Promise<void> => {
    const batch = shard.slice(0, 1 + chance.below(8));
    // What was told before, a second time: some of it long ago, most of it just now and in another shard.
    const before = chance.below(4) === 0 ? told : told.slice(-30);
    const again = chance.below(2) === 0 ? chance.shuffled(before).slice(0, 6) : [];
    history.batches++;
    try {
      for (const [tenantId, { ids }] of peopleIn([...batch, ...again])) {
        await keepPool({ world: consumers[n] ?? world, now }, tenantId, ids);
      }
      shard.splice(0, batch.length);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      history.crashes++;
      consumers[n] = begin();
    }
  };
  /** Gives every consumer that waits a shard that nobody is at. */
  const dispatch = (): void => {
    for (const n of consumers.keys()) {
      const taken = [...busy.values()].map(({ shard }) => shard);
      const shard = chance.of(shards.filter((each) => each.length > 0 && !taken.includes(each)));
      if (busy.has(n) || !shard) continue;
      busy.set(n, { shard, done: deliver(n, shard).finally(() => busy.delete(n)) });
    }
  };
  /** Who stands still goes on last, with what was read long ago. */
  const readToTheEnd = async (): Promise<void> => {
    standing.isAllowed = false;
    for (dispatch(); busy.size > 0; dispatch()) {
      if (standing.count >= busy.size) standing.goOn();
      await Promise.race([...busy.values()].map(({ done }) => done));
    }
    standing.isAllowed = true;
  };

  const beginners = Array.from({ length: BEGINNERS }, () => newId("participant", now));
  await edit(beginners.map((id) => [id, registered(id)]));
  while (history.edits < edits) {
    for (let n = 0; n < EDITS_TO_A_CHECK && history.edits < edits;) {
      // Half of what changes is of the same few people, so that their records meet.
      const ids = [...people.keys()];
      const few = chance
        .shuffled(chance.below(2) === 0 ? ids.slice(0, OFTEN_CHANGED) : ids)
        .slice(0, Math.min(1 + chance.below(4), edits - history.edits));
      await edit(few.map(edited));
      n += few.length;
      history.edits += few.length;
      if (chance.below(2) === 0) dispatch();
      if (chance.below(4) === 0) standing.goOn();
      // Somebody ranks in the middle of it.
      if (chance.below(6) === 0) await holdPool({ world: reader, table: table(), now }, tenant.id);
    }
    await readToTheEnd();
    const snapshot = await check();
    if (snapshot !== undefined) snapshots.add(snapshot);
  }
  history.snapshots = snapshots.size;
  return history;

  async function check(): Promise<string | undefined> {
    const built = ColumnarPool.empty(origin);
    for (const entry of await loadPool(table(), tenant.id, "strong")) built.put(rowOf(entry));
    const { stamp } = await loadStamp(table(), tenant.id, "strong");
    const whole = stamp && (await loadPoolAt(table(), tenant.id, stamp, stamp.chunks));
    const held = await holdPool({ world: reader, table: table(), now }, tenant.id);
    takeFreshOff(held);
    history.checks++;
    const wanted = Buffer.from(built.encode());
    if (built.size !== people.size || !whole || !wanted.equals(whole.encode()) || !wanted.equals(held.pool.encode())) {
      history.differences++;
    }
    return stamp?.snapshot;
  }
}

/** Somebody who has answered as much as people do: fewer bytes a history, and as many kinds of answers. */
function shortened(profile: MatchingProfile): MatchingProfile {
  const few = <T>(answers: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(answers).slice(-6));
  return { ...profile, skills: few(profile.skills), capacities: few(profile.capacities) };
}

const shardOf = (id: string): number => (id.codePointAt(id.length - 1) ?? 0) % SHARDS;

type Chance = ReturnType<typeof chanceOf>;

/** Numbers that look like chance and follow from the seed (mulberry32). */
function chanceOf(seed: number) {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(fraction() * most);
  return {
    below,
    of: <T>(list: readonly T[]): T | undefined => list[below(list.length)],
    shuffled: <T>(list: readonly T[]): T[] =>
      list
        .map((value) => ({ value, at: fraction() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ value }) => value),
  };
}

/** Processes that stand still after a call, until somebody lets them go on. */
class Standing {
  isAllowed = true;
  readonly #chance: Chance;
  #waiting: (() => void)[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  get count(): number {
    return this.#waiting.length;
  }

  async here(): Promise<void> {
    if (this.isAllowed && this.#chance.below(3) === 0)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  goOn(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** A process that is killed in one of forty of its calls, before the call or after it has been done. */
function unreliable(world: World, chance: Chance, standing: Standing): World {
  const shaky = async <T>(call: () => Promise<T>): Promise<T> => {
    const fate = chance.below(80);
    if (fate === 0) throw new Crash("before");
    const done = await call();
    if (fate === 1) throw new Crash("after");
    await standing.here();
    return done;
  };
  const db: Db = {
    ...world.db,
    forTenant(tenantId, now): Table {
      const table = world.db.forTenant(tenantId, now);
      return {
        ...table,
        get: (...given) => shaky(() => table.get(...given)),
        getMany: (...given) => shaky(() => table.getMany(...given)),
        all: (...given) => shaky(() => table.all(...given)),
        put: (...given) => shaky(() => table.put(...given)),
        transact: (...given) => shaky(() => table.transact(...given)),
      };
    },
  };
  return { ...world, db };
}
