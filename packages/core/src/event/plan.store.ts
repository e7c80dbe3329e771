import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { Plan, PlannedInterview, PlanPoint } from "@passa/domain/event/plan";
import { withoutPerson } from "@passa/domain/event/removal";
import type { Id } from "@passa/domain/id";
import { parseTimetableEvent, type TimetableEvent } from "@passa/domain/timetable/event";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Item, Key, Table } from "../table.ts";
import { partOf } from "./event.store.ts";

type TenantId = Id<"tenant">;

/**
 * A plan is one versioned item with its interviews, packed. What it was made from (up to some 20,000 pairs) lies beside it in
 * pieces that never change: a plan that is made from something else points to other pieces.
 */
export type PlanRecord = {
  plan: Plan;
  interviews: PlannedInterview[];
  /** Which pieces hold the timetable's event. */
  input: { number: number; pieces: number };
  /** Under which name the interviews have everybody's time, once published. */
  booking?: string | undefined;
};

const Stored = z.strictObject({
  plan: Plan,
  interviews: z.string(),
  input: z.strictObject({ number: z.int(), pieces: z.int() }),
  booking: z.string().optional(),
});

/** An item holds 400 KB, its keys among them. */
const PIECE_BYTES = 390_000;
const REPLAN_KEPT_S = 24 * 3600;

const planKey = (tenantId: TenantId, eventId: Id<"event">, id: Id<"plan">): Key => ({
  pk: partOf(tenantId, eventId),
  sk: `plan#${id}`,
});
const besidePlan = (tenantId: TenantId, eventId: Id<"event">, id: Id<"plan">) =>
  `${partOf(tenantId, eventId)}#plan#${id}`;

const squeeze = async (value: unknown) => new Uint8Array(await promisify(gzip)(JSON.stringify(value)));
const expand = async (bytes: Uint8Array): Promise<unknown> =>
  JSON.parse((await promisify(gunzip)(bytes)).toString()) as unknown;
/** Packed within an item, whose data is text. */
const pack = async (value: unknown) => Buffer.from(await squeeze(value)).toString("base64");
const unpack = (text: string): Promise<unknown> => expand(Buffer.from(text, "base64"));

