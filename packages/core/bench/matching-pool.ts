/**
 * The pool's part of the suite `matching`: that it stays what people's entries make it, and how many read units a ranking
 * costs. Needs a DynamoDB emulator that counts units as DynamoDB does.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idPrefix } from "@passa/domain/id";
import type { MatchingProfile } from "@passa/domain/matching/schema";
import { participants } from "../../engine/bench/synthetic.ts";
import { besideItems } from "./beside-items.ts";
import { type Write, transact } from "../src/commit.ts";
import { waitingJobs } from "../src/job/job.ts";
import { newId, type World } from "../src/context.ts";
import { folderObjects } from "../src/objects.ts";
import { loadPool, type PoolEntry, poolWrite } from "../src/participant/participant.store.ts";
import { holdPool } from "../src/pool/held-pool.ts";
import { keepPool } from "../src/pool/pool-consumer.ts";
import { rankPlacement } from "../src/ranking/ranking.ts";
import { connect, type Consumed, createTable, dynamoClient } from "../src/table.ts";
import { market, type Market } from "../test/market.ts";
import { livePool } from "../test/pool-history.ts";
import { actingAs, noon } from "../test/world.ts";

export type Figure = {
  figure: string;
  value: number;
  unit: string;
  /** Null for what is only told. */
  target: number | null;
  holds: boolean;
  runs: number;
};

/** @param endpoint where an emulator answers */
export async function* figures(quick: boolean, endpoint: string): AsyncGenerator<Figure> {
  yield* freshness(quick ? 400 : 10_000, endpoint);
  const sizes = quick ? [350, 2000] : [350, 2000, 10_000, 100_000];
  for (const size of sizes) yield* readUnits(size, endpoint, size === sizes.at(-1) ? FASTER_THAN_ITEMS : null);
}

async function* freshness(edits: number, endpoint: string): AsyncGenerator<Figure> {
  const { world } = await worldAt(endpoint);
  const history = await livePool(world, { edits, seed: 20_270_301 });
  const told = `${edits.toLocaleString("en")} edits`;
  const { checks: runs, differences, crashes, batches } = history;
  yield {
    figure: `pools that were not as their entries, in ${told} with duplicates, reorders and crashes`,
    value: differences,
    unit: "pools",
    target: 0,
    holds: differences === 0 && history.edits === edits,
    runs,
  };
  yield {
    figure: `consumers killed in ${told}`,
    value: crashes,
    unit: "crashes",
    target: null,
    holds: true,
    runs: batches,
  };
}

/** How much faster a snapshot is to be decoded than its items are read, unmarshalled and validated. */
const FASTER_THAN_ITEMS = 500;

async function* readUnits(size: number, endpoint: string, faster: number | null): AsyncGenerator<Figure> {
  const { world, consumed, fresh } = await worldAt(endpoint);
  const here = await market(world, "1080");
  const placementId = await here.place();
  await register(world, here, size);
  const [first] = await loadPool(here.eva.table, here.tenantId);
  if (!first) throw new Error("people were registered");
  const ctx = (process: World) => actingAs(process, here.tenantId, "matcher", { userId: here.eva.actor.userId });
  const hold = (process: World) => holdPool(ctx(process), here.tenantId);
  const people = size.toLocaleString("en");
  const told = (what: string, value: number, target: number | null = null): Figure => {
    return {
      figure: `${what}, ${people} people`,
      value,
      unit: "read units",
      target,
      holds: value <= (target ?? value),
      runs: 1,
    };
  };

  const built = await consumed(() => hold(elsewhere(world)));
  yield told("pool built from entries", built);
  const process = elsewhere(world);
  const cold = await consumed(() => hold(process));
  yield told("pool read cold", cold);
  yield* besideItems(fresh().forTenant(here.tenantId, noon), here.tenantId, { people, target: faster });
  yield told("pool held, nothing new", await consumed(() => hold(process)), 1);
  await write(here, [poolWrite(here.tenantId, { ...first, version: first.version + 1 })]);
  await keepPool({ world: elsewhere(world), now: noon }, here.tenantId, [first.profile.id]);
  yield told("pool held, one change", await consumed(() => hold(process)), 1);
  const rank = (by: World) => rankPlacement(ctx(by), { id: placementId, top: 50 });
  let rows = 0;
  const warm = await consumed(async () => {
    const { eligible, askFirst, nearMisses } = await rank(process);
    rows = eligible.length + askFirst.length + nearMisses.length;
  });
  yield told(`ranking, warm, ${rows} rows shown and looked at again`, warm);
  yield told(`ranking, cold, ${rows} rows shown and looked at again`, await consumed(() => rank(elsewhere(world))));
}

/** Another process on the same table, which holds nothing yet. */
const elsewhere = (world: World): World => ({ ...world, db: { ...world.db } });

const AT_A_TIME = 100;
const AT_ONCE = 4;

/** Puts made-up people into the pool: their entries alone, which is all that a ranking reads of them. */
async function register(world: World, here: Market, size: number): Promise<void> {
  const made = participants(size);
  const worker = async () => {
    for (;;) {
      const writes: Write[] = [];
      for (let n = 0; n < AT_A_TIME; n++) {
        const next = made.next();
        if (next.done === true) break;
        writes.push(poolWrite(here.tenantId, entryOf(world, here, next.value)));
      }
      if (writes.length === 0) return;
      await write(here, writes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function write(here: Market, writes: readonly Write[]): Promise<void> {
  if ((await transact(here.eva.table, writes, randomUUID())) !== undefined)
    throw new Error("an entry was there already");
}

function entryOf(world: World, { eva }: Market, profile: MatchingProfile): PoolEntry {
  const id = profile.id.startsWith(idPrefix.participant) ? profile.id : world.newId("participant", noon);
  return {
    profile: { ...profile, id },
    choices: {},
    number: "D-1001",
    name: "Hodan Ali",
    assigned: [eva.actor.userId],
    protectedIdentity: false,
    version: 1,
  };
}

/** A table of its own, and what reading it has consumed. */
async function worldAt(endpoint: string) {
  const connection = { endpoint, region: "eu-north-1", tableName: `bench-${randomUUID()}` };
  const client = dynamoClient(connection);
  await createTable(client, connection.tableName);
  client.destroy();
  const units: Consumed[] = [];
  const none = () => Promise.reject(new Error("the bench sends nothing"));
  const world: World = {
    db: connect({ ...connection, consumed: (used) => void units.push(used) }),
    objects: folderObjects(mkdtempSync(join(tmpdir(), "passa-bench-"))),
    mail: { send: () => Promise.resolve() },
    identity: { invite: none },
    jobs: waitingJobs,
    newId,
    secret: "",
    origin: "https://passa.example",
  };
  const consumed = async (work: () => Promise<unknown>): Promise<number> => {
    units.splice(0);
    await work();
    return units.reduce((sum, { read }) => sum + read, 0);
  };
  return { world, consumed, fresh: () => connect(connection) };
}
