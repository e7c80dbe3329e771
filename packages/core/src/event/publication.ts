import { randomUUID } from "node:crypto";
import { claimantOf, type Claim, claimsOf } from "@passa/domain/event/claims";
import { violationsOf } from "@passa/domain/event/changes";
import type { Event, PlannedEvent } from "@passa/domain/event/event";
import { isOutdated } from "@passa/domain/event/outdated";
import { seatInterviews } from "@passa/domain/event/seats";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { daysOfClaims, rebooking, release, reserve } from "../booking/booking.ts";
import { assertVersion, commit, transact, type Write } from "../commit.ts";
import { type Context, systemContext, type World } from "../context.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import { begin } from "../job/job.ts";
import { type Job, jobDue, jobRemoval, jobUntouched, jobWrite, noteReach } from "../job/job.store.ts";
import type { Message } from "../outbox.ts";
import { loadParticipants } from "../participant/participant.store.ts";
import { sendOnce } from "../send-once.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { isMailed } from "./candidates.ts";
import { eventUnchanged, eventWrite, loadEvent } from "./event.store.ts";
import { assertMove, eventFor, type EventView, plannedBy, viewOf } from "./event.ts";
import { addressOf } from "./invitations.ts";
import { loadInput, loadPlan, planUnchanged, planWrite, type PlanRecord } from "./plan.store.ts";
import { listsOf } from "./roster.ts";

/**
 * Begins to publish: from here nothing of the lists changes, and a job reserves everybody's time. The event says how it goes:
 * `published`, or `planned` again with what was in the way.
 * @param given.version of the plan
 * @throws {Refusal} `stale`, `timetableNotPossible` when the day or its lists have changed since the plan was made
 */
export async function publishPlan(
  ctx: Context,
  given: { id: Id<"event">; planId: Id<"plan">; version: number },
): Promise<EventView> {
  const { id, planId, version } = given;
  const event = await eventFor(ctx, id, "event.write");
  assertMove(event, "publishing");
  const record = await loadPlan(ctx.table, event.tenantId, id, planId);
  if (!record) throw new Refusal("invalid", { fields: [{ path: "planId", code: "unknownId" }] });
  const { plan } = record;
  assertVersion(plan, version);
  if (plan.state !== "ready")
    throw new Refusal("transitionNotAllowed", { values: { from: plan.state, to: "published" } });
  if (!(await isPossible(ctx, event, record)))
    throw new Refusal("timetableNotPossible", { values: { rules: "outdated" } });
  const { tenantId, createdAt, details, responsible } = event;
  const publishing: Event = {
    id,
    tenantId,
    version: event.version + 1,
    createdAt,
    changedAt: ctx.now,
    details,
    responsible,
    since: ctx.now,
    by: ctx.actor.userId,
    state: "publishing",
    planId,
    planVersion: version,
  };
  const { requestId } = ctx;
  const job: Job = { kind: "publish", tenantId, eventId: id, eventVersion: publishing.version, requestId };
  const answer = await commit(ctx, {
    writes: [eventWrite(publishing), planUnchanged(plan), jobWrite(job)],
    audit: { what: "event.write", whom: id, detail: { state: "publishing", planId, planVersion: version } },
    answer: await viewOf(ctx, publishing),
  });
  await begin(ctx.world, job);
  return answer;
}

async function isPossible(ctx: Context, event: Event, record: PlanRecord): Promise<boolean> {
  const [lists, input] = await Promise.all([listsOf(ctx, event), loadInput(ctx.table, record)]);
  const { plan, interviews } = record;
  const { unanswered } = plan;
  return !isOutdated(event, lists, { unanswered, input, interviews }) && violationsOf(input, interviews).length === 0;
}

/**
 * The job of publishing. It can be broken off anywhere and run again, also by two at once: time is reserved under the name of
 * the plan's version, one conditional change makes it visible, and each mail has an id of its own that follows from whom it is to.
 */
export async function runPublication(world: World, job: Extract<Job, { kind: "publish" }>, now: string): Promise<void> {
  const { tenantId, eventId } = job;
  const ctx = systemContext(world, { tenantId, now, requestId: job.requestId ?? `publish ${eventId}` });
  const event = await loadEvent(ctx.table, tenantId, eventId, "strong");
  if (event?.state === "publishing") await bookAndShow(ctx, event, job);
  const shown = await loadEvent(ctx.table, tenantId, eventId, "strong");
  // Something came between reading and the change: the job stays, and is run again.
  if (shown?.state === "publishing" && shown.version === job.eventVersion) return;
  if (shown && isShown(shown)) await tellEverybody(ctx, shown);
  await transact(ctx.table, [jobRemoval(job)], `${eventId} told`);
}

const isShown = (event: Event): event is PlannedEvent & { state: "published" | "running" } =>
  event.state === "published" || event.state === "running";

