import type { Employer } from "@passa/domain/employer/employer";
import type { OnBehalf } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import type { Placement } from "@passa/domain/placement/placement";
import type { Action } from "@passa/domain/policy/policy";
import { cardFor, picturesOf } from "@passa/domain/proposal/card";
import { claimsOfProposal } from "@passa/domain/proposal/meeting-time";
import type { FollowUpPoint, HowItGoes } from "@passa/domain/proposal/follow-up";
import {
  after,
  type AgreementDetails,
  type ClosingReason,
  type Disclosed,
  type Given,
  type Meeting,
  newProposal,
  type NotNowReason,
  type PlacementOutcome,
  type Proposal,
  type ProposalEvent,
  questionOf,
} from "@passa/domain/proposal/proposal";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import { type Language, languages, text } from "@passa/texts/served";
import { rebooking } from "../booking/booking.ts";
import { assertVersion, commit, type Write } from "../commit.ts";
import type { Context } from "../context.ts";
import { employerUnchanged, loadEmployer } from "../employer/employer.store.ts";
import { assertReason } from "../on-behalf.ts";
import { loadPoolEntry } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import { loadPlacement } from "../placement/placement.store.ts";
import { placeToRank } from "../placement/placement.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { proposalFor } from "./disclosure.ts";
import { loadGrant } from "./grant.store.ts";
import { lettersAbout } from "./letters.ts";
import { proposalWrites } from "./proposal.store.ts";
import { seatGivenBack, SeatMoved, seatToTake } from "./seats.ts";
import { employersViewOf, ownViewOf, staffViewOf } from "./views.ts";

export type OnBehalfOf = { onBehalf?: OnBehalf | undefined };
type Addressed = { id: Id<"proposal">; version: number };

/**
 * Proposes a person for a published place of an approved employer, and asks the person. Whoever stands where in a list may be
 * proposed: the list explains, people decide.
 * @throws {Refusal} `alreadyExists` while there is one of this person and place; `employerNotApproved`, `grantMissing`
 */
export async function propose(
  ctx: Context,
  given: { participantId: Id<"participant">; placementId: Id<"placement">; from: "ranking" | "shortlist" },
) {
  const { participantId, placementId, from } = given;
  await participantFor(ctx, participantId, "proposal.make");
  const { tenantId } = ctx.actor;
  const place = await loadPlacement(ctx.table, tenantId, placementId);
  if (!place) throw new Refusal("invalid", { fields: [{ path: "placementId", code: "unknownId" }] });
  const id = ctx.world.newId("proposal", ctx.now);
  const by = givenBy(ctx);
  const begun = newProposal(
    { id, tenantId, participantId, employerId: place.employerId, placementId, from: { kind: from } },
    by,
  );
  const { card, unchanged } = await asking(ctx, begun, placementId);
  const asked: Proposal = { ...after(begun, { kind: "ask", placementId, card }, by), version: 1 };
  return save(ctx, { before: begun, next: asked, isNew: true }, "proposal.make", unchanged, staffViewOf);
}

/** Asks the person about a proposal that came of an event; of several places the matcher says which. */
export async function askPerson(
  ctx: Context,
  { id, version, placementId }: Addressed & { placementId?: Id<"placement"> | undefined },
) {
  const { proposal } = await proposalFor(ctx, id, "proposal.arrange");
  assertVersion(proposal, version);
  const which = placementId ?? proposal.placementId;
  if (which === undefined) throw new Refusal("invalid", { fields: [{ path: "placementId", code: "required" }] });
  const { card, unchanged } = await asking(ctx, proposal, which);
  const next = after(proposal, { kind: "ask", placementId: which, card }, givenBy(ctx));
  return save(ctx, { before: proposal, next }, "proposal.arrange", unchanged, staffViewOf);
}

