import { type Event, isPublished } from "@passa/domain/event/event";
import {
  FollowUpMark,
  type FollowUpNote,
  isMutual,
  type MeetAgain,
  type PairOutcome,
} from "@passa/domain/event/outcome";
import type { EventCandidate } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { newProposal, sinceOf } from "@passa/domain/proposal/proposal";
import { Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { loadProposalsOf, proposalWrites } from "../proposal/proposal.store.ts";
import { candidateFor } from "./candidates.ts";
import { loadDay } from "./day.store.ts";
import { shown } from "./day.ts";
import { hostFor } from "./employers.ts";
import { loadCandidates, loadEventEmployer } from "./event.store.ts";
import { eventFor, notAllowed } from "./event.ts";
import { loadOutcome, loadOutcomes, outcomeWrite } from "./outcome.store.ts";
import { loadPlan } from "./plan.store.ts";
import { employerNames, entriesOf, listsOf } from "./roster.ts";

/** What whoever gave an answer sees of it: the other side's only when both have answered. */
export type OwnOutcome = {
  number: number;
  mark?: FollowUpMark;
  notes: FollowUpNote[];
  answer?: MeetAgain;
  theirs?: MeetAgain;
  mutual: boolean;
};

const ATTEMPTS = 4;

/** An employer's mark and notes after an interview, and whether to meet again: by itself, or read off paper by staff. */
export async function noteAsEmployer(
  ctx: Context,
  given: {
    id: Id<"event">;
    employerId: Id<"employer">;
    number: number;
    mark?: FollowUpMark | null | undefined;
    notes?: FollowUpNote[] | undefined;
    answer?: MeetAgain | undefined;
    fromPaper?: boolean | undefined;
  },
): Promise<OwnOutcome> {
  const { id, employerId, number, mark, notes, answer, fromPaper = false } = given;
  const { event } = await hostFor(ctx, id, employerId);
  const candidates = await loadCandidates(ctx.table, event.tenantId, id);
  const candidate = candidates.find((one) => one.number === number);
  if (!candidate) throw new Refusal("notFound");
  await assertMet(ctx, event, employerId, candidate);
  const outcome = await change(ctx, event, { employerId, candidate }, (before) => {
    const { mark: had, ...rest } = before;
    const kept = mark === undefined ? had : (mark ?? undefined);
    return {
      ...rest,
      ...(kept === undefined ? {} : { mark: kept }),
      notes: notes === undefined ? rest.notes : [...new Set(notes)],
      ...(answer === undefined ? {} : { employerAnswer: { answer, at: ctx.now, by: ctx.actor.userId, fromPaper } }),
    };
  });
  return employersView(outcome);
}

export function employersView(outcome: PairOutcome): OwnOutcome {
  const { number, mark, notes, employerAnswer, participantAnswer } = outcome;
  return {
    number,
    ...(mark === undefined ? {} : { mark }),
    notes,
    ...(employerAnswer === undefined ? {} : { answer: employerAnswer.answer }),
    ...(employerAnswer === undefined || participantAnswer === undefined ? {} : { theirs: participantAnswer.answer }),
    mutual: isMutual(outcome),
  };
}

/** Whether a person wants to meet an employer again: by themselves, or read off paper by staff. */
export async function noteAsCandidate(
  ctx: Context,
  given: {
    id: Id<"event">;
    participantId: Id<"participant">;
    employerId: Id<"employer">;
    answer: MeetAgain;
    fromPaper?: boolean | undefined;
  },
): Promise<OwnOutcome> {
  const { id, participantId, employerId, answer, fromPaper = false } = given;
  const { event, candidate } = await candidateFor(ctx, id, participantId);
  await assertMet(ctx, event, employerId, candidate);
  const outcome = await change(ctx, event, { employerId, candidate }, (before) => ({
    ...before,
    participantAnswer: { answer, at: ctx.now, by: ctx.actor.userId, fromPaper },
  }));
  const { employerAnswer } = outcome;
  return {
    number: candidate.number,
    notes: [],
    answer,
    ...(employerAnswer === undefined ? {} : { theirs: employerAnswer.answer }),
    mutual: isMutual(outcome),
  };
}

/** Only who has met, by the plan that was shown, has something to say of it. */
async function assertMet(
  ctx: Context,
  event: Event,
  employerId: Id<"employer">,
  { participantId }: EventCandidate,
): Promise<void> {
  if (!isPublished(event) || event.state === "published") throw notAllowed(event, "running");
  const record = await loadPlan(ctx.table, event.tenantId, event.id, event.planId);
  const met = record?.interviews.some((one) => one.employerId === employerId && one.participantId === participantId);
  if (met !== true) throw new Refusal("notFound");
}

/**
 * Changes what is known of a pair. When by it both have said yes, a proposal is made in the same change, once. Both sides may
 * answer at the same time: whoever is second sees the first's answer.
 */
async function change(
  ctx: Context,
  event: Event,
  { employerId, candidate }: { employerId: Id<"employer">; candidate: EventCandidate },
  next: (before: PairOutcome) => PairOutcome,
): Promise<PairOutcome> {
  const { tenantId, id } = event;
  const { participantId, number } = candidate;
  for (let attempt = 1; ; attempt++) {
    const there = await loadOutcome(ctx.table, tenantId, id, { employerId, participantId });
    const before: PairOutcome = there ?? { eventId: id, employerId, participantId, number, version: 0, notes: [] };
    const changed = { ...next(before), version: before.version + 1 };
    const isNew = isMutual(changed) && changed.proposalId === undefined;
    const host = isNew ? await loadEventEmployer(ctx.table, tenantId, id, employerId) : undefined;
    const [placementId, ...others] = host?.placementIds ?? [];
    const proposal = isNew
      ? newProposal(
          {
            id: ctx.world.newId("proposal", ctx.now),
            tenantId,
            participantId,
            employerId,
            // Which of several places it is, people decide.
            ...(placementId !== undefined && others.length === 0 ? { placementId } : {}),
            from: { kind: "event", eventId: id },
          },
          { at: ctx.now, by: ctx.actor.userId },
        )
      : undefined;
    const outcome: PairOutcome = proposal ? { ...changed, proposalId: proposal.id } : changed;
    try {
      return await commit(ctx, {
        writes: [outcomeWrite(tenantId, outcome), ...(proposal ? proposalWrites(proposal) : [])],
        audit: {
          what: ctx.actor.role === "employer" ? "event.host" : "event.takePart",
          whom: participantId,
          detail: { eventId: id, employerId, version: outcome.version, ...(proposal && { proposalId: proposal.id }) },
        },
        answer: outcome,
      });
    } catch (error) {
      const isLost = error instanceof Refusal && (error.code === "stale" || error.code === "alreadyExists");
      if (!isLost || attempt === ATTEMPTS) throw error;
    }
  }
}

/** What came of the interviews, for those whose event it is; by employer and number. */
export async function readOutcomes(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = await eventFor(ctx, id, "event.people");
  const [outcomes, names, candidates, record] = await Promise.all([
    loadOutcomes(ctx.table, event.tenantId, id),
    employerNames(ctx),
    loadCandidates(ctx.table, event.tenantId, id),
    "planId" in event ? loadPlan(ctx.table, event.tenantId, id, event.planId) : undefined,
  ]);
  const entries = await entriesOf(ctx, candidates);
  return outcomes
    .map((given) => {
      const { eventId: _, ...outcome } = given;
      const entry = entries.get(outcome.participantId);
      const slot = record?.interviews.find(
        (one) => one.employerId === outcome.employerId && one.participantId === outcome.participantId,
      )?.slot;
      return {
        ...outcome,
        employer: names.get(outcome.employerId) ?? "",
        ...(entry === undefined || entry.protectedIdentity ? {} : { name: entry.name }),
        ...(slot === undefined ? {} : { slot }),
      };
    })
    .toSorted((one, other) => one.employer.localeCompare(other.employer, "sv") || one.number - other.number);
}

/** Proposals that an event has led to, the oldest first. */
export async function readProposals(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = await eventFor(ctx, id, "event.people");
  const [proposals, names, candidates] = await Promise.all([
    loadProposalsOf(ctx.table, event.tenantId, id),
    employerNames(ctx),
    loadCandidates(ctx.table, event.tenantId, id),
  ]);
  const numbers = new Map(candidates.map(({ participantId, number }) => [participantId, number]));
  return proposals.map((proposal) => {
    const { id: proposalId, participantId, employerId, placementId, state } = proposal;
    const number = numbers.get(participantId);
    return {
      id: proposalId,
      participantId,
      employerId,
      ...(placementId === undefined ? {} : { placementId }),
      state,
      since: sinceOf(proposal),
      employer: names.get(proposal.employerId) ?? "",
      ...(number === undefined ? {} : { number }),
    };
  });
}

/** The event in numbers. */
export async function readNumbers(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = shown(await eventFor(ctx, id, "event.people"));
  const { tenantId, planId } = event;
  const [lists, record, day, outcomes, proposals] = await Promise.all([
    listsOf(ctx, event),
    loadPlan(ctx.table, tenantId, id, planId),
    loadDay(ctx.table, tenantId, id),
    loadOutcomes(ctx.table, tenantId, id),
    loadProposalsOf(ctx.table, tenantId, id),
  ]);
  const interviews = record?.interviews ?? [];
  const { employers, candidates } = lists;
  const planned = new Set(interviews.map(({ employerId, participantId }) => `${employerId} ${participantId}`));
  const numbers = new Map(candidates.map(({ participantId, number }) => [participantId, number]));
  const byNumber = new Map(candidates.map(({ participantId, number }) => [number, participantId]));
  const presence = new Map(day?.attendance.map(({ number, presence: is }) => [number, is]));
  const present = (kind: string) => [...presence.values()].filter((is) => is === kind).length;
  const candidateWishes = candidates.flatMap(({ participantId, wishes }) =>
    wishes.filter(({ level }) => level === "want").map(({ employerId }) => `${employerId} ${participantId}`),
  );
  const employerWishes = employers.flatMap(({ employerId, wishes }) =>
    wishes.filter(({ level }) => level === "want").map(({ number }) => `${employerId} ${byNumber.get(number) ?? ""}`),
  );
  const met = (wishes: readonly string[]) => ({
    met: wishes.filter((pair) => planned.has(pair)).length,
    of: wishes.length,
  });
  const answers = (given: readonly (MeetAgain | undefined)[]) => {
    const of = (answer: MeetAgain) => given.filter((one) => one === answer).length;
    const [yes, maybe, no] = [of("yes"), of("maybe"), of("no")];
    return { yes, maybe, no, none: Math.max(0, interviews.length - yes - maybe - no) };
  };
  return {
    employers: new Set(interviews.map(({ employerId }) => employerId)).size,
    candidates: new Set(interviews.map(({ participantId }) => participantId)).size,
    present: present("present"),
    late: present("late"),
    left: present("left"),
    absent: present("absent"),
    interviews: interviews.length,
    held: interviews.filter(({ participantId }) => presence.get(numbers.get(participantId) ?? 0) !== "absent").length,
    candidateWishes: met(candidateWishes),
    employerWishes: met(employerWishes),
    employerAnswers: answers(outcomes.map(({ employerAnswer }) => employerAnswer?.answer)),
    candidateAnswers: answers(outcomes.map(({ participantAnswer }) => participantAnswer?.answer)),
    marks: FollowUpMark.options.map((mark) => ({
      mark,
      interviews: outcomes.filter((one) => one.mark === mark).length,
    })),
    mutual: outcomes.filter(isMutual).length,
    proposals: proposals.length,
  };
}