/** The plan in the place of the version before, or new at version 1. */
export async function planWrite({ plan, interviews, input, booking }: PlanRecord): Promise<Write> {
  const { tenantId, eventId, id, version } = plan;
  const data = { plan, interviews: await pack(interviews), input, ...(booking === undefined ? {} : { booking }) };
  return {
    put: { ...planKey(tenantId, eventId, id), version, data },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** Lets a change through only while the plan is as it was read. */
export function planUnchanged({ tenantId, eventId, id, version }: Plan): Write {
  return { check: planKey(tenantId, eventId, id), expect: { version } };
}

export async function loadPlan(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  id: Id<"plan">,
): Promise<PlanRecord | undefined> {
  const item = await table.get(planKey(tenantId, eventId, id), "strong");
  return item && recordOf(item);
}

/** The newest first. */
export async function loadPlans(table: Table, tenantId: TenantId, eventId: Id<"event">): Promise<PlanRecord[]> {
  const items = await table.all({ pk: partOf(tenantId, eventId), beginsWith: "plan#", descending: true });
  return Promise.all(items.map(recordOf));
}

async function recordOf({ data }: Item): Promise<PlanRecord> {
  const { interviews, ...rest } = Stored.parse(data);
  return { ...rest, interviews: z.array(PlannedInterview).parse(await unpack(interviews)) };
}

/** Writes what a plan is made from, under a number that no plan points to yet. */
export async function writeInput(
  table: Table,
  { tenantId, eventId, id }: Pick<Plan, "tenantId" | "eventId" | "id">,
  number: number,
  event: TimetableEvent,
): Promise<PlanRecord["input"]> {
  const bytes = await squeeze(event);
  const pieces = Math.ceil(bytes.length / PIECE_BYTES);
  for (let n = 0; n < pieces; n++) {
    const data = bytes.slice(n * PIECE_BYTES, (n + 1) * PIECE_BYTES);
    await table.put({ pk: besidePlan(tenantId, eventId, id), sk: pieceName(number, n), data });
  }
  return { number, pieces };
}

export async function loadInput(table: Table, { plan, input }: PlanRecord): Promise<TimetableEvent> {
  const pk = besidePlan(plan.tenantId, plan.eventId, plan.id);
  const keys = Array.from({ length: input.pieces }, (_, n): Key => ({ pk, sk: pieceName(input.number, n) }));
  const pieces = (await table.getMany(keys, "strong")).map((item) => item?.data);
  if (!pieces.every((piece) => piece instanceof Uint8Array)) throw new Error(`${plan.id} lacks what it was made from`);
  const parsed = parseTimetableEvent(await expand(Buffer.concat(pieces)));
  if (!parsed.ok) throw new Error(`${plan.id} was made from something else`);
  return parsed.value;
}

const pieceName = (number: number, piece: number) =>
  `input#${String(number).padStart(4, "0")}#${String(piece).padStart(4, "0")}`;

/** How a search goes: what is shown, and the best so far, which outlives the machine. */
export type Search = { points: PlanPoint[]; best: PlannedInterview[] };

const searchKey = (plan: Pick<Plan, "tenantId" | "eventId" | "id">): Key => ({
  pk: besidePlan(plan.tenantId, plan.eventId, plan.id),
  sk: "search",
});

export async function writeSearch(
  table: Table,
  plan: Pick<Plan, "tenantId" | "eventId" | "id">,
  { points, best }: Search,
): Promise<void> {
  await table.put({ ...searchKey(plan), data: { points, best: await pack(best) } });
}

export async function loadSearch(table: Table, plan: Pick<Plan, "tenantId" | "eventId" | "id">): Promise<Search> {
  const item = await table.get(searchKey(plan), "strong");
  if (!item) return { points: [], best: [] };
  const { points, best } = z.strictObject({ points: z.array(PlanPoint), best: z.string() }).parse(item.data);
  return { points, best: z.array(PlannedInterview).parse(await unpack(best)) };
}

/** Two ways on, made from one version of a plan, for as long as a day may need them. */
export type ReplanRecord = {
  planId: Id<"plan">;
  planVersion: number;
  input: TimetableEvent;
  fewestChanges: PlannedInterview[];
  bestValue: PlannedInterview[];
};

const replanKey = (tenantId: TenantId, eventId: Id<"event">, id: Id<"replan">): Key => ({
  pk: `${partOf(tenantId, eventId)}#replan#${id}`,
  sk: "replan",
});

export async function writeReplan(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  id: Id<"replan">,
  { planId, planVersion, ...rest }: ReplanRecord,
): Promise<void> {
  const expiresAt = Math.floor(Date.parse(table.now) / 1000) + REPLAN_KEPT_S;
  const packed = await pack(rest);
  await table.put({ ...replanKey(tenantId, eventId, id), expiresAt, data: { planId, planVersion, packed } });
}

const Packed = z.object({
  input: z.unknown(),
  fewestChanges: z.array(PlannedInterview),
  bestValue: z.array(PlannedInterview),
});

export async function loadReplan(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  id: Id<"replan">,
): Promise<ReplanRecord | undefined> {
  const item = await table.get(replanKey(tenantId, eventId, id), "strong");
  if (!item) return undefined;
  const { planId, planVersion, packed } = z
    .strictObject({ planId: Plan.options[0].shape.id, planVersion: z.int(), packed: z.string() })
    .parse(item.data);
  const { input, ...options } = Packed.parse(await unpack(packed));
  const parsed = parseTimetableEvent(input);
  if (!parsed.ok) throw new Error(`${id} was made from something else`);
  return { planId, planVersion, input: parsed.value, ...options };
}

/**
 * What takes a person out of a plan: of the interviews, and of what the plan was made from, which is written anew. The search
 * that led there is forgotten; its result is the plan.
 */
export async function withoutCandidate(
  table: Table,
  record: PlanRecord,
  participantId: Id<"participant">,
): Promise<Write[]> {
  const { plan, input } = record;
  const pk = besidePlan(plan.tenantId, plan.eventId, plan.id);
  const beside = await table.all({ pk }, "strong");
  const old = beside.map(({ sk }): Write => ({ remove: { pk, sk }, expect: "any" }));
  const next = withoutPerson(await loadInput(table, record), { participantId });
  return [
    await planWrite({
      ...record,
      plan: { ...plan, version: plan.version + 1 },
      interviews: record.interviews.filter((interview) => interview.participantId !== participantId),
      input: await writeInput(table, plan, input.number + 1, next),
    }),
    ...old,
  ];
}
