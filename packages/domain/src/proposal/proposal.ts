import * as z from "zod";
import { Phone } from "../employer/employer.ts";
import { LocalDateTime } from "../event/local-time.ts";
import { OnBehalf } from "../event/roster.ts";
import { idSchema } from "../id.ts";
import { Refusal } from "../refusal.ts";
import { idSet } from "../workplace/workplace.ts";
import { Card } from "./card.ts";
import { daysAfter, FollowUp, FollowUpPoint, followUpsFrom, HowItGoes } from "./follow-up.ts";

/**
 * A participant and a place that may become something: proposed by a matcher, answered by both sides, and followed until it
 * ends. Nothing about the person leaves for the employer before the person's first yes, and no name before the second.
 */

export const ProposalStateKind = z
  .enum(["proposed", "asked", "shown", "interested", "known", "agreed", "placed", "ended", "closed"])
  .meta({ id: "ProposalStateKind" });
export type ProposalStateKind = z.infer<typeof ProposalStateKind>;

/** Who did it and when; staff who did it for somebody say why. */
const given = { at: z.iso.datetime(), by: idSchema("user"), onBehalf: OnBehalf.optional() };
export const Given = z.strictObject(given).meta({ id: "Given" });
export type Given = z.infer<typeof Given>;

/** What the first yes shows, and what the second. */
export const Disclosed = z.enum(["card", "identity"]).meta({ id: "Disclosed" });
export type Disclosed = z.infer<typeof Disclosed>;

/** A yes to one employer: the question as it was put, in the language it was put in, and the person's own words if any. */
export const Consent = z
  .strictObject({
    ...given,
    language: z.string().max(20),
    question: z.string().max(600),
    ownWords: z.string().max(500).optional(),
    revokedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "Consent" });
export type Consent = z.infer<typeof Consent>;

/** Why a place does not want to meet anybody now. It is about the place, never about the person: hence no free words. */
export const NotNowReason = z
  .enum(["noSupervisor", "filled", "timesDiffer", "supportNotReady", "other"])
  .meta({ id: "NotNowReason" });
export type NotNowReason = z.infer<typeof NotNowReason>;

/** Why staff ended a proposal before anybody began. */
export const ClosingReason = z
  .enum(["placeGone", "otherPlace", "bothAgreed", "noAnswer"])
  .meta({ id: "ClosingReason" });
export type ClosingReason = z.infer<typeof ClosingReason>;

export const Meeting = z
  .strictObject({
    kind: z.enum(["meeting", "trialVisit"]),
    startsAt: LocalDateTime,
    where: z.string().min(1).max(160),
    ...given,
  })
  .meta({ id: "Meeting" });
export type Meeting = z.infer<typeof Meeting>;

const agreed = {
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  hoursPerWeek: z.int().min(1).max(60),
  /** Ids of the place's tasks that this person does without. */
  tasksLeftOut: z.array(z.string()).max(40),
  adaptations: idSet(60),
  supervisor: z.strictObject({ name: z.string().min(1).max(120), phone: Phone.optional() }),
};
export const AgreementDetails = z
  .strictObject(agreed)
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ["endsOn"], params: { code: "fromAfterTo" } })
  .meta({ id: "AgreementDetails" });
export type AgreementDetails = z.infer<typeof AgreementDetails>;
export const Agreement = z.strictObject({ ...agreed, ...given }).meta({ id: "Agreement" });
export type Agreement = z.infer<typeof Agreement>;

export const PlacementOutcome = z
  .enum(["employment", "subsidisedEmployment", "education", "newPlacement", "completed", "stoppedEarly"])
  .meta({ id: "PlacementOutcome" });
export type PlacementOutcome = z.infer<typeof PlacementOutcome>;

/** How a proposal came to nothing. A person's no needs no reason. */
export const Closing = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("no"), to: Disclosed }),
    z.strictObject({ kind: z.literal("withdrawn"), ownWords: z.string().max(500).optional() }),
    z.strictObject({ kind: z.literal("notNow"), reason: NotNowReason, askAgainOn: z.iso.date().optional() }),
    z.strictObject({ kind: z.literal("staff"), reason: ClosingReason }),
  ])
  .meta({ id: "Closing" });
export type Closing = z.infer<typeof Closing>;

export const ProposalOrigin = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("event"), eventId: idSchema("event") }),
    z.strictObject({ kind: z.literal("ranking") }),
    z.strictObject({ kind: z.literal("shortlist") }),
  ])
  .meta({ id: "ProposalOrigin" });
export type ProposalOrigin = z.infer<typeof ProposalOrigin>;

/** Every state that a proposal has been in, with who brought it there and when. */
export const ProposalMove = z.strictObject({ to: ProposalStateKind, ...given }).meta({ id: "ProposalMove" });

