import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Id } from "@passa/domain/id";
import { afterRestore } from "../src/backup/after-restore.ts";
import { backUp, restore, type WholeTable } from "../src/backup/backup.ts";
import { sealLeft } from "../src/audit/seal.ts";
import { anchorHead, restartAudit, verifyAudit } from "../src/audit/verify.ts";
import { transact, type Write } from "../src/commit.ts";
import { writeEntry } from "../src/erasure/ledger.ts";
import { replayLedger } from "../src/erasure/erasure.ts";
import { loadParticipants, loadPool, personKey } from "../src/participant/participant.store.ts";
import { ColumnarPool } from "@passa/engine/pool/pool";
import { holdPool, takeFreshOff } from "../src/pool/held-pool.ts";
import { distrustPool } from "../src/pool/pool-consumer.ts";
import { rowOf } from "../src/pool/pool.ts";
import { rankPlacement } from "../src/ranking/ranking.ts";
import { connect, dynamoClient } from "../src/table.ts";
import { recoverable, townOf } from "./restore.ts";
import { actingAs, after, noon, type TestWorld } from "./world.ts";

/** What a drill found: everything but `items` and the times is to be nothing. */
export type Drill = {
  items: number;
  backupMs: number;
  restoreMs: number;
  /** Items of the backup that are not in the restored table, or are there with something else, or were not in the backup. */
  lost: number;
  changed: number;
  added: number;
  /** People erased after the backup about whom anything can be found out after the restore. */
  recoverable: number;
  /** People without an entry, rows too many or too few, and one when the pool is not to the byte what the entries make. */
  poolDifferences: number;
  /** What the verifier says of the restored trail, once it was said that it was restored on purpose. */
  auditFaults: number;
  /** Whether a list is the same to the byte as before, of the people who were not erased. */
  listDiffers: boolean;
};

const TOP = 200;
/** Items that a transaction writes. */
const AT_A_TIME = 90;

/**
 * A municipality is backed up, goes on, loses its table, and is restored into an empty one. `people` are registered by the use
 * cases, of whom a tenth is erased after the backup; the rest of `items` are copies of what is written down of one of them.
 */
export async function restoreDrill(
  world: TestWorld,
  { people: count, items, code }: { people: number; items: number; code: string },
): Promise<Drill> {
  const { tenantId, eva, admin, people, placementId } = await townOf(world, count, code);
  const where = (tableName: string): WholeTable => ({ client, tableName });
  const client = dynamoClient({ endpoint: world.endpoint, region: "eu-north-1" });
  try {
    await fill(
      world,
      tenantId,
      people[0]?.id ?? "par_",
      Math.max(0, items - (await itemsIn(where(world.tableName))).size),
    );
    await sealLeft({ world, now: after(60) }, tenantId);
    await anchorHead({ world, now: after(60) }, tenantId);
    // What the stream's consumer would have brought to it by now.
    await distrustPool({ world, now: after(60) }, tenantId);
    const eve = actingAs({ ...world, db: { ...world.db } }, tenantId, "matcher", { userId: eva.actor.userId });
    const before = listOf(await rankPlacement(eve, { id: placementId, top: TOP }));

    const lines: string[] = [];
    const beganMs = performance.now();
    const told = await backUp(where(world.tableName), after(120), async () => {
      lines.splice(0);
      return { write: async (line) => void lines.push(line) };
    });
    const backupMs = performance.now() - beganMs;
    const kept = await itemsIn(where(world.tableName));

    const gone = people.slice(0, Math.ceil(count / 10));
    for (const { id: participantId } of gone)
      await writeEntry(world.objects, tenantId, {
        participantId,
        at: after(180),
        by: admin.actor.userId,
        reason: "timeIsUp",
      });
    await replayLedger({ world, now: after(180) }, tenantId);
    await sealLeft({ world, now: after(240) }, tenantId);
    await anchorHead({ world, now: after(240) }, tenantId);

    const tableName = `${world.tableName}-restored`;
    const restoredMs = performance.now();
    await restore(where(tableName), async function* read() {
      yield* lines;
    });
    const restoreMs = performance.now() - restoredMs;
    const found = await itemsIn(where(tableName));
    const again: TestWorld = {
      ...world,
      tableName,
      db: connect({ endpoint: world.endpoint, region: "eu-north-1", tableName }),
    };
    await afterRestore({ world: again, now: after(300), requestId: "drill" }, after(120));

    const ctx = actingAs(again, tenantId, "matcher", { userId: eva.actor.userId, now: after(360) });
    const list = listOf(await rankPlacement(ctx, { id: placementId, top: TOP }));
    const left = new Set<string>(gone.map(({ id }) => id));
    await restartAudit({ world: again, now: after(400), requestId: "drill" }, tenantId, "a drill");
    await sealLeft({ world: again, now: after(420) }, tenantId);
    const { faults } = await verifyAudit({ world: again, now: after(420) }, tenantId);
    return {
      items: told.items,
      backupMs,
      restoreMs,
      lost: [...kept.keys()].filter((key) => !found.has(key)).length,
      changed: [...kept].filter(([key, text]) => found.has(key) && found.get(key) !== text).length,
      added: [...found.keys()].filter((key) => !kept.has(key)).length,
      recoverable: (await recoverable(again, tenantId, gone)).length,
      poolDifferences: await poolDifferences(again, tenantId),
      auditFaults: faults.length,
      listDiffers: JSON.stringify(list) !== JSON.stringify(before.filter((id) => !left.has(id))),
    };
  } finally {
    client.destroy();
  }
}

