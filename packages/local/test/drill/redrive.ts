import { type AttributeValue, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { verifyAudit } from "@passa/core/audit/verify";
import type { World } from "@passa/core/context";
import { cancelEvent } from "@passa/core/event/cancellation";
import { readEvent } from "@passa/core/event/event";
import { resumeJobs } from "@passa/core/job/job";
import { loadJobs } from "@passa/core/job/job.store";
import { runJob } from "@passa/core/job/run-job";
import { deliverOutbox } from "@passa/core/outbox";
import { loadPool } from "@passa/core/participant/participant.store";
import { holdPool } from "@passa/core/pool/held-pool";
import { rowOf } from "@passa/core/pool/pool";
import type { StreamRecord } from "@passa/core/pool/pool-consumer";
import { rankPlacement } from "@passa/core/ranking/ranking";
import { redrive } from "@passa/core/redrive";
import { dynamoClient } from "@passa/core/table";
import { inviteStaff } from "@passa/core/user/user";
import { ColumnarPool } from "@passa/engine/pool/pool";
import { auditStream } from "@passa/functions/stream/audit-stream";
import { tellOfUnsent } from "@passa/functions/cron/unsent";
import { LogEntry } from "@passa/functions/log";
import { jobStream } from "@passa/functions/stream/job-stream";
import { poolStream } from "@passa/functions/stream/pool-stream";
import { gathering, hall, type HallTown } from "../../../core/test/event.ts";
import { fitting, person } from "../../../core/test/market.ts";
import { actingAs, after, type TestWorld, worldAt } from "../../../core/test/world.ts";
import { deliver } from "./event-source.ts";

export type Drill = {
  /** Records of the stream that the consumers were handed, and those that they gave up: the poisoned ones, once for each. */
  records: number;
  givenUp: number;
  poisoned: number;
  /** Audit events of the other municipality that were not sealed while the poison lay there. */
  heldUp: number;
  /** Audit events that are not sealed, or sealed twice or otherwise than they were, after the redrive. */
  auditFaults: number;
  /** Municipalities whose pool is not to the byte what people's entries make. */
  poolsWrong: number;
  /** Mails that nobody got, and mails that somebody got twice. */
  mailsLost: number;
  mailsTwice: number;
  jobsLeft: number;
  /** What a second redrive still found to do. */
  again: number;
  /** Lines of the log that tell of what could not be done, and those of them that name no request that asked for it. */
  lines: number;
  nameless: number;
};

const TRIES = 3;
type Stored = Record<string, AttributeValue>;

/**
 * Two municipalities; in one of them an audit event, a pool entry and an event are spoilt so that nothing can read them, and one
 * address takes no mail. Everything is handed to the consumers, twice, and what they give up is lost to the stream. Then the
 * cause is mended and `redrive` is run, beside the rounds of every minute.
 */
export async function redriveDrill(endpoint: string, people: number): Promise<Drill> {
  const told = new Map<string, number>();
  const refused = new Set<string>();
  const world: TestWorld = await worldAt(endpoint);
  world.mail.send = async ({ id, to }) => {
    if (refused.has(to.address)) throw new Error("no such address yet");
    told.set(id, (told.get(id) ?? 0) + 1);
  };
  const client = dynamoClient({ endpoint, region: "eu-north-1" });
  const put = (item: Stored) => client.send(new PutItemCommand({ TableName: world.tableName, Item: item }));
  const clock = () => after(600);
  const lines: LogEntry[] = [];
  const log = (entry: LogEntry) => void lines.push(LogEntry.parse(entry));
  const setting = { world: world as World, clock, log };
  try {
    const towns = [await hall(world, { employers: 2, people: 3 }), await hall(world, { employers: 2, people: 3 })];
    const [ill] = towns;
    if (!ill) throw new Error("towns were made");
    for (const { eva, place } of towns) await rankPlacement(eva, { id: await place(), top: 50 });
    for (const { eva } of towns) for (let n = 0; n < people; n++) await person(eva, fitting, { familyName: `Nr ${n}` });
    const eventId = await gathering(ill);
    const { event } = await readEvent(ill.ida, { id: eventId });
    await cancelEvent(ill.ida, { id: eventId, version: event.version, reason: "illness" });
    refused.add("late@town.example");
    await inviteStaff(actingAs(world, ill.tenantId, "admin"), {
      name: "Mia Sjö",
      email: "late@town.example",
      role: "matcher",
    });

    const items = await itemsOf(world);
    const of = (end: (pk: string) => boolean) => items.filter(({ pk }) => end(pk?.S ?? ""));
    const isIll = (pk: string) => pk.startsWith(ill.tenantId);
    const poison = [
      of((pk) => isIll(pk) && pk.includes("#audit#"))[3],
      of((pk) => isIll(pk) && pk.endsWith("#pool"))[1],
      of((pk) => pk === `${ill.tenantId}#event`)[0],
    ].filter((item) => item !== undefined);
    for (const item of poison) await put({ ...item, data: { S: "{" } });

    const records = items.map(({ pk, sk, requestId }, n) => ({
      dynamodb: {
        Keys: { pk: { S: pk?.S ?? "" }, sk: { S: sk?.S ?? "" } },
        ...(requestId?.S === undefined ? {} : { NewImage: { requestId: { S: requestId.S } } }),
        SequenceNumber: String(n).padStart(20, "0"),
      },
    }));
    const twice = [...records, ...records.map(again)];
    const consumers = [poolStream(setting), auditStream(setting), jobStream(setting)];
    const lost = [];
    for (const consumer of consumers) lost.push(...(await deliver(consumer, twice, TRIES)));
    await deliverOutbox(world, clock(), tellOfUnsent(log, clock));
    const places = (records: readonly StreamRecord[]) =>
      new Set(records.map(({ dynamodb }) => JSON.stringify(dynamodb?.Keys)));
    const heldUp = await unsealedIn(towns[1]);

    for (const item of poison) await put(item);
    refused.clear();
    const jobs = { begin: (job: Parameters<typeof runJob>[1]) => runJob(world, job, clock) };
    const round = async () => {
      await redrive({ world, now: clock() });
      await deliverOutbox(world, clock());
      await resumeJobs({ ...world, jobs }, clock());
    };
    await round();
    const second = await redrive({ world, now: clock() });
    await round();

    let auditFaults = 0;
    let poolsWrong = 0;
    let jobsLeft = 0;
    for (const { tenantId, eva } of towns) {
      const { faults, waiting } = await verifyAudit({ world, now: clock() }, tenantId);
      auditFaults += faults.length + waiting;
      poolsWrong += (await isPoolAsEntries(world, eva)) ? 0 : 1;
      jobsLeft += (await loadJobs(eva.table, tenantId)).length;
    }
    const mails = (await itemsOf(world)).filter(({ pk }) => pk?.S?.includes("#outbox#msg_"));
    return {
      records: twice.length,
      givenUp: places(lost).size,
      poisoned: poison.length,
      heldUp,
      auditFaults,
      poolsWrong,
      mailsLost: mails.filter(({ pk }) => !told.has(pk?.S?.split("#").at(-1) ?? "")).length,
      mailsTwice: [...told.values()].filter((times) => times > 1).length,
      jobsLeft,
      again: second.reduce(
        (sum, { sealed, mailsWaiting, jobsWaiting }) => sum + sealed + mailsWaiting + jobsWaiting,
        0,
      ),
      lines: lines.length,
      nameless: lines.filter((line) => !("requests" in line ? line.requests.length > 0 : "requestId" in line)).length,
    };
  } finally {
    client.destroy();
  }

  async function itemsOf({ tableName }: TestWorld): Promise<Stored[]> {
    const found: Stored[] = [];
    let start: Stored | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: start }));
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found;
  }

  /** Audit events of the municipality beside that are not sealed. */
  async function unsealedIn(town: HallTown | undefined): Promise<number> {
    if (!town) throw new Error("towns were made");
    const { faults, waiting } = await verifyAudit({ world, now: clock() }, town.tenantId);
    return faults.length + waiting;
  }
}

const again = ({ dynamodb }: StreamRecord): StreamRecord => ({
  dynamodb: { ...dynamodb, SequenceNumber: `1${dynamodb?.SequenceNumber ?? ""}` },
});

async function isPoolAsEntries(world: World, { actor }: HallTown["eva"]): Promise<boolean> {
  const ctx = actingAs({ ...world, db: { ...world.db } }, actor.tenantId, "matcher", { now: after(700) });
  const built = ColumnarPool.empty((await holdPool(ctx, actor.tenantId)).pool.origin);
  for (const entry of await loadPool(ctx.table, actor.tenantId, "strong")) built.put(rowOf(entry));
  return Buffer.from(built.encode()).equals((await holdPool(ctx, actor.tenantId)).pool.encode());
}