const base = {
  id: idSchema("proposal"),
  tenantId: idSchema("tenant"),
  version: z.int().min(1),
  participantId: idSchema("participant"),
  employerId: idSchema("employer"),
  from: ProposalOrigin,
  moves: z.array(ProposalMove).min(1).max(20),
};
const placementId = idSchema("placement");
const asked = { ...base, placementId, card: Card };
const shown = { ...asked, cardConsent: Consent };
const interested = { ...shown, interest: Given };
const known = { ...interested, identityConsent: Consent, meetings: z.array(Meeting).max(20) };
const withAgreement = { ...known, agreement: Agreement };
const begun = { ...withAgreement, begunAt: z.iso.datetime(), followUps: z.array(FollowUp) };
/** The person wants to talk with whoever works with them before answering. */
const talk = { talk: Given.optional() };

export const Proposal = z
  .discriminatedUnion("state", [
    /** Nobody has been asked. Which of several places it is may be open. */
    z.strictObject({ ...base, state: z.literal("proposed"), placementId: placementId.optional() }),
    /** The person is asked whether the employer may see the card. */
    z.strictObject({ ...asked, ...talk, state: z.literal("asked") }),
    /** First yes: the employer sees the card. */
    z.strictObject({ ...shown, state: z.literal("shown") }),
    /** The employer wants to meet; the person is asked whether it may know who they are. */
    z.strictObject({ ...interested, ...talk, state: z.literal("interested") }),
    /** Second yes: the employer knows who it is. They meet. */
    z.strictObject({ ...known, state: z.literal("known") }),
    z.strictObject({ ...withAgreement, state: z.literal("agreed") }),
    /** A seat of the place is taken. */
    z.strictObject({ ...begun, state: z.literal("placed") }),
    z.strictObject({ ...begun, state: z.literal("ended"), endedOn: z.iso.date(), outcome: PlacementOutcome }),
    z.strictObject({
      ...base,
      state: z.literal("closed"),
      placementId: placementId.optional(),
      cardConsent: Consent.optional(),
      identityConsent: Consent.optional(),
      /** What it was when it closed. */
      was: ProposalStateKind,
      closing: Closing,
    }),
  ])
  .meta({ id: "Proposal" });
export type Proposal = z.infer<typeof Proposal>;
export type ProposalIn<S extends ProposalStateKind> = Extract<Proposal, { state: S }>;

/** What can happen to a proposal. */
export type ProposalEvent =
  | { kind: "ask"; placementId: `plc_${string}`; card: Card }
  | { kind: "yes"; to: Disclosed; consent: Pick<Consent, "language" | "question" | "ownWords"> }
  | { kind: "no"; to: Disclosed }
  | { kind: "talk"; to: Disclosed }
  | { kind: "meet" }
  | { kind: "notNow"; reason: NotNowReason; askAgainOn?: string | undefined }
  | { kind: "arrange"; meeting: Pick<Meeting, "kind" | "startsAt" | "where"> }
  | { kind: "agree"; agreement: AgreementDetails }
  | { kind: "begin" }
  | { kind: "followUp"; point: FollowUpPoint; side: "employer" | "participant"; how: HowItGoes }
  | { kind: "end"; outcome: PlacementOutcome; endedOn: string }
  | { kind: "withdraw"; ownWords?: string | undefined }
  | { kind: "close"; reason: ClosingReason };

/** A proposal that nobody has been asked about. */
export function newProposal(
  noun: Pick<ProposalIn<"proposed">, "id" | "tenantId" | "participantId" | "employerId" | "placementId" | "from">,
  by: Given,
): ProposalIn<"proposed"> {
  return { ...noun, version: 1, moves: [{ to: "proposed", ...by }], state: "proposed" };
}

/** States in which a person's yes can be taken back. */
const open: readonly ProposalStateKind[] = ["proposed", "asked", "shown", "interested", "known", "agreed", "placed"];
export const isOpen = ({ state }: Proposal): boolean => open.includes(state);

/** Whether the employer may see the card: since the first yes, and no longer once the yes is taken back or it came to nothing. */
export const cardIsShown = (
  proposal: Proposal,
): proposal is Exclude<Proposal, { state: "proposed" | "asked" | "closed" }> =>
  proposal.state !== "proposed" && proposal.state !== "asked" && proposal.state !== "closed";

/** Whether the employer may know who it is: since the second yes. */
export const identityIsShown = (proposal: Proposal): proposal is ProposalIn<"known" | "agreed" | "placed" | "ended"> =>
  cardIsShown(proposal) && proposal.state !== "shown" && proposal.state !== "interested";

/** The question that lies with the person, if any. */
export function questionOf({ state }: Proposal): Disclosed | undefined {
  return state === "asked" ? "card" : state === "interested" ? "identity" : undefined;
}

/** Days that an employer has to answer before somebody rings. */
export const ANSWER_WITHIN_DAYS = 7;

export type Turn = "matcher" | "participant" | "employer" | "nobody";