/** What must hold before a person is asked, and the card that they are asked about. */
async function asking(ctx: Context, { participantId, employerId }: Proposal, placementId: Id<"placement">) {
  const { tenantId } = ctx.actor;
  const [place, entry, tenant, vocabulary] = await Promise.all([
    placeToRank(ctx, placementId),
    loadPoolEntry(ctx.table, tenantId, participantId, "strong"),
    requireTenant(ctx.table, tenantId),
    vocabularyOf(ctx),
  ]);
  const { placement, employer } = place;
  if (!entry) throw new Refusal("notFound");
  if (employer.id !== employerId)
    throw new Refusal("invalid", { fields: [{ path: "placementId", code: "unknownId" }] });
  if (employer.standing.kind !== "approved") throw new Refusal("employerNotApproved");
  if (placement.state !== "published")
    throw new Refusal("transitionNotAllowed", { values: { from: placement.state, to: "ask" } });
  if (entry.protectedIdentity) await assertGranted(ctx, participantId, employerId);
  const asOf = ctx.now.slice(0, 10);
  const pictures = picturesOf(placement.content.tasks ?? []);
  return {
    card: cardFor(entry.profile, place.matching, vocabulary, { origin: tenant.origin, asOf, pictures }),
    unchanged: [employerUnchanged(employer)],
  };
}

async function assertGranted(ctx: Context, participantId: Id<"participant">, employerId: Id<"employer">) {
  const grant = await loadGrant(ctx.table, ctx.actor.tenantId, participantId, employerId);
  if (grant?.userId !== ctx.actor.userId) throw new Refusal("grantMissing");
}

/** The person's answer to the question that lies with them. */
export type Answer = {
  to: Disclosed;
  answer: "yes" | "no" | "talk";
  /** The language that the question was read in. */
  language: string;
  ownWords?: string | undefined;
} & OnBehalfOf;

/**
 * The person answers: yes, no, or that they want to talk first. A yes keeps the question as it was put.
 * @throws {Refusal} `transitionNotAllowed` when another question lies there, or none
 */
export async function answerAsPerson(ctx: Context, given: Addressed & Answer) {
  const { id, version, to, answer, language, ownWords } = given;
  const { proposal } = await proposalFor(ctx, id, "proposal.answer");
  assertReason(ctx, given.onBehalf);
  if (!isLanguage(language)) throw new Refusal("invalid", { fields: [{ path: "language", code: "notAChoice" }] });
  assertVersion(proposal, version);
  const employer = await employerOf(ctx, proposal);
  const isYes = answer === "yes" && questionOf(proposal) === to;
  if (isYes && employer.standing.kind !== "approved") throw new Refusal("employerNotApproved");
  const question = text(language, `proposal.question.${to}`, { employer: employer.name });
  const consent = { language, question, ...(ownWords === undefined ? {} : { ownWords }) };
  const event: ProposalEvent = answer === "yes" ? { kind: "yes", to, consent } : { kind: answer, to };
  const next = after(proposal, event, givenBy(ctx, given));
  const unchanged = isYes ? [employerUnchanged(employer)] : [];
  return save(ctx, { before: proposal, next }, "proposal.answer", unchanged, ownViewOf);
}

const isLanguage = (language: string): language is Language => Object.hasOwn(languages, language);

/** The person takes everything back, whenever they want and whatever has changed meanwhile. A seat that was taken is free. */
export async function withdraw(
  ctx: Context,
  given: { id: Id<"proposal">; ownWords?: string | undefined } & OnBehalfOf,
) {
  return retried(async () => {
    const { proposal } = await proposalFor(ctx, given.id, "proposal.answer");
    assertReason(ctx, given.onBehalf);
    const next = after(proposal, { kind: "withdraw", ownWords: given.ownWords }, givenBy(ctx, given));
    return save(ctx, { before: proposal, next }, "proposal.answer", await seatGivenBack(ctx, proposal), ownViewOf);
  });
}

export type Reply = ({ answer: "meet" } | { answer: "notNow"; reason: NotNowReason; askAgainOn?: string | undefined }) &
  OnBehalfOf;