type Listed = Awaited<ReturnType<typeof rankPlacement>>;
/** Who could come, now or after a question. */
const listOf = ({ eligible, askFirst }: Listed): string[] =>
  [...eligible, ...askFirst].map(({ participantId }) => participantId);

/** What is written down of people who are nobody else anywhere: copies of an item of somebody who is there. */
async function fill(world: TestWorld, tenantId: Id<"tenant">, like: Id<"participant">, count: number): Promise<void> {
  const table = world.db.forTenant(tenantId, noon);
  const [one] = await table.all({ pk: personKey(tenantId, like) });
  if (!one) throw new Error("something is written down of everybody");
  for (let from = 0; from < count; from += AT_A_TIME) {
    const writes = Array.from({ length: Math.min(AT_A_TIME, count - from) }, (): Write => {
      const { sk, data } = one;
      return { put: { pk: personKey(tenantId, world.newId("participant", noon)), sk, data }, expect: "any" };
    });
    await transact(table, writes, `fill ${from}`);
  }
}

async function itemsIn({ client, tableName }: WholeTable): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  let start: Record<string, { S: string }> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: start }));
    for (const item of page.Items ?? []) {
      const attributes = Object.entries(item).toSorted(([x], [y]) => (x < y ? -1 : 1));
      items.set(`${item["pk"]?.S} ${item["sk"]?.S}`, JSON.stringify(attributes));
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return items;
}

/** What the pool that a fresh process holds differs in from people's entries, and these from who is there. */
async function poolDifferences(world: TestWorld, tenantId: Id<"tenant">): Promise<number> {
  const ctx = actingAs({ ...world, db: { ...world.db } }, tenantId, "matcher", { now: after(400) });
  const entries = await loadPool(ctx.table, tenantId, "strong");
  const held = await holdPool(ctx, tenantId);
  takeFreshOff(held);
  const built = ColumnarPool.empty(held.pool.origin);
  for (const entry of entries) built.put(rowOf(entry));
  const isAsEntries = Buffer.from(built.encode()).equals(held.pool.encode());
  const people = new Set(entries.map(({ profile }) => profile.id as string));
  const missing = (await loadParticipants(ctx.table, tenantId)).filter(({ id }) => !people.has(id));
  return missing.length + Math.abs(held.pool.size - entries.length) + (isAsEntries ? 0 : 1);
}