async function bookAndShow(
  ctx: Context,
  event: Extract<Event, { state: "publishing" }>,
  job: Extract<Job, { kind: "publish" }>,
): Promise<void> {
  const { tenantId, id, planId, planVersion } = event;
  const record = await loadPlan(ctx.table, tenantId, id, planId);
  const claims = record ? await claimsOfPlan(ctx, event, record) : [];
  // Each time that somebody publishes has a name of its own: what another time has reserved can be given back meanwhile.
  const booking = { eventId: id, booking: `${planId} of ${event.version}` };
  const notShown = { kind: "release" as const, tenantId, ...booking, days: daysOfClaims(claims) };
  if (record?.plan.version !== planVersion || !(await isPossible(ctx, event, record))) {
    return settle(ctx, event, notShown, []);
  }
  const conflicts = await reserve(ctx.table, tenantId, booking, claims, {
    standing: eventUnchanged(event),
    onStep: (reached) => noteReach(ctx.table, job, reached),
  }).catch(ignoreLost);
  if (!conflicts) return;
  if (conflicts.length > 0) return settle(ctx, event, notShown, conflicts);
  const { planVersion: _, ...shown } = event;
  const published: Event = {
    ...shown,
    state: "published",
    version: event.version + 1,
    since: ctx.now,
    changedAt: ctx.now,
  };
  // The plan keeps under which name it has everybody's time; its version counts that too.
  const booked = { ...record, booking: booking.booking, plan: { ...record.plan, version: planVersion + 1 } };
  await commit(ctx, {
    writes: [eventWrite(published), await planWrite(booked)],
    audit: { what: "event.write", whom: id, detail: { state: "published", planId } },
    answer: undefined,
  }).catch(ignoreLost);
}

/** Another runner of the same job was first: what it did stands. */
function ignoreLost(error: unknown): undefined {
  if (error instanceof Refusal && error.code === "stale") return undefined;
  throw error;
}

/** Nothing is shown: the event is planned again, and only after that is its time given back. */
async function settle(
  ctx: Context,
  event: Extract<Event, { state: "publishing" }>,
  notShown: Release,
  conflicts: Extract<Event, { state: "planned" }>["conflicts"],
): Promise<void> {
  const planned = plannedBy(event, event.planId, { at: ctx.now, by: event.by }, conflicts.slice(0, 50));
  try {
    await commit(ctx, {
      writes: [eventWrite(planned), jobWrite(notShown)],
      audit: { what: "event.write", whom: event.id, detail: { state: "planned", conflicts: conflicts.length } },
      answer: undefined,
    });
  } catch (error) {
    return ignoreLost(error);
  }
  await runRelease(ctx.world, notShown, ctx.now);
}

/** All time that a plan takes. */
export async function claimsOfPlan(ctx: Context, event: Event, { interviews }: PlanRecord): Promise<Claim[]> {
  const { employers, candidates } = await listsOf(ctx, event);
  return claimsOf(event.details, candidates, seatInterviews(event.details, employers, candidates, interviews));
}

/**
 * Another form of a published plan, as one change: of the plan, of the time of everybody concerned, of whatever comes with it
 * (`also`), and the mails to those concerned. Where that is more than one transaction takes, the new time is reserved beside
 * the old first, and the old is given back after the change.
 * @param given.claims what the plan takes when the lists change with it
 * @throws {Refusal} `timeTaken`, `stale`
 */
export async function rebook<T>(
  ctx: Context,
  event: PlannedEvent,
  before: PlanRecord,
  after: PlanRecord,
  given: { answer: T; also?: readonly Write[]; claims?: Claim[] },
): Promise<T> {
  const { tenantId, id } = event;
  const { answer, also = [] } = given;
  const booking = { eventId: id, booking: before.booking ?? after.plan.id };
  const had = await claimsOfPlan(ctx, event, before);
  const has = given.claims ?? (await claimsOfPlan(ctx, event, after));
  const { writes, conflicts, changed } = await rebooking(ctx.table, tenantId, booking, had, has);
  if (conflicts.length > 0) throw new Refusal("timeTaken", { values: { who: conflicts[0]?.id ?? "" } });
  const { id: planId, version } = after.plan;
  const audit = { what: "event.write" as const, whom: id, detail: { planId, version, moved: changed.length } };
  const outbox = await mailsOf(ctx, event, "eventChanged", new Set(changed.map(claimantOf)));
  if (writes.length + outbox.length + also.length <= MOST_WRITES) {
    return commit(ctx, { writes: [await planWrite(after), ...writes, ...also], audit, outbox, answer });
  }
  const occasion = `${planId} ${version}`;
  const old: Release = {
    kind: "release",
    requestId: ctx.requestId,
    tenantId,
    ...booking,
    days: daysOfClaims(had),
    tell: { occasion, claimants: [...new Set(changed.map(claimantOf))] },
  };
  const lost = () => new Refusal("stale", { values: { version: before.plan.version } });
  const next = await reservedBeside(ctx, { eventId: id, booking: `${planId} ${randomUUID()}` }, has, lost);
  try {
    await commit(ctx, {
      writes: [
        await planWrite({ ...after, booking: next.booking }),
        { ...jobRemoval(next), refusal: lost },
        jobWrite(old),
        ...also,
      ],
      audit,
      answer,
    });
  } catch (error) {
    // Only where it is sure that the change does not stand; else the job that is left behind finds out.
    if (error instanceof Refusal) await giveBack(ctx.world, next, ctx.now);
    throw error;
  }
  await runRelease(ctx.world, old, ctx.now);
  return answer;
}

