import { idSchema } from "@passa/domain/id";
import { PlacementKind } from "@passa/domain/placement/placement";
import { Card } from "@passa/domain/proposal/card";
import { FollowUpPoint, HowItGoes } from "@passa/domain/proposal/follow-up";
import { Grant } from "@passa/domain/proposal/grant";
import {
  Agreement,
  Closing,
  Consent,
  Disclosed,
  Meeting,
  PlacementOutcome,
  Proposal,
  ProposalMove,
  ProposalStateKind,
} from "@passa/domain/proposal/proposal";
import * as z from "zod";

/** Bodies of the answers about proposals: one thing as staff, the person and the employer see it. */

const person = z.strictObject({ number: z.string(), name: z.string(), initials: z.string() });
const turn = z.enum(["matcher", "participant", "employer", "nobody"]);
const place = z.strictObject({ id: idSchema("placement"), title: z.string() });

/** That somebody of the employer has looked, the newest time. */
const Seen = z.strictObject({ what: Disclosed, name: z.string(), at: z.iso.datetime() }).meta({ id: "SeenBy" });

/** A follow-up as one side has answered it. */
const SaidFollowUp = z
  .strictObject({ point: FollowUpPoint, dueOn: z.iso.date(), said: HowItGoes.optional() })
  .meta({ id: "SaidFollowUp" });

export const ProposalBoardRow = z
  .strictObject({
    id: idSchema("proposal"),
    version: z.int(),
    state: ProposalStateKind,
    since: z.iso.datetime(),
    turn,
    participantId: idSchema("participant"),
    person,
    employerId: idSchema("employer"),
    employer: z.string(),
    title: z.string().optional(),
    /** The person wants to talk before answering. */
    wantsToTalk: z.boolean(),
    meeting: Meeting.pick({ kind: true, startsAt: true }).optional(),
    period: z.strictObject({ startsOn: z.iso.date(), endsOn: z.iso.date() }).optional(),
    nextFollowUpOn: z.iso.date().optional(),
    outcome: PlacementOutcome.optional(),
    closing: Closing.optional(),
  })
  .meta({ id: "ProposalBoardRow" });

export const ProposalView = z
  .strictObject({
    proposal: Proposal,
    person,
    employer: z.string(),
    place: place
      .extend({
        seats: z.int(),
        /** Seats that proposals have taken. */
        taken: z.int(),
        tasks: z.array(z.strictObject({ id: z.string(), title: z.string(), removable: z.boolean() })),
        adaptations: z.array(z.string()),
        startsOn: z.iso.date(),
        hours: z.strictObject({ min: z.int(), max: z.int() }),
      })
      .optional(),
    /** Places that it could be about, while that is open. */
    places: z.array(place),
    turn,
    seen: z.array(Seen),
    moves: z.array(ProposalMove.extend({ name: z.string() })),
  })
  .meta({ id: "ProposalView" });

/** What the person has done, in the words of the agreement. */
const Certificate = z
  .strictObject({
    name: z.string(),
    employer: z.string(),
    title: z.string(),
    tasks: z.array(z.string()),
    startsOn: z.iso.date(),
    endedOn: z.iso.date(),
    hoursPerWeek: z.int(),
    supervisor: z.string(),
  })
  .meta({ id: "Certificate" });

/** A proposal as the person sees it: who asks, what would be shown, what has been said, who has looked. */
export const OwnProposal = z
  .strictObject({
    id: idSchema("proposal"),
    version: z.int(),
    participantId: idSchema("participant"),
    state: ProposalStateKind,
    since: z.iso.datetime(),
    /** What the person is asked to let the employer see. */
    question: Disclosed.optional(),
    wantsToTalk: z.boolean(),
    employer: z.string(),
    work: z.strictObject({
      title: z.string(),
      kind: PlacementKind.optional(),
      field: z.string().optional(),
      hours: z.strictObject({ min: z.int(), max: z.int() }).optional(),
      startsOn: z.iso.date().optional(),
      tasks: z.array(
        z.strictObject({ id: z.string(), title: z.string(), pictogram: z.string().optional(), removable: z.boolean() }),
      ),
    }),
    where: z.strictObject({ name: z.string(), address: z.string(), locality: z.string() }).optional(),
    /** Whoever works with the person. */
    contact: z.string().optional(),
    card: Card.optional(),
    cardConsent: Consent.optional(),
    identityConsent: Consent.optional(),
    meeting: Meeting.optional(),
    agreement: Agreement.optional(),
    followUps: z.array(SaidFollowUp).optional(),
    closing: z.enum(["no", "withdrawn", "notNow", "staff"]).optional(),
    certificate: Certificate.optional(),
    seen: z.array(Seen),
  })
  .meta({ id: "OwnProposal" });

export const EmployerProposalRow = z
  .strictObject({
    id: idSchema("proposal"),
    version: z.int(),
    state: ProposalStateKind,
    since: z.iso.datetime(),
    title: z.string(),
    answerBy: z.iso.date().optional(),
  })
  .meta({ id: "EmployerProposalRow" });

/** The card, and with the second yes the name. What is no longer shown has no card. */
export const EmployerProposal = z
  .strictObject({
    ...EmployerProposalRow.shape,
    placementId: idSchema("placement").optional(),
    shownAt: z.iso.datetime().optional(),
    card: Card.optional(),
    /** Whom the employer can ask: somebody of the municipality. */
    contact: z.string().optional(),
    name: z.string().optional(),
    meeting: Meeting.optional(),
    agreement: Agreement.optional(),
    followUps: z.array(SaidFollowUp).optional(),
  })
  .meta({ id: "EmployerProposal" });

export const ProposalGrantView = z
  .strictObject({
    ...Grant.pick({ id: true, reason: true, until: true }).shape,
    number: z.string(),
    employer: z.string(),
    /** Who may propose. */
    colleague: z.string(),
    by: z.string(),
    on: z.iso.date(),
  })
  .meta({ id: "ProposalGrantView" });
export const FollowUpNoted = z.strictObject({ version: z.int() }).meta({ id: "FollowUpNoted" });
