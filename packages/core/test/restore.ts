import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Id } from "@passa/domain/id";
import type { ErasureReason } from "@passa/domain/retention/retention";
import { gunzipSync } from "node:zlib";
import { commit } from "../src/commit.ts";
import { openerFor } from "../src/audit/subject-key.ts";
import { writeEntry } from "../src/erasure/ledger.ts";
import { replayLedger } from "../src/erasure/erasure.ts";
import { newParticipant } from "../src/participant/participant.ts";
import { loadParticipant } from "../src/participant/participant.store.ts";
import { eachSnapshot } from "../src/pool/pool.store.ts";
import { rankPlacement } from "../src/ranking/ranking.ts";
import { connect, dynamoClient } from "../src/table.ts";
import { fitting, hodan, market } from "./market.ts";
import { after, noon, type TestWorld, worldAt } from "./world.ts";

/** A table as it lies there, expired items and all, read and written past every guard: a backup, and whoever has one. */

type Raw = Record<string, unknown> & { pk: string; sk: string; data?: unknown };
type Where = Pick<TestWorld, "endpoint" | "tableName">;

const documents = ({ endpoint }: Where) =>
  DynamoDBDocumentClient.from(dynamoClient({ endpoint, region: "eu-north-1" }));

export async function everything(where: Where): Promise<Raw[]> {
  const client = documents(where);
  const items: Raw[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: where.tableName, ExclusiveStartKey }));
    items.push(...((page.Items ?? []) as Raw[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  client.destroy();
  return items;
}

const BATCH = 20;

/** The world with another table, that holds what the backup holds. Object storage is as it is now: it is not restored. */
export async function restored(world: TestWorld, backup: readonly Raw[]): Promise<TestWorld> {
  const fresh = await worldAt(world.endpoint);
  const client = documents(fresh);
  for (let at = 0; at < backup.length; at += BATCH) {
    const puts = backup.slice(at, at + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [fresh.tableName]: puts } }));
  }
  client.destroy();
  const { endpoint, tableName } = fresh;
  return { ...fresh, objects: world.objects, db: connect({ endpoint, region: "eu-north-1", tableName }) };
}

/** What an item says, as text: what is packed is unpacked. */
function textOf({ data }: Raw): string {
  if (!(data instanceof Uint8Array)) return JSON.stringify(data ?? "");
  try {
    return gunzipSync(data).toString("latin1");
  } catch {
    return Buffer.from(data).toString("latin1");
  }
}

export type Somebody = { id: Id<"participant">; canary: string };

/**
 * Which of the people something can be found out about: their canary anywhere in the table or in object storage, their row in a
 * snapshot, a delta or a ranking, or what the audit says of them.
 */
export async function recoverable(world: TestWorld, tenantId: Id<"tenant">, people: readonly Somebody[]) {
  const items = await everything(world);
  const table = world.db.forTenant(tenantId, noon);
  const objects = await Promise.all((await world.objects.list("imports")).map((name) => world.objects.get(name)));
  const text = [...items.map(textOf), ...objects.map((bytes) => Buffer.from(bytes ?? []).toString("latin1"))].join(
    "\n",
  );
  const canaries = new Set([...text.matchAll(/canary\d+x/gi)].map(([found]) => found.toLowerCase()));
  const sealed = new Map(items.map(({ data }) => sealedIn(data)).filter((one) => one !== undefined));
  const rows = new Set<string>();
  for await (const { pool, changes } of eachSnapshot(table, tenantId)) {
    for (const { id } of people) if (pool?.get(id)) rows.add(id);
    for (const { id, row } of changes) if (row) rows.add(id);
  }
  const found: Somebody[] = [];
  for (const one of people) {
    const whom = sealed.get(one.id);
    const isRead =
      whom !== undefined && (await openerFor(world, { tenantId, participantId: one.id }))(whom) !== undefined;
    const isThere = (await loadParticipant(table, tenantId, one.id)) !== undefined;
    const inRecord = text.includes(`"row":{"profile":{"id":"${one.id}"`);
    if (canaries.has(one.canary.toLowerCase()) || rows.has(one.id) || isRead || isThere || inRecord) found.push(one);
  }
  return found;
}

function sealedIn(data: unknown): [string, string] | undefined {
  if (typeof data !== "string" || !data.includes('"sealed"')) return undefined;
  const { whom, sealed } = JSON.parse(data) as { whom?: string; sealed?: string };
  return whom !== undefined && sealed !== undefined ? [whom, sealed] : undefined;
}

/** A municipality with so many people, each with a canary in every text, all of them ranked once. */
export async function townOf(world: TestWorld, count: number, code: string) {
  const town = await market(world, code);
  const placementId = await town.place();
  const people: Somebody[] = [];
  const add = async (n: number) => {
    const canary = `canary${n}x`;
    const details = { ...hodan, familyName: canary, address: `Gatan ${canary}`, email: `${canary}@people.example` };
    const { participant, writes } = await newParticipant(town.eva, { details, statements: fitting });
    const audit = { what: "participant.create", whom: participant.id, why: canary } as const;
    await commit(town.eva, { writes, audit, answer: undefined });
    people.push({ canary, id: participant.id });
  };
  for (let n = 0; n < count; n++) {
    // Some are ranked from what this process has just read again, the others from a snapshot and deltas.
    if (n === Math.floor(count / 2)) await rankPlacement(town.eva, { id: placementId, top: 50 });
    await add(n);
  }
  await rankPlacement(town.eva, { id: placementId, top: 50 });
  return { ...town, placementId, people };
}

export type Restored = { before: number; erased: number; brought: number; left: number; others: number };

/**
 * So many people; a backup; most of them erased; the backup restored; the ledger replayed. Tells how many can be found out about
 * at each point, and how many of those who were not erased are whole at the end.
 */
export async function erasedAndRestored(world: TestWorld, count: number, code: string): Promise<Restored> {
  const { tenantId, admin, people } = await townOf(world, count, code);
  const backup = await everything(world);
  const gone = people.slice(0, -Math.ceil(count / 10));
  const kept = people.slice(gone.length);
  const of = (there: TestWorld) => recoverable(there, tenantId, gone).then((found) => found.length);
  const before = await of(world);
  const reason: ErasureReason = "timeIsUp";
  for (const { id: participantId } of gone)
    await writeEntry(world.objects, tenantId, { participantId, at: noon, by: admin.actor.userId, reason });
  await replayLedger({ world, now: after(3600) }, tenantId);
  const erased = await of(world);
  const again = await restored(world, backup);
  const brought = await of(again);
  await replayLedger({ world: again, now: after(7200) }, tenantId);
  const left = await of(again);
  return { before, erased, brought, left, others: kept.length - (await recoverable(again, tenantId, kept)).length };
}