/** The employer wants to meet, or not now. */
export async function replyAsEmployer(ctx: Context, { id, version, ...reply }: Addressed & Reply) {
  const { proposal } = await proposalFor(ctx, id, "proposal.host");
  assertReason(ctx, reply.onBehalf);
  assertVersion(proposal, version);
  const event: ProposalEvent =
    reply.answer === "meet" ? { kind: "meet" } : { kind: "notNow", reason: reply.reason, askAgainOn: reply.askAgainOn };
  const next = after(proposal, event, givenBy(ctx, reply));
  return save(ctx, { before: proposal, next }, "proposal.host", [], employersViewOf);
}

/**
 * A meeting or a visit to try the work; the newest one counts. It takes the person's time, as an interview does.
 * @throws {Refusal} `timeTaken` when the person is somewhere else then
 */
export async function arrangeMeeting(
  ctx: Context,
  { id, version, ...meeting }: Addressed & Pick<Meeting, "kind" | "startsAt" | "where">,
) {
  return retried(() => arranged(ctx, { id, version }, () => ({ kind: "arrange", meeting })));
}

/** Hours, tasks left out, adaptations, supervisor and period. Can be changed until the work begins. */
export async function agree(ctx: Context, { id, version, ...agreement }: Addressed & AgreementDetails) {
  return arranged(ctx, { id, version }, async (proposal) => {
    const [placement, vocabulary] = await Promise.all([placementOf(ctx, proposal), vocabularyOf(ctx)]);
    const removable = new Set(placement?.content.tasks?.filter((task) => task.removable).map((task) => task.id));
    const known = new Set(vocabulary.adaptations.map((adaptation) => adaptation.id));
    const unknown = (name: string, ids: readonly string[], among: ReadonlySet<string>) =>
      ids.flatMap((one, n): FieldError[] => (among.has(one) ? [] : [{ path: `${name}.${n}`, code: "unknownId" }]));
    const fields = [
      ...unknown("tasksLeftOut", agreement.tasksLeftOut, removable),
      ...unknown("adaptations", agreement.adaptations, known),
    ];
    if (fields.length > 0) throw new Refusal("invalid", { fields });
    return { kind: "agree", agreement };
  });
}

/**
 * The work begins and a seat of the place is taken.
 * @throws {Refusal} `noSeatLeft` when others have them all
 */
export async function beginWork(ctx: Context, { id, version }: Addressed) {
  return retried(async () => {
    const { proposal } = await proposalFor(ctx, id, "proposal.arrange");
    assertVersion(proposal, version);
    const next = after(proposal, { kind: "begin" }, givenBy(ctx));
    return save(ctx, { before: proposal, next }, "proposal.arrange", await seatToTake(ctx, proposal), staffViewOf);
  });
}

/** How it goes, at one of the fixed points: the employer's or the person's word. */
export async function followUp(
  ctx: Context,
  given: Addressed & {
    point: FollowUpPoint;
    how: HowItGoes;
    side?: "employer" | "participant" | undefined;
  } & OnBehalfOf,
): Promise<{ version: number }> {
  const { id, version, point, how, side } = given;
  const { proposal } = await proposalFor(ctx, id, "proposal.followUp");
  assertReason(ctx, given.onBehalf);
  const { role } = ctx.actor;
  const own = role === "employer" || role === "participant" ? role : side;
  if (own === undefined) throw new Refusal("invalid", { fields: [{ path: "side", code: "required" }] });
  assertVersion(proposal, version);
  const next = after(proposal, { kind: "followUp", point, side: own, how }, givenBy(ctx, given));
  return save(ctx, { before: proposal, next }, "proposal.followUp", [], () =>
    Promise.resolve({ version: next.version }),
  );
}

/** The work has ended, with what came of it. The seat is free; what was agreed becomes the certificate. */
export async function endWork(
  ctx: Context,
  { id, version, outcome, endedOn }: Addressed & { outcome: PlacementOutcome; endedOn: string },
) {
  return retried(async () => {
    const { proposal } = await proposalFor(ctx, id, "proposal.arrange");
    assertVersion(proposal, version);
    const next = after(proposal, { kind: "end", outcome, endedOn }, givenBy(ctx));
    return save(ctx, { before: proposal, next }, "proposal.arrange", await seatGivenBack(ctx, proposal), staffViewOf);
  });
}