/** Whose turn it is on a day. Whatever has waited too long, and whatever nobody else can do, is the matcher's. */
export function turnOf(proposal: Proposal, today: string): Turn {
  switch (proposal.state) {
    case "proposed":
      return "matcher";
    case "asked":
    case "interested":
      return proposal.talk === undefined ? "participant" : "matcher";
    case "shown":
      return daysAfter(sinceOf(proposal).slice(0, 10), ANSWER_WITHIN_DAYS) < today ? "matcher" : "employer";
    case "known": {
      const next = proposal.meetings.at(-1);
      return next === undefined || next.startsAt.slice(0, 10) < today ? "matcher" : "nobody";
    }
    case "agreed":
      return proposal.agreement.startsOn <= today ? "matcher" : "nobody";
    case "placed":
      return isFollowUpDue(proposal, today) || proposal.agreement.endsOn < today ? "matcher" : "nobody";
    case "ended":
      return isFollowUpDue(proposal, today) ? "matcher" : "nobody";
    case "closed":
      return "nobody";
  }
}

const isFollowUpDue = ({ followUps }: ProposalIn<"placed" | "ended">, today: string): boolean =>
  followUps.some(({ dueOn, participant }) => participant === undefined && dueOn <= today);

/** Since when it is in its state (ISO instant). */
export const sinceOf = ({ moves }: Proposal): string => moves.at(-1)?.at ?? "";

/**
 * What becomes of a proposal, and nothing but that.
 * @throws {Refusal} `transitionNotAllowed` when it is not in a state in which this can happen
 */
export function after(proposal: Proposal, event: ProposalEvent, by: Given): Proposal {
  const next = nextOf(proposal, event, by);
  const moved = next.state === proposal.state ? proposal.moves : [...proposal.moves, { to: next.state, ...by }];
  return { ...next, moves: moved, version: proposal.version + 1 };
}

function nextOf(proposal: Proposal, event: ProposalEvent, by: Given): Proposal {
  switch (event.kind) {
    case "ask":
      if (proposal.state !== "proposed") break;
      return { ...proposal, state: "asked", placementId: event.placementId, card: event.card };
    case "yes": {
      const consent: Consent = { ...by, ...event.consent };
      if (proposal.state === "asked" && event.to === "card") {
        const { talk: _, ...rest } = proposal;
        return { ...rest, state: "shown", cardConsent: consent };
      }
      if (proposal.state === "interested" && event.to === "identity") {
        const { talk: _, ...rest } = proposal;
        return { ...rest, state: "known", identityConsent: consent, meetings: [] };
      }
      break;
    }
    case "no":
      if (questionOf(proposal) !== event.to) break;
      return closed(proposal, { kind: "no", to: event.to }, by);
    case "talk":
      if (questionOf(proposal) !== event.to) break;
      if (proposal.state === "asked" || proposal.state === "interested") return { ...proposal, talk: by };
      break;
    case "meet":
      if (proposal.state !== "shown") break;
      return { ...proposal, state: "interested", interest: by };
    case "notNow":
      if (proposal.state !== "shown") break;
      return closed(proposal, compact({ kind: event.kind, reason: event.reason, askAgainOn: event.askAgainOn }), by);
    case "arrange":
      if (proposal.state !== "known") break;
      return { ...proposal, meetings: [...proposal.meetings, { ...event.meeting, ...by }] };
    case "agree":
      if (proposal.state !== "known" && proposal.state !== "agreed") break;
      return { ...proposal, state: "agreed", agreement: { ...event.agreement, ...by } };
    case "begin":
      if (proposal.state !== "agreed") break;
      return { ...proposal, state: "placed", begunAt: by.at, followUps: followUpsFrom(proposal.agreement.startsOn) };
    case "followUp":
      if (proposal.state !== "placed" && proposal.state !== "ended") break;
      return {
        ...proposal,
        followUps: proposal.followUps.map((followUp) =>
          followUp.point === event.point ? { ...followUp, [event.side]: { how: event.how, ...by } } : followUp,
        ),
      };
    case "end":
      if (proposal.state !== "placed") break;
      return { ...proposal, state: "ended", outcome: event.outcome, endedOn: event.endedOn };
    case "withdraw":
      if (!isOpen(proposal)) break;
      return closed(proposal, compact({ kind: "withdrawn", ownWords: event.ownWords }), by);
    case "close":
      if (!isOpen(proposal) || proposal.state === "placed") break;
      return closed(proposal, { kind: "staff", reason: event.reason }, by);
  }
  throw new Refusal("transitionNotAllowed", { values: { from: proposal.state, to: event.kind } });
}

/** Closed, with every yes taken back: what was shown is shown no more. The card is not kept. */
function closed(proposal: Proposal, closing: Closing, by: Given): ProposalIn<"closed"> {
  const { id, tenantId, version, participantId, employerId, from, moves, state } = proposal;
  const revoked = (consent: Consent | undefined) => consent && { ...consent, revokedAt: by.at };
  return compact({
    id,
    tenantId,
    version,
    participantId,
    employerId,
    from,
    moves,
    placementId: proposal.placementId,
    cardConsent: revoked("cardConsent" in proposal ? proposal.cardConsent : undefined),
    identityConsent: revoked("identityConsent" in proposal ? proposal.identityConsent : undefined),
    state: "closed",
    was: state,
    closing,
  });
}

/** Without the fields that have nothing in them. */
function compact<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
