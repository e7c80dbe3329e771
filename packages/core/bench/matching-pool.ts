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
import { ColumnarPool } from "@passa/engine/pool/pool";
import { rankPool } from "@passa/engine/pool/rank";
import { participants } from "../../engine/bench/synthetic.ts";
import { besideItems } from "./beside-items.ts";
import { type Write, transact } from "../src/commit.ts";
import { waitingJobs } from "../src/job/job.ts";
import { newId, type World } from "../src/context.ts";
import { folderObjects } from "../src/objects.ts";
import { type PoolEntry, poolWrite } from "../src/participant/participant.store.ts";
import { placeToRank } from "../src/placement/placement.ts";
import { holdPool } from "../src/pool/held-pool.ts";
import { rowOf, stampOf } from "../src/pool/pool.ts";
import { moveStamp, writeSnapshot } from "../src/pool/pool.store.ts";
import { keepPool } from "../src/pool/pool-consumer.ts";
import { rankPlacement } from "../src/ranking/ranking.ts";
import { rankingRulesOf } from "../src/ranking/ranking-rules.ts";
import { requireTenant } from "../src/tenant/tenant.store.ts";
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
  const sizes = quick ? [350, 2000] : [350, 2000, 10_000];
  for (const size of sizes) {
    const pool = await inAWorld(endpoint);
    const first = await register(pool, size);
    const faster = size === sizes.at(-1) ? FASTER_THAN_ITEMS : null;
    yield told("pool built from entries", size, await pool.consumed(() => hold(pool, elsewhere(pool.world))));
    const { fresh, here } = pool;
    const people = size.toLocaleString("en");
    yield* besideItems(fresh().forTenant(here.tenantId, noon), here.tenantId, { people, target: faster });
    yield* readUnits(pool, size, first);
  }
  if (quick) return;
  const pool = await inAWorld(endpoint);
  yield* readUnits(pool, LARGEST, await registerShown(pool, LARGEST));
}

/** So many that their entries alone would take an emulator the better part of an hour. */
const LARGEST = 100_000;

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

/** A municipality with one open place, on a table of its own. */
async function inAWorld(endpoint: string) {
  const at = await worldAt(endpoint);
  const here = await market(at.world, "1080");
  return { ...at, here, placementId: await here.place() };
}
type InAWorld = Awaited<ReturnType<typeof inAWorld>>;

const matcherIn = ({ here }: InAWorld, process: World) =>
  actingAs(process, here.tenantId, "matcher", { userId: here.eva.actor.userId });

const hold = (pool: InAWorld, process: World) => holdPool(matcherIn(pool, process), pool.here.tenantId);

function told(what: string, size: number, value: number, target: number | null = null): Figure {
  const figure = `${what}, ${size.toLocaleString("en")} people`;
  return { figure, value, unit: "read units", target, holds: value <= (target ?? value), runs: 1 };
}

/** What a pool costs that has been written as a snapshot: to read, to hold, to rank by. `first` is one of its people. */
async function* readUnits(pool: InAWorld, size: number, first: PoolEntry): AsyncGenerator<Figure> {
  const { world, consumed, here, placementId } = pool;
  const process = elsewhere(world);
  yield told("pool read cold", size, await consumed(() => hold(pool, process)));
  yield told("pool held, nothing new", size, await consumed(() => hold(pool, process)), 1);
  await write(here, [poolWrite(here.tenantId, { ...first, version: first.version + 1 })]);
  await keepPool({ world: elsewhere(world), now: noon }, here.tenantId, [first.profile.id]);
  yield told("pool held, one change", size, await consumed(() => hold(pool, process)), 1);
  const rank = (by: World) => rankPlacement(matcherIn(pool, by), { id: placementId, top: TOP });
  let rows = 0;
  const warm = await consumed(async () => {
    const { eligible, askFirst, nearMisses } = await rank(process);
    rows = eligible.length + askFirst.length + nearMisses.length;
  });
  yield told(`ranking, warm, ${rows} rows shown and looked at again`, size, warm);
  const cold = await consumed(() => rank(elsewhere(world)));
  yield told(`ranking, cold, ${rows} rows shown and looked at again`, size, cold);
}

const TOP = 50;

/** Another process on the same table, which holds nothing yet. */
const elsewhere = (world: World): World => ({ ...world, db: { ...world.db } });

const AT_A_TIME = 100;
const AT_ONCE = 4;

/** Puts made-up people into the pool: their entries alone, which is all that a ranking reads of them. @returns the first */
async function register({ world, here }: InAWorld, size: number): Promise<PoolEntry> {
  const made = Array.from(participants(size), (profile) => entryOf(world, here, profile));
  await writeEntries(here, made);
  return anyOf(made);
}

/**
 * Writes the snapshot of so many made-up people, and of their entries only those that a list of the place looks at again.
 * @returns one of those
 */
async function registerShown(pool: InAWorld, size: number): Promise<PoolEntry> {
  const { world, here, placementId } = pool;
  const { tenantId, eva } = here;
  const made = new Map(
    Array.from(participants(size), (profile) => entryOf(world, here, profile)).map((entry) => [
      entry.profile.id,
      entry,
    ]),
  );
  const columnar = ColumnarPool.empty((await requireTenant(eva.table, tenantId)).origin);
  for (const entry of made.values()) columnar.put(rowOf(entry));
  const snapshot = world.newId("snapshot", noon);
  const stamp = stampOf(snapshot, await writeSnapshot(eva.table, tenantId, snapshot, columnar), noon);
  if (!(await moveStamp(eva.table, tenantId, 0, stamp))) throw new Error("there was a pool already");
  const ctx = matcherIn(pool, world);
  const [{ matching }, { vocabulary, ...by }] = [await placeToRank(ctx, placementId), await rankingRulesOf(ctx)];
  const { asOf, weights } = by;
  const shown = rankPool(columnar, matching, vocabulary, { asOf, weights, top: TOP, viewer: ctx.actor.userId });
  const rows = [...shown.eligible, ...shown.askFirst, ...shown.nearMisses];
  const entries = rows.flatMap(({ participantId }) => made.get(participantId) ?? []);
  await writeEntries(here, entries);
  return anyOf(entries);
}

function anyOf([first]: readonly PoolEntry[]): PoolEntry {
  if (!first) throw new Error("people were registered");
  return first;
}

async function writeEntries(here: Market, entries: readonly PoolEntry[]): Promise<void> {
  const left = [...entries];
  const worker = async () => {
    for (let some = left.splice(0, AT_A_TIME); some.length > 0; some = left.splice(0, AT_A_TIME)) {
      const writes = some.map((entry) => poolWrite(here.tenantId, entry));
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