/** Staff end a proposal before the work has begun. */
export async function closeProposal(ctx: Context, { id, version, reason }: Addressed & { reason: ClosingReason }) {
  return retried(() => arranged(ctx, { id, version }, () => ({ kind: "close", reason })));
}

async function arranged(
  ctx: Context,
  { id, version }: Addressed,
  eventOf: (proposal: Proposal) => ProposalEvent | Promise<ProposalEvent>,
) {
  const { proposal } = await proposalFor(ctx, id, "proposal.arrange");
  assertVersion(proposal, version);
  const next = after(proposal, await eventOf(proposal), givenBy(ctx));
  return save(ctx, { before: proposal, next }, "proposal.arrange", [], staffViewOf);
}

const ATTEMPTS = 6;

/** Does it again when the seats have moved under it, or the proposal under a withdrawal, which has no version of its own. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isLost = error instanceof SeatMoved || (error instanceof LostRace && attempt < ATTEMPTS);
      if (!isLost || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Somebody else has changed the proposal between reading and writing it. */
class LostRace extends Refusal {}

async function save<T>(
  ctx: Context,
  { before, next, isNew = false }: { before: Proposal; next: Proposal; isNew?: boolean },
  what: Action,
  more: readonly Write[],
  viewOf: (ctx: Context, proposal: Proposal) => Promise<T>,
): Promise<T> {
  const employer = await employerOf(ctx, next);
  const [answer, outbox, time] = await Promise.all([
    viewOf(ctx, next),
    lettersAbout(ctx, before, next, employer),
    timeTakenBy(ctx, before, next),
  ]);
  const lost = () => new LostRace("stale", { values: { version: next.version } });
  const writes = proposalWrites(next, isNew ? undefined : before).map((write): Write =>
    typeof write.expect === "object" && write.refusal === undefined ? { ...write, refusal: lost } : write,
  );
  const onBehalf = next.moves.at(-1)?.onBehalf;
  return commit(ctx, {
    writes: [...writes, ...time, ...more],
    audit: {
      what,
      whom: next.participantId,
      ...(onBehalf === undefined ? {} : { why: onBehalf }),
      detail: { proposalId: next.id, employerId: next.employerId, state: next.state, version: next.version },
    },
    outbox,
    answer,
  });
}

/**
 * What reserves the person's time for the meeting that counts now, and gives back that of the one before: with whatever changes
 * the proposal, so that a proposal that has come to nothing takes nobody's time.
 */
async function timeTakenBy(ctx: Context, before: Proposal, next: Proposal): Promise<Write[]> {
  const booking = { eventId: next.id, booking: next.id };
  const [had, has] = [claimsOfProposal(before), claimsOfProposal(next)];
  const { writes, conflicts } = await rebooking(ctx.table, next.tenantId, booking, had, has);
  const [first] = conflicts;
  if (first) throw new Refusal("timeTaken", { values: { who: first.id } });
  const refusal = () => new LostRace("stale", { values: { version: next.version } });
  return writes.map((write) => ({ ...write, refusal }));
}

function givenBy({ actor, now }: Context, { onBehalf }: OnBehalfOf = {}): Given {
  return { at: now, by: actor.userId, ...(onBehalf === undefined ? {} : { onBehalf }) };
}

async function employerOf(ctx: Context, { tenantId, employerId }: Proposal): Promise<Employer> {
  const employer = await loadEmployer(ctx.table, tenantId, employerId);
  if (!employer) throw new Error(`${employerId} of a proposal is not there`);
  return employer;
}

async function placementOf(ctx: Context, { tenantId, placementId }: Proposal): Promise<Placement | undefined> {
  return placementId === undefined ? undefined : loadPlacement(ctx.table, tenantId, placementId);
}
