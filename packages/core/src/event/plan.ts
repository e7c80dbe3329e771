import { applyChanges, figuresOf, violationsOf, waitingOf, withPairsOf } from "@passa/domain/event/changes";
import { type Event, isPublished } from "@passa/domain/event/event";
import { isOutdated } from "@passa/domain/event/outdated";
import type {
  Plan,
  PlanChange,
  PlanFigures,
  PlannedInterview,
  PlanPoint,
  PlanViolation,
} from "@passa/domain/event/plan";
import { seatInterviews } from "@passa/domain/event/seats";
import { timetableOf } from "@passa/domain/event/timetable";
import type { Id } from "@passa/domain/id";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { assertVersion, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { begin } from "../job/job.ts";
import { askToStop, type Job, jobWrite } from "../job/job.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { eventUnchanged, eventWrite } from "./event.store.ts";
import {
  assertMove,
  assertOpen,
  eventFor,
  type EventView,
  notAllowed,
  plannedBy,
  viewOf as eventViewOf,
} from "./event.ts";
import {
  loadInput,
  loadPlan,
  loadPlans,
  loadSearch,
  planUnchanged,
  planWrite,
  type PlanRecord,
  writeInput,
  writeSearch,
} from "./plan.store.ts";
import { rebook } from "./publication.ts";
import { listsOf, rosterOf } from "./roster.ts";

export type PlanRow = { plan: Plan; createdBy: string; chosen: boolean };
export type PlanView = PlanRow & {
  interviews: (PlannedInterview & { length: 1 | 2; table: number })[];
  points: PlanPoint[];
  outdated: boolean;
  idle: { participantId: Id<"participant">; slots: number }[];
};
export type PlanCheck = { valid: boolean; violations: PlanViolation[]; figures: PlanFigures; difference: number };
type Which = { id: Id<"event">; planId: Id<"plan"> };

/** Plans of an event, the newest first. */
export async function listPlans(ctx: Context, { id }: { id: Id<"event"> }): Promise<PlanRow[]> {
  const event = await eventFor(ctx, id, "event.people");
  const [records, names] = await Promise.all([loadPlans(ctx.table, event.tenantId, id), userNames(ctx)]);
  return records.map(({ plan }) => rowOf(event, plan, names));
}

/**
 * Begins the search for a timetable, as a job: it goes on when the browser is closed, and nobody's time is touched. Several
 * searches may run side by side; each is a plan of its own.
 */
export async function startPlan(
  ctx: Context,
  given: { id: Id<"event">; seconds: number; unanswered: boolean; keepLocksOf?: Id<"plan"> | undefined },
): Promise<PlanView> {
  const { id, seconds, unanswered, keepLocksOf } = given;
  const event = await eventFor(ctx, id, "event.write");
  assertOpen(event);
  if (event.state === "draft") throw notAllowed(event, "planned");
  const { tenantId } = event;
  const kept = keepLocksOf === undefined ? undefined : await loadPlan(ctx.table, tenantId, id, keepLocksOf);
  if (keepLocksOf !== undefined && !kept)
    throw new Refusal("invalid", { fields: [{ path: "keepLocksOf", code: "unknownId" }] });
  const locked = (kept?.interviews ?? []).filter((interview) => interview.locked);
  const input = timetableOf(event, await rosterOf(ctx, event), { unanswered, locked });
  const plan: Plan = {
    id: ctx.world.newId("plan", ctx.now),
    tenantId,
    eventId: id,
    version: 1,
    createdAt: ctx.now,
    createdBy: ctx.actor.userId,
    changedAt: ctx.now,
    seconds,
    unanswered,
    state: "solving",
  };
  const record: PlanRecord = { plan, interviews: locked, input: await writeInput(ctx.table, plan, 0, input) };
  await writeSearch(ctx.table, plan, { points: [], best: [] });
  const job: Job = { kind: "solve", tenantId, eventId: id, planId: plan.id, requestId: ctx.requestId };
  const view: PlanView = {
    ...rowOf(event, plan, new Map([[ctx.actor.userId, ctx.actor.name]])),
    interviews: [],
    points: [],
    outdated: false,
    idle: [],
  };
  const answer = await commit(ctx, {
    writes: [await planWrite(record), jobWrite(job)],
    audit: { what: "event.write", whom: id, detail: { planId: plan.id, seconds } },
    answer: view,
  });
  await begin(ctx.world, job);
  return answer;
}

export async function readPlan(ctx: Context, { id, planId }: Which): Promise<PlanView> {
  const event = await eventFor(ctx, id, "event.people");
  return planViewOf(ctx, event, await planOf(ctx, id, planId));
}

/** How a search stands now: what a stream of events tells again and again until it has ended. */
export async function readProgress(ctx: Context, { id, planId }: Which) {
  await eventFor(ctx, id, "event.people");
  const { plan } = await planOf(ctx, id, planId);
  const { points, best } = await loadSearch(ctx.table, plan);
  return { state: plan.state, points, interviews: best.length };
}

/** Asks the search to end with the best so far. Whoever asks when it has ended hears how it ended. */
export async function stopPlan(ctx: Context, { id, planId }: Which): Promise<PlanView> {
  const event = await eventFor(ctx, id, "event.write");
  const record = await planOf(ctx, id, planId);
  await askToStop(ctx.table, { kind: "solve", tenantId: event.tenantId, eventId: id, planId });
  return planViewOf(ctx, event, record);
}

/** What the checker says to changes; nothing is saved. */
export async function checkPlan(ctx: Context, given: Which & { changes: PlanChange[] }): Promise<PlanCheck> {
  const event = await eventFor(ctx, given.id, "event.people");
  const record = await readyPlan(ctx, event, given.planId);
  return (await tried(ctx, event, record, given.changes)).check;
}

/**
 * Changes a plan by hand, all changes or none, on the version that they were made from. Of a published plan everybody's time
 * moves with it, and those concerned are told.
 * @throws {Refusal} `stale`, `timetableNotPossible`, `timeTaken`
 */
export async function changePlan(
  ctx: Context,
  given: Which & { changes: PlanChange[]; version: number },
): Promise<PlanView> {
  const { id, planId, changes, version } = given;
  const event = await eventFor(ctx, id, "event.write");
  if (event.state === "publishing" && event.planId === planId) throw new Refusal("beingPublished");
  const record = await readyPlan(ctx, event, planId);
  assertVersion(record.plan, version);
  const { check, input, interviews } = await tried(ctx, event, record, changes);
  if (!check.valid) {
    const rules = [...new Set(check.violations.map(({ rule }) => rule))].join(", ");
    throw new Refusal("timetableNotPossible", { values: { rules } });
  }
  return putPlan(ctx, event, record, { input, interviews, figures: check.figures });
}

/** The plan as the changes would make it, in the event that it was made from, with pairs added by hand. */
async function tried(ctx: Context, event: Event, record: PlanRecord, changes: readonly PlanChange[]) {
  const { interviews, wrong } = applyChanges(record.interviews, changes);
  if (wrong.length > 0) throw new Refusal("invalid", { fields: wrong });
  await assertNobodySaidNo(ctx, event, changes);
  const before = await loadInput(ctx.table, record);
  const input = withPairsOf(before, interviews);
  const violations = violationsOf(input, interviews);
  const bound = input === before && record.plan.state === "ready" ? record.plan.figures.bound : null;
  const figures = figuresOf(input, interviews, bound);
  const difference = figures.value - figuresOf(before, record.interviews, null).value;
  const check: PlanCheck = { valid: violations.length === 0, violations, figures, difference };
  return { check, interviews, input: input === before ? undefined : input };
}

/** A pair that somebody puts together by hand may be one that does not fit, but never one where one has said no to the other. */
async function assertNobodySaidNo(ctx: Context, event: Event, changes: readonly PlanChange[]): Promise<void> {
  if (!changes.some(({ kind }) => kind === "add")) return;
  const { employers, candidates } = await listsOf(ctx, event);
  const byId = new Map(candidates.map((candidate) => [candidate.participantId, candidate]));
  const hosts = new Map(employers.map((employer) => [employer.employerId, employer]));
  const fields = changes.flatMap((change, n): FieldError[] => {
    if (change.kind !== "add") return [];
    const [candidate, employer] = [byId.get(change.participantId), hosts.get(change.employerId)];
    if (!candidate || !employer) return [{ path: `changes.${n}`, code: "unknownId" }];
    const no =
      candidate.wishes.some(({ employerId, level }) => employerId === change.employerId && level === "no") ||
      employer.wishes.some(({ number, level }) => number === candidate.number && level === "no");
    return no ? [{ path: `changes.${n}`, code: "contradictory" }] : [];
  });
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}

/** Saves another form of a ready plan: in one change with everybody's time when it is published. */
export async function putPlan(
  ctx: Context,
  event: Event,
  record: PlanRecord,
  next: { input: TimetableEvent | undefined; interviews: PlannedInterview[]; figures: PlanFigures },
): Promise<PlanView> {
  const { plan } = record;
  if (plan.state !== "ready") throw notAllowed(event, "planned");
  const changed: PlanRecord = {
    ...record,
    plan: { ...plan, version: plan.version + 1, changedAt: ctx.now, figures: next.figures, byHand: true },
    interviews: next.interviews,
    input:
      next.input === undefined ? record.input : await writeInput(ctx.table, plan, record.input.number + 1, next.input),
  };
  const view = await planViewOf(ctx, event, changed);
  if (isPublished(event) && event.planId === plan.id) {
    await rebook(ctx, event, record, changed, { answer: view });
    return view;
  }
  // Nobody publishes it meanwhile: what is being published must not change under whoever reserves the time for it.
  return commit(ctx, {
    writes: [await planWrite(changed), eventUnchanged(event)],
    audit: { what: "event.write", whom: event.id, detail: { planId: plan.id, version: changed.plan.version } },
    answer: view,
  });
}

/** Lets the event go by this plan. Nobody's time is touched. */
export async function choosePlan(ctx: Context, { id, planId }: Which): Promise<EventView> {
  const event = await eventFor(ctx, id, "event.write");
  assertOpen(event);
  assertMove(event, "planned");
  const { plan } = await readyPlan(ctx, event, planId);
  const chosen = plannedBy(event, planId, { at: ctx.now, by: ctx.actor.userId });
  return commit(ctx, {
    writes: [eventWrite(chosen), planUnchanged(plan)],
    audit: { what: "event.write", whom: id, detail: { state: "planned", planId } },
    answer: await eventViewOf(ctx, chosen),
  });
}

async function planOf(ctx: Context, id: Id<"event">, planId: Id<"plan">): Promise<PlanRecord> {
  const record = await loadPlan(ctx.table, ctx.actor.tenantId, id, planId);
  if (!record) throw new Refusal("notFound");
  return record;
}

/** @throws {Refusal} `transitionNotAllowed` for a plan without a timetable */
async function readyPlan(ctx: Context, { id }: Event, planId: Id<"plan">) {
  const record = await planOf(ctx, id, planId);
  if (record.plan.state !== "ready")
    throw new Refusal("transitionNotAllowed", { values: { from: record.plan.state, to: "ready" } });
  return record;
}

async function userNames(ctx: Context): Promise<Map<Id<"user">, string>> {
  const users = await loadUsers(ctx.table, ctx.actor.tenantId);
  return new Map(users.map(({ id, name }) => [id, name]));
}

function rowOf(event: Event, plan: Plan, names: ReadonlyMap<Id<"user">, string>): PlanRow {
  return {
    plan,
    createdBy: names.get(plan.createdBy) ?? "",
    chosen: "planId" in event && event.planId === plan.id,
  };
}

export async function planViewOf(ctx: Context, event: Event, record: PlanRecord): Promise<PlanView> {
  const { plan } = record;
  const [lists, search, input, names] = await Promise.all([
    listsOf(ctx, event),
    loadSearch(ctx.table, plan),
    loadInput(ctx.table, record),
    userNames(ctx),
  ]);
  const interviews = plan.state === "solving" ? search.best : record.interviews;
  const seated = seatInterviews(event.details, lists.employers, lists.candidates, interviews);
  return {
    ...rowOf(event, plan, names),
    interviews: seated.map(({ employerId, participantId, slot, locked, length, table }) => ({
      employerId,
      participantId,
      slot,
      locked,
      length,
      table,
    })),
    points: search.points,
    outdated: plan.state === "ready" && isOutdated(event, lists, { unanswered: plan.unanswered, input, interviews }),
    idle: waitingOf(input, interviews),
  };
}
