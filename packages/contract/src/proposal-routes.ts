import { OnBehalf } from "@passa/domain/event/roster";
import { idSchema } from "@passa/domain/id";
import { FollowUpPoint, HowItGoes } from "@passa/domain/proposal/follow-up";
import { Grant } from "@passa/domain/proposal/grant";
import {
  AgreementDetails,
  ClosingReason,
  Disclosed,
  Meeting,
  NotNowReason,
  PlacementOutcome,
} from "@passa/domain/proposal/proposal";
import * as z from "zod";
import * as view from "./proposal-views.ts";
import { route } from "./route.ts";

const proposalPath = z.strictObject({ proposalId: idSchema("proposal") });
const participantPath = z.strictObject({ participantId: idSchema("participant") });
const employerPath = z.strictObject({ employerId: idSchema("employer") });

const list = <S extends z.ZodType>(item: S, id: string) => z.strictObject({ items: z.array(item) }).meta({ id });
/** Staff who write for somebody say why. */
const behalf = { onBehalf: OnBehalf.optional() };
const ownWords = z.string().min(1).max(500).optional();
const exampleId = (prefix: string) => `${prefix}_01K5D3XGZ0000000000000000A`;

/** From a proposal to a certificate. */
export const proposalRoutes = {
  "GET /proposals": route({
    summary: "The board: proposals of the people I work with, the oldest first",
    tag: "proposals",
    action: "proposal.list",
    success: { status: 200, body: list(view.ProposalBoardRow, "ProposalBoard") },
  }),
  "POST /participants/{participantId}/proposals": route({
    summary: "Propose a person for a place; the person is asked whether the employer may see a card without a name",
    tag: "proposals",
    action: "proposal.make",
    path: participantPath,
    body: z
      .strictObject({ placementId: idSchema("placement"), from: z.enum(["ranking", "shortlist"]) })
      .meta({ id: "NewProposal" }),
    success: { status: 201, body: view.ProposalView },
    versioned: "read",
    refusals: ["alreadyExists", "employerNotApproved", "grantMissing", "transitionNotAllowed", "notPublishable"],
    example: { placementId: exampleId("plc"), from: "ranking" },
  }),
  "GET /proposal-grants": route({
    summary: "Who may propose which protected identity to whom, and until when; people by number",
    tag: "proposals",
    action: "proposal.grant",
    success: { status: 200, body: list(view.ProposalGrantView, "ProposalGrants") },
  }),
  "POST /proposal-grants": route({
    summary: "Name the matcher who may propose a protected identity to one employer, until a day",
    tag: "proposals",
    action: "proposal.grant",
    body: z
      .strictObject({
        number: z.string().regex(/^D-\d{4,6}$/),
        employerId: idSchema("employer"),
        userId: idSchema("user"),
        reason: Grant.shape.reason,
        until: Grant.shape.until,
      })
      .meta({ id: "ProposalGrant" }),
    success: { status: 201, body: view.ProposalGrantView },
    example: {
      number: "D-9999",
      employerId: exampleId("emp"),
      userId: exampleId("usr"),
      reason: "Beslut 2027-03-01",
      until: "2027-06-30",
    },
  }),
  "POST /proposal-grants/{grantId}/revocation": route({
    summary: "End a grant now",
    tag: "proposals",
    action: "proposal.grant",
    path: z.strictObject({ grantId: idSchema("grant") }),
    success: { status: 200, body: z.strictObject({ ended: z.literal(true) }).meta({ id: "ProposalGrantEnded" }) },
  }),
  "GET /proposals/{proposalId}": route({
    summary: "One proposal, for those who work with the person",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    success: { status: 200, body: view.ProposalView },
    versioned: "read",
  }),
  "POST /proposals/{proposalId}/question": route({
    summary: "Ask the person about a proposal that came of an event; of several places, about this one",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    body: z.strictObject({ placementId: idSchema("placement").optional() }).meta({ id: "ProposalQuestion" }),
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["alreadyExists", "employerNotApproved", "grantMissing", "transitionNotAllowed", "notPublishable"],
    example: { placementId: exampleId("plc") },
  }),
  "GET /participants/{participantId}/proposals": route({
    summary: "A person's proposals, the newest first: what is asked, what would be shown to whom, who has looked",
    tag: "proposals",
    action: "proposal.answer",
    path: participantPath,
    success: { status: 200, body: list(view.OwnProposal, "OwnProposals") },
  }),
  "POST /proposals/{proposalId}/answer": route({
    summary: "The person's answer: yes, no, or wanting to talk first. First the card, then, asked again, who they are",
    tag: "proposals",
    action: "proposal.answer",
    path: proposalPath,
    body: z
      .strictObject({
        /** Which question is answered. */
        to: Disclosed,
        answer: z.enum(["yes", "no", "talk"]),
        /** The language that the question was read in, as the catalogues name it. */
        language: z.string().min(2).max(20),
        ownWords,
        ...behalf,
      })
      .meta({ id: "ProposalAnswer" }),
    success: { status: 200, body: view.OwnProposal },
    versioned: "write",
    refusals: ["transitionNotAllowed", "employerNotApproved"],
    example: { to: "card", answer: "yes", language: "sv-easy" },
  }),
  "GET /employers/{employerId}/proposals": route({
    summary: "Cards that an employer has been shown, the newest first; nothing of the cards themselves",
    tag: "proposals",
    action: "proposal.host",
    path: employerPath,
    success: { status: 200, body: list(view.EmployerProposalRow, "EmployerProposals") },
    refusals: ["employerNotApproved"],
  }),
  "GET /proposals/{proposalId}/card": route({
    summary: "The card, and after the second yes the name. That the employer looked is written down",
    tag: "proposals",
    action: "proposal.host",
    path: proposalPath,
    success: { status: 200, body: view.EmployerProposal },
    versioned: "read",
  }),
  "POST /proposals/{proposalId}/reply": route({
    summary: "The employer wants to meet, or not now with a reason about the place",
    tag: "proposals",
    action: "proposal.host",
    path: proposalPath,
    body: z
      .discriminatedUnion("answer", [
        z.strictObject({ answer: z.literal("meet"), ...behalf }),
        z.strictObject({
          answer: z.literal("notNow"),
          reason: NotNowReason,
          askAgainOn: z.iso.date().optional(),
          ...behalf,
        }),
      ])
      .meta({ id: "ProposalReply" }),
    success: { status: 200, body: view.EmployerProposal },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { answer: "notNow", reason: "noSupervisor" },
  }),
  "POST /proposals/{proposalId}/meetings": route({
    summary: "Set a meeting or a visit to try the work; the newest counts, and takes the person's time",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    body: Meeting.pick({ kind: true, startsAt: true, where: true }).meta({ id: "NewMeeting" }),
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "timeTaken"],
    example: { kind: "meeting", startsAt: "2027-03-05T10:00", where: "Nordkajen 4" },
  }),
  "PUT /proposals/{proposalId}/agreement": route({
    summary: "Hours, tasks left out, adaptations, supervisor and period",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    body: AgreementDetails,
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: {
      startsOn: "2027-03-15",
      endsOn: "2027-06-15",
      hoursPerWeek: 20,
      tasksLeftOut: [],
      adaptations: ["picture-instructions"],
      supervisor: { name: "Robin Berg", phone: "0455-30 30 00" },
    },
  }),
  "POST /proposals/{proposalId}/beginning": route({
    summary: "The work begins and a seat of the place is taken",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "noSeatLeft"],
  }),
  "POST /proposals/{proposalId}/follow-ups": route({
    summary: "How it goes at a fixed point: one's own word, or written down by staff for a side",
    tag: "proposals",
    action: "proposal.followUp",
    path: proposalPath,
    body: z
      .strictObject({
        point: FollowUpPoint,
        how: HowItGoes,
        /** Whose word staff write down. */
        side: z.enum(["employer", "participant"]).optional(),
        ...behalf,
      })
      .meta({ id: "NewFollowUp" }),
    success: { status: 200, body: view.FollowUpNoted },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { point: "twoWeeks", how: "well", side: "participant", onBehalf: "byPhone" },
  }),
  "POST /proposals/{proposalId}/end": route({
    summary: "The work has ended, with what came of it; the seat is free and the person has a certificate",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    body: z.strictObject({ outcome: PlacementOutcome, endedOn: z.iso.date() }).meta({ id: "ProposalEnd" }),
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { outcome: "employment", endedOn: "2027-06-15" },
  }),
  "POST /proposals/{proposalId}/closing": route({
    summary: "Staff end a proposal before the work has begun",
    tag: "proposals",
    action: "proposal.arrange",
    path: proposalPath,
    body: z.strictObject({ reason: ClosingReason }).meta({ id: "ProposalClosing" }),
    success: { status: 200, body: view.ProposalView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { reason: "placeGone" },
  }),
  "POST /proposals/{proposalId}/withdrawal": route({
    summary: "The person takes everything back, at any time; nothing is shown any more and a seat is free",
    tag: "proposals",
    action: "proposal.answer",
    path: proposalPath,
    body: z.strictObject({ ownWords, ...behalf }).meta({ id: "ProposalWithdrawal" }),
    success: { status: 200, body: view.OwnProposal },
    refusals: ["transitionNotAllowed", "stale"],
    example: { onBehalf: "byPhone" },
  }),
} as const;
