import { figuresOf } from "@passa/domain/event/changes";
import { claimsOf } from "@passa/domain/event/claims";
import { type Event, isPublished } from "@passa/domain/event/event";
import { without } from "@passa/domain/event/removal";
import { seatInterviews } from "@passa/domain/event/seats";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { commit, type Write } from "../commit.ts";
import type { Context } from "../context.ts";
import { candidateRemoval, eventEmployerRemoval, eventUnchanged, settingRemoval } from "./event.store.ts";
import { eventFor, onStandingEvent } from "./event.ts";
import { loadOutcomes } from "./outcome.store.ts";
import { loadInput, loadPlan, planWrite, type PlanRecord, writeInput } from "./plan.store.ts";
import { rebook } from "./publication.ts";
import { listsOf } from "./roster.ts";

type Who = { employerId: Id<"employer"> } | { participantId: Id<"participant"> };

/** What would fall with an employer or a candidate. Nothing is changed. */
export async function previewRemoval(ctx: Context, given: { id: Id<"event"> } & Who) {
  const event = await eventFor(ctx, given.id, "event.people");
  return (await fallingWith(ctx, event, given)).removal;
}

/**
 * Takes an employer or a candidate off the list, with what falls: wishes, decisions, and the interviews of the plan that the
 * event goes by, in one change. When people have been told their times, those times are free again, and those concerned are told.
 * @throws {Refusal} `beingPublished`, `transitionNotAllowed` once the day is over
 */
export async function remove(ctx: Context, given: { id: Id<"event"> } & Who) {
  return onStandingEvent(async () => {
    const event = await eventFor(ctx, given.id, "event.write");
    if (event.state === "publishing") throw new Refusal("beingPublished");
    if (event.state === "done")
      throw new Refusal("transitionNotAllowed", { values: { from: event.state, to: event.state } });
    const { removal, writes, plan, lists } = await fallingWith(ctx, event, given);
    const whom = "employerId" in given ? given.employerId : given.participantId;
    if (plan === undefined) {
      return commit(ctx, {
        writes: [eventUnchanged(event), ...writes],
        audit: { what: "event.write", whom, detail: { eventId: event.id, removed: true } },
        answer: removal,
      });
    }
    const { before, after, left } = plan;
    const next: PlanRecord = {
      ...after,
      input: await writeInput(ctx.table, before.plan, before.input.number + 1, left),
    };
    if (isPublished(event)) {
      const seated = seatInterviews(event.details, lists.employers, lists.candidates, next.interviews);
      const claims = claimsOf(event.details, lists.candidates, seated);
      return rebook(ctx, event, before, next, { answer: removal, also: [eventUnchanged(event), ...writes], claims });
    }
    return commit(ctx, {
      writes: [eventUnchanged(event), await planWrite(next), ...writes],
      audit: { what: "event.write", whom, detail: { eventId: event.id, removed: true } },
      answer: removal,
    });
  });
}

/** What falls, and the writes that take somebody off the list; with the plan that the event goes by, as it is and as it becomes. */
async function fallingWith(ctx: Context, event: Event, who: Who) {
  const { tenantId, id } = event;
  const [lists, outcomes] = await Promise.all([listsOf(ctx, event), loadOutcomes(ctx.table, tenantId, id)]);
  const employer = "employerId" in who ? lists.employers.find((one) => one.employerId === who.employerId) : undefined;
  const candidate =
    "participantId" in who ? lists.candidates.find((one) => one.participantId === who.participantId) : undefined;
  if (!employer && !candidate) throw new Refusal("notFound");
  const isConcerned = (pair: { employerId: string; participantId: string }) =>
    employer ? pair.employerId === employer.employerId : pair.participantId === candidate?.participantId;
  const wishes = employer
    ? employer.wishes.length +
      lists.candidates.flatMap((one) => one.wishes).filter((wish) => wish.employerId === employer.employerId).length
    : (candidate?.wishes.length ?? 0) +
      lists.employers.flatMap((one) => one.wishes).filter((wish) => wish.number === candidate?.number).length;
  const settings = lists.settings.filter(isConcerned);
  const writes: Write[] = [
    ...(employer ? [eventEmployerRemoval(tenantId, employer)] : []),
    ...(candidate ? [candidateRemoval(tenantId, candidate)] : []),
    // More than these are left behind: decisions on pairs that are not there count for nothing.
    ...settings.slice(0, 20).map((setting) => settingRemoval(tenantId, id, setting)),
  ];
  const before = "planId" in event ? await loadPlan(ctx.table, tenantId, id, event.planId) : undefined;
  const input = before && (await loadInput(ctx.table, before));
  const falls = before && input ? without(input, before.interviews, who) : undefined;
  const plan =
    before && falls && before.plan.state === "ready"
      ? {
          before,
          left: falls.event,
          after: {
            ...before,
            interviews: falls.left,
            plan: {
              ...before.plan,
              version: before.plan.version + 1,
              changedAt: ctx.now,
              byHand: true,
              figures: figuresOf(falls.event, falls.left, null),
            },
          },
        }
      : undefined;
  return {
    lists: {
      employers: lists.employers.filter((one) => one !== employer),
      candidates: lists.candidates.filter((one) => one !== candidate),
    },
    writes,
    plan,
    removal: {
      interviews: (falls?.fallen ?? []).map(({ employerId, participantId, slot }) => ({
        employerId,
        participantId,
        slot,
      })),
      wishes,
      outcomes: outcomes.filter(isConcerned).length,
      short: falls?.short ?? [],
      published: isPublished(event),
    },
  };
}