type Release = Extract<Job, { kind: "release" }>;

/** Beside the plan itself, the audit entry and the record of the request. */
const MOST_WRITES = 90;

/** How long a change of many may take to reserve everybody's time, ms. Whoever takes longer begins again. */
const RESERVING_MS = 60_000;

/**
 * Reserves the claims under a name of their own, with a job that gives them back unless the change that shows them takes it
 * away: whoever goes down in between leaves nothing taken.
 * @throws {Refusal} `timeTaken`, `lost` when it took so long that the job has given everything back
 */
async function reservedBeside(
  ctx: Context,
  booking: Pick<Release, "eventId" | "booking">,
  claims: readonly Claim[],
  lost: () => Refusal,
): Promise<Release> {
  const { tenantId } = ctx.actor;
  const from = new Date(Date.parse(ctx.now) + RESERVING_MS).toISOString();
  const { requestId } = ctx;
  const held: Release = { kind: "release", requestId, tenantId, ...booking, days: daysOfClaims(claims), from };
  await transact(ctx.table, [jobWrite(held)], booking.booking);
  const taken = await reserve(ctx.table, tenantId, booking, claims, { standing: jobUntouched(held, lost) });
  if (taken.length === 0) return held;
  await giveBack(ctx.world, held, ctx.now);
  throw new Refusal("timeTaken", { values: { who: taken[0]?.id ?? "" } });
}

/** Gives time back, also for a change that was broken off before it had; not what may still be shown. */
export async function runRelease(world: World, job: Release, now: string): Promise<void> {
  if (job.from === undefined || job.from <= now) await giveBack(world, job, now);
}

async function giveBack(world: World, job: Release, now: string): Promise<void> {
  const { tenantId, eventId, booking, days, from, tell, ...rest } = job;
  const ctx = systemContext(world, { tenantId, now, requestId: job.requestId ?? `release ${booking}` });
  const { table } = ctx;
  if (from !== undefined && (await transact(table, [jobDue(job)], booking))) return;
  await release(table, tenantId, { eventId, booking }, days);
  const event = tell && (await loadEvent(table, tenantId, eventId, "strong"));
  if (event) {
    await sendOnce(ctx, await mailsOf(ctx, event, "eventChanged", new Set(tell.claimants)), tell.occasion);
  }
  await transact(table, [jobRemoval({ ...rest, tenantId, eventId, booking, days })], booking);
}

/** Tells everybody their times, once. */
async function tellEverybody(ctx: Context, event: PlannedEvent): Promise<void> {
  const record = await loadPlan(ctx.table, event.tenantId, event.id, event.planId);
  if (!record) return;
  const claimants = new Set((await claimsOfPlan(ctx, event, record)).map(claimantOf));
  await sendOnce(ctx, await mailsOf(ctx, event, "eventPublished", claimants), `${event.id} published`);
}

/** A mail to each of the claimants who are reached by mail. */
export async function mailsOf(
  ctx: Context,
  { id, tenantId, details }: Event,
  template: "eventPublished" | "eventChanged" | "eventCancelled",
  claimants: ReadonlySet<string>,
): Promise<Message[]> {
  const [people, employers, tenant] = await Promise.all([
    loadParticipants(ctx.table, tenantId),
    loadAllEmployers(ctx.table, tenantId),
    requireTenant(ctx.table, tenantId),
  ]);
  const values = { tenant: tenant.name, event: details.name, on: details.startsAt.slice(0, 10) };
  const path = `/events/${id}`;
  const hosts = new Set([...claimants].map((claimant) => claimant.split(".")[0]));
  const toPeople = people.flatMap((person): Message[] =>
    claimants.has(person.id) && isMailed(person) && person.email !== undefined
      ? [{ template, easy: true, to: { name: person.givenName, address: person.email }, path, values }]
      : [],
  );
  const toEmployers = await Promise.all(
    employers
      .filter((employer) => hosts.has(employer.id))
      .map(async (employer): Promise<Message[]> => {
        const to = await addressOf(ctx, employer);
        return to ? [{ template, to, path, values }] : [];
      }),
  );
  return [...toPeople, ...toEmployers.flat()];
}
