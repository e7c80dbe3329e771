import type { CancelReason, Event } from "@passa/domain/event/event";
import type { Invitation } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { daysOfClaims } from "../booking/booking.ts";
import { assertVersion, commit, transact } from "../commit.ts";
import { type Context, systemContext, type World } from "../context.ts";
import { begin } from "../job/job.ts";
import { type Job, jobRemoval, jobWrite } from "../job/job.store.ts";
import { sendOnce } from "../send-once.ts";
import { eventWrite, loadEvent } from "./event.store.ts";
import { assertMove, assertOpen, eventFor, type EventView, viewOf } from "./event.ts";
import { loadPlan, planWrite, type PlanRecord } from "./plan.store.ts";
import { claimsOfPlan, mailsOf } from "./publication.ts";
import { listsOf } from "./roster.ts";

/**
 * Calls an event off, for a reason that everybody may read. From here it has no timetable and nobody comes to its list; jobs
 * give the time back that was taken for it, and tell everybody who was invited and has not said no, once.
 * @throws {Refusal} `beingPublished`; `transitionNotAllowed` once the day has begun
 */
export async function cancelEvent(
  ctx: Context,
  { id, reason, version }: { id: Id<"event">; reason: CancelReason; version: number },
): Promise<EventView> {
  const event = await eventFor(ctx, id, "event.write");
  assertVersion(event, version);
  if (event.state === "publishing") assertOpen(event);
  assertMove(event, "cancelled");
  const { tenantId, createdAt, details, responsible } = event;
  const cancelled: Event = {
    id,
    tenantId,
    version: version + 1,
    createdAt,
    changedAt: ctx.now,
    details,
    responsible,
    since: ctx.now,
    by: ctx.actor.userId,
    state: "cancelled",
    reason,
  };
  const shown = event.state === "published" ? await loadPlan(ctx.table, tenantId, id, event.planId) : undefined;
  const jobs: Job[] = [
    { kind: "cancel", tenantId, eventId: id, requestId: ctx.requestId },
    ...(shown?.booking === undefined ? [] : [await givingBack(ctx, event, shown, shown.booking)]),
  ];
  const answer = await commit(ctx, {
    writes: [
      eventWrite(cancelled),
      ...(shown ? [await planWrite(withoutTime(ctx, shown))] : []),
      ...jobs.map(jobWrite),
    ],
    audit: { what: "event.write", whom: id, detail: { state: "cancelled", reason } },
    answer: await viewOf(ctx, cancelled),
  });
  for (const job of jobs) await begin(ctx.world, job);
  return answer;
}

async function givingBack(ctx: Context, event: Event, record: PlanRecord, booking: string): Promise<Job> {
  const days = daysOfClaims(await claimsOfPlan(ctx, event, record));
  return { kind: "release", requestId: ctx.requestId, tenantId: event.tenantId, eventId: event.id, booking, days };
}

/** The plan in a version of its own: whoever moves an interview of it at the same time is too late, and takes no time for it. */
function withoutTime({ now }: Context, record: PlanRecord): PlanRecord {
  const { booking: _, plan, ...rest } = record;
  return { ...rest, plan: { ...plan, version: plan.version + 1, changedAt: now } };
}

/** The job of telling. It can be broken off anywhere and run again: the id of each mail follows from whom it is to. */
export async function runCancellation(world: World, job: Extract<Job, { kind: "cancel" }>, now: string): Promise<void> {
  const { tenantId, eventId } = job;
  const ctx = systemContext(world, { tenantId, now, requestId: job.requestId ?? `cancel ${eventId}` });
  const event = await loadEvent(ctx.table, tenantId, eventId, "strong");
  if (event?.state === "cancelled") {
    const { employers, candidates } = await listsOf(ctx, event);
    const invited = new Set<string>([
      ...employers.filter(isComing).map(({ employerId }) => employerId),
      ...candidates.filter(isComing).map(({ participantId }) => participantId),
    ]);
    await sendOnce(ctx, await mailsOf(ctx, event, "eventCancelled", invited), `${eventId} cancelled`);
  }
  await transact(ctx.table, [jobRemoval(job)], `${eventId} cancelled`);
}

const isComing = ({ invitation }: { invitation: Invitation }): boolean =>
  invitation.kind === "invited" || invitation.kind === "yes";
