import { SentCommand } from "@passa/domain/event/day";
import { CancelReason, EventDetails, LocalId, Slot } from "@passa/domain/event/event";
import { FollowUpMark, FollowUpNote, MeetAgain } from "@passa/domain/event/outcome";
import { PlanChange } from "@passa/domain/event/plan";
import {
  CandidateSettings,
  CandidateWish,
  EmployerWish,
  EventEmployerSettings,
  OnBehalf,
  PairSetting,
} from "@passa/domain/event/roster";
import { idSchema } from "@passa/domain/id";
import * as z from "zod";
import * as view from "./event-views.ts";
import { route } from "./route.ts";
import { page } from "./views.ts";

const eventPath = z.strictObject({ eventId: idSchema("event") });
const employerPath = z.strictObject({ ...eventPath.shape, employerId: idSchema("employer") });
const candidatePath = z.strictObject({ ...eventPath.shape, participantId: idSchema("participant") });
const planPath = z.strictObject({ ...eventPath.shape, planId: idSchema("plan") });
const pairPath = z.strictObject({ ...employerPath.shape, participantId: idSchema("participant") });
/** A whole number as it stands in an address. */
const written = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
const cardPath = z.strictObject({ ...employerPath.shape, number: written(1, 9999) });

const list = <S extends z.ZodType>(item: S, id: string) => z.strictObject({ items: z.array(item) }).meta({ id });

/** Yes or no to an invitation. Staff who write it down for somebody say why. */
const InvitationAnswer = z
  .strictObject({ answer: z.enum(["yes", "no"]), onBehalf: OnBehalf.optional() })
  .meta({ id: "InvitationAnswer" });

const InvitationAnswered = z.strictObject({ answer: z.enum(["yes", "no"]) }).meta({ id: "InvitationAnswered" });

const changes = z.array(PlanChange).min(1).max(200);

const exampleId = (prefix: string) => `${prefix}_01K5D3XGZ0000000000000000A`;
const details = {
  name: "Jobbmötet i Karlskrona",
  startsAt: "2027-03-18T09:30",
  zone: "Europe/Stockholm",
  slots: 12,
  slotMinutes: 15,
  breaks: [
    { afterSlot: 4, minutes: 15, kind: "pause" },
    { afterSlot: 7, minutes: 45, kind: "lunch" },
  ],
  venue: { name: "Stora salen", address: "Östra Hamngatan 4", locality: "Karlskrona" },
  hall: {
    rooms: [],
    tables: [
      { number: 1, quiet: false },
      { number: 2, quiet: true },
    ],
    rotation: "candidatesWalk",
  },
  resources: [{ id: "interpreter-ar", kind: "interpreter", language: "ar", capacity: 2, unavailable: [] }],
  wishesUntilOn: "2027-03-12",
  limits: { candidateMin: 2, candidateMax: 5 },
  idleWeight: 100,
};
const candidateSettings = { length: 2, unavailable: [], breaks: [5], needs: ["interpreter-ar"] };

/** Speed interviews, from an empty page to the numbers afterwards. */
export const eventRoutes = {
  "GET /events": route({
    summary: "Events: of the municipality for staff, else those that I am invited to; the latest first",
    tag: "events",
    action: "event.list",
    query: z.strictObject({
      limit: written(1, 200).default(50),
      cursor: z.string().max(400).optional(),
    }),
    success: { status: 200, body: page(view.EventRow).meta({ id: "EventPage" }) },
  }),
  "POST /events": route({
    summary: "Begin an event; whoever does is responsible for it",
    tag: "events",
    action: "event.create",
    body: EventDetails,
    success: { status: 201, body: view.EventView },
    versioned: "read",
    example: details,
  }),
  "GET /events/{eventId}": route({
    summary: "One event",
    tag: "events",
    action: "event.read",
    path: eventPath,
    success: { status: 200, body: view.EventView },
    versioned: "read",
  }),
  "PUT /events/{eventId}": route({
    summary: "Change the day, the hall or what is shared",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: EventDetails,
    success: { status: 200, body: view.EventView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: details,
  }),
  "PUT /events/{eventId}/responsible": route({
    summary: "Who answers for an event",
    tag: "events",
    action: "event.assign",
    path: eventPath,
    body: z.strictObject({ userIds: z.array(idSchema("user")).min(1).max(20) }).meta({ id: "EventResponsible" }),
    success: { status: 200, body: view.EventView },
    versioned: "write",
    example: { userIds: [exampleId("usr")] },
  }),
  "POST /events/{eventId}/transitions": route({
    summary: "Begin inviting, go back to it, begin the day, end it",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z.strictObject({ to: z.enum(["inviting", "running", "done"]) }).meta({ id: "EventTransition" }),
    success: { status: 200, body: view.EventView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { to: "inviting" },
  }),
  "POST /events/{eventId}/cancellation": route({
    summary: "Call an event off: its times are given back and everybody who was invited is told",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z.strictObject({ reason: CancelReason }).meta({ id: "EventCancellation" }),
    success: { status: 200, body: view.EventView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { reason: "tooFewEmployers" },
  }),
  "GET /events/{eventId}/outlook": route({
    summary: "Whether it adds up: seats, minimums, interpreters",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: view.EventOutlook },
  }),
  "POST /events/{eventId}/invitations": route({
    summary: "Send the invitations that have not been sent, or remind those who have not answered or wished",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z
      .strictObject({ what: z.enum(["invite", "remind"]), whom: z.enum(["employers", "candidates", "all"]) })
      .meta({ id: "InvitationRound" }),
    success: { status: 200, body: view.InvitationsSent },
    refusals: ["transitionNotAllowed"],
    example: { what: "invite", whom: "all" },
  }),

  "GET /events/{eventId}/employers": route({
    summary: "Employers of an event",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: list(view.EventEmployerView, "EventEmployers") },
  }),
  "POST /events/{eventId}/employers": route({
    summary: "Put an approved employer on the list, at the next free table unless tables are named",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z
      .strictObject({
        employerId: idSchema("employer"),
        placementIds: z.array(idSchema("placement")).max(20).optional(),
        tables: EventEmployerSettings.shape.tables.optional(),
      })
      .meta({ id: "NewEventEmployer" }),
    success: { status: 201, body: view.EventEmployerView },
    versioned: "read",
    refusals: ["alreadyExists", "transitionNotAllowed", "beingPublished", "employerNotApproved"],
    example: { employerId: exampleId("emp") },
  }),
  "PUT /events/{eventId}/employers/{employerId}": route({
    summary: "Change an employer's places, tables, times and number of interviews",
    tag: "events",
    action: "event.write",
    path: employerPath,
    body: EventEmployerSettings,
    success: { status: 200, body: view.EventEmployerView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { placementIds: [], tables: [1], unavailable: [0, 1] },
  }),
  "GET /events/{eventId}/employers/{employerId}/removal": route({
    summary: "What would fall with an employer",
    tag: "events",
    action: "event.people",
    path: employerPath,
    success: { status: 200, body: view.Removal },
  }),
  "POST /events/{eventId}/employers/{employerId}/removal": route({
    summary: "Take an employer off the list, and with it what falls",
    tag: "events",
    action: "event.write",
    path: employerPath,
    success: { status: 200, body: view.Removal },
    refusals: ["transitionNotAllowed", "beingPublished", "stale"],
  }),
  "PUT /events/{eventId}/employers/{employerId}/answer": route({
    summary: "An employer's yes or no, by itself or written down by staff",
    tag: "events",
    action: "event.host",
    path: employerPath,
    body: InvitationAnswer,
    success: { status: 200, body: InvitationAnswered },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { answer: "yes", onBehalf: "byPhone" },
  }),
  "GET /events/{eventId}/employers/{employerId}/cards": route({
    summary: "Cards of those who want to meet this employer, without names",
    tag: "events",
    action: "event.host",
    path: employerPath,
    success: { status: 200, body: view.EventCards },
  }),
  "PUT /events/{eventId}/employers/{employerId}/wishes": route({
    summary: "Whom the employer wants to meet, by card",
    tag: "events",
    action: "event.host",
    path: employerPath,
    body: z.strictObject({ wishes: z.array(EmployerWish).max(500) }).meta({ id: "EmployerWishes" }),
    success: { status: 200, body: view.EventCards },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { wishes: [{ number: 17, level: "want" }] },
  }),
  "GET /events/{eventId}/employers/{employerId}/schedule": route({
    summary: "An employer's interviews: number and table, and the card where the person has said yes",
    tag: "events",
    action: "event.host",
    path: employerPath,
    success: { status: 200, body: view.EmployerSchedule },
  }),
  "PUT /events/{eventId}/employers/{employerId}/outcomes/{number}": route({
    summary: "An employer's mark and notes after an interview, and whether to meet again",
    tag: "events",
    action: "event.host",
    path: cardPath,
    body: z
      .strictObject({
        mark: FollowUpMark.nullable().optional(),
        notes: z.array(FollowUpNote).max(7).optional(),
        answer: MeetAgain.optional(),
        /** Staff read it off paper. */
        fromPaper: z.boolean().optional(),
      })
      .meta({ id: "EmployerOutcome" }),
    success: { status: 200, body: view.OwnOutcome },
    refusals: ["transitionNotAllowed"],
    example: { mark: "secondInterview", notes: ["visitTheWorkplace"], answer: "yes" },
  }),

  "GET /events/{eventId}/candidates": route({
    summary: "Candidates of an event, by number; for matchers those whom they work with",
    tag: "events",
    action: "event.candidates",
    path: eventPath,
    success: { status: 200, body: list(view.EventCandidateView, "EventCandidates") },
  }),
  "POST /events/{eventId}/candidates": route({
    summary: "Put people on the list: by their numbers, or those who fit the places of the employers best",
    tag: "events",
    action: "event.nominate",
    path: eventPath,
    body: z
      .discriminatedUnion("by", [
        z.strictObject({
          by: z.literal("number"),
          /** As staff and paper have them. */
          numbers: z
            .array(z.string().regex(/^D-\d{4,6}$/))
            .min(1)
            .max(200),
        }),
        z.strictObject({
          by: z.literal("place"),
          /** The employers' places, or these of them. */
          placementIds: z.array(idSchema("placement")).min(1).max(20).optional(),
          atMost: z.int().min(1).max(200),
        }),
      ])
      .meta({ id: "NewCandidates" }),
    success: { status: 201, body: view.CandidatesAdded },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { by: "number", numbers: ["D-1018", "D-1042"] },
  }),
  "PUT /events/{eventId}/candidates/{participantId}": route({
    summary: "Change a candidate's length of interviews, breaks, times, needs and number of interviews",
    tag: "events",
    action: "event.nominate",
    path: candidatePath,
    body: CandidateSettings,
    success: { status: 200, body: view.EventCandidateView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: candidateSettings,
  }),
  "GET /events/{eventId}/candidates/{participantId}/removal": route({
    summary: "What would fall with a candidate",
    tag: "events",
    action: "event.people",
    path: candidatePath,
    success: { status: 200, body: view.Removal },
  }),
  "POST /events/{eventId}/candidates/{participantId}/removal": route({
    summary: "Take a candidate off the list, and with them what falls; the card's number is never used again",
    tag: "events",
    action: "event.write",
    path: candidatePath,
    success: { status: 200, body: view.Removal },
    refusals: ["transitionNotAllowed", "beingPublished", "stale"],
  }),
  "PUT /events/{eventId}/candidates/{participantId}/answer": route({
    summary: "A person's yes or no, by themselves or written down by staff",
    tag: "events",
    action: "event.takePart",
    path: candidatePath,
    body: InvitationAnswer,
    success: { status: 200, body: InvitationAnswered },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { answer: "yes", onBehalf: "lacksDigitalSkill" },
  }),
  "GET /events/{eventId}/candidates/{participantId}/wishes": route({
    summary: "Employers that a person can wish to meet, and what they wish",
    tag: "events",
    action: "event.takePart",
    path: candidatePath,
    success: { status: 200, body: view.WishList },
  }),
  "PUT /events/{eventId}/candidates/{participantId}/wishes": route({
    summary: "Whom a person wants to meet; wanting lets that employer see the card, without a name",
    tag: "events",
    action: "event.takePart",
    path: candidatePath,
    body: z.strictObject({ wishes: z.array(CandidateWish).max(200) }).meta({ id: "CandidateWishes" }),
    success: { status: 200, body: view.WishList },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { wishes: [{ employerId: exampleId("emp"), level: "want" }] },
  }),
  "GET /events/{eventId}/candidates/{participantId}/schedule": route({
    summary: "A person's day: when, where, whom",
    tag: "events",
    action: "event.takePart",
    path: candidatePath,
    success: { status: 200, body: view.CandidateSchedule },
  }),
  "PUT /events/{eventId}/candidates/{participantId}/outcomes/{employerId}": route({
    summary: "Whether a person wants to meet an employer again, by themselves or read off paper by staff",
    tag: "events",
    action: "event.takePart",
    path: pairPath,
    body: z.strictObject({ answer: MeetAgain, fromPaper: z.boolean().optional() }).meta({ id: "CandidateOutcome" }),
    success: { status: 200, body: view.OwnOutcome },
    refusals: ["transitionNotAllowed"],
    example: { answer: "yes" },
  }),

  "GET /events/{eventId}/matrix": route({
    summary: "Who might meet whom: how they fit, what both sides wish, and what the organiser has decided",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: view.EventMatrix },
  }),
  "PUT /events/{eventId}/pairs/{employerId}/{participantId}": route({
    summary: "Let a pair meet that would not, require it, keep it to some slots or let it wait for others; null takes the decision back",
    tag: "events",
    action: "event.write",
    path: pairPath,
    body: z
      .strictObject({ setting: PairSetting.omit({ employerId: true, participantId: true }).nullable() })
      .meta({ id: "PairDecision" }),
    success: { status: 204, body: null },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { setting: { added: true, required: true, slots: [0, 1, 2, 3] } },
  }),

  "GET /events/{eventId}/plans": route({
    summary: "Timetables of an event, the newest first",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: list(view.PlanRow, "PlanRows") },
  }),
  "POST /events/{eventId}/plans": route({
    summary: "Look for a timetable, as a job that goes on without the browser",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z
      .strictObject({
        seconds: z.int().min(1).max(600),
        /** Plan for those too who have not answered yet. */
        unanswered: z.boolean(),
        /** Keep what is locked in this plan. */
        keepLocksOf: idSchema("plan").optional(),
      })
      .meta({ id: "NewPlan" }),
    success: { status: 202, body: view.PlanView },
    refusals: ["transitionNotAllowed", "beingPublished"],
    example: { seconds: 20, unanswered: false },
  }),
  "GET /events/{eventId}/plans/{planId}": route({
    summary: "One timetable",
    tag: "events",
    action: "event.people",
    path: planPath,
    success: { status: 200, body: view.PlanView },
    versioned: "read",
  }),
  "GET /events/{eventId}/plans/{planId}/progress": route({
    summary: "How the search goes, as server-sent events; what has been so far comes first",
    tag: "events",
    action: "event.people",
    path: planPath,
    success: { status: 200, body: view.PlanProgress },
    text: "text/event-stream",
  }),
  "POST /events/{eventId}/plans/{planId}/stop": route({
    summary: "End the search and keep the best so far",
    tag: "events",
    action: "event.write",
    path: planPath,
    success: { status: 202, body: view.PlanView },
  }),
  "POST /events/{eventId}/plans/{planId}/check": route({
    summary: "What the checker says to changes; nothing is saved",
    tag: "events",
    action: "event.people",
    path: planPath,
    body: z.strictObject({ changes }).meta({ id: "PlanTrial" }),
    success: { status: 200, body: view.PlanCheck },
    refusals: ["transitionNotAllowed"],
    example: { changes: [{ kind: "move", employerId: exampleId("emp"), participantId: exampleId("par"), slot: 4 }] },
  }),
  "POST /events/{eventId}/plans/{planId}/changes": route({
    summary: "Change a timetable by hand, all changes or none; of a published one everybody's time moves with it",
    tag: "events",
    action: "event.write",
    path: planPath,
    body: z.strictObject({ changes }).meta({ id: "PlanChanges" }),
    success: { status: 200, body: view.PlanView },
    versioned: "write",
    refusals: ["transitionNotAllowed", "beingPublished", "timetableNotPossible", "timeTaken"],
    example: { changes: [{ kind: "lock", employerId: exampleId("emp"), participantId: exampleId("par") }] },
  }),
  "POST /events/{eventId}/plans/{planId}/choice": route({
    summary: "Let the event go by this timetable; nobody's time is touched yet",
    tag: "events",
    action: "event.write",
    path: planPath,
    success: { status: 200, body: view.EventView },
    versioned: "read",
    refusals: ["transitionNotAllowed", "beingPublished"],
  }),
  "POST /events/{eventId}/publication": route({
    summary: "Reserve everybody's time and then show the timetable, or nothing of it; a job, told by the event's state",
    tag: "events",
    action: "event.write",
    path: eventPath,
    body: z.strictObject({ planId: idSchema("plan") }).meta({ id: "Publication" }),
    success: { status: 202, body: view.EventView },
    /** If-Match is the plan's version. */
    versioned: "write",
    refusals: ["transitionNotAllowed", "timetableNotPossible"],
    example: { planId: exampleId("pln") },
  }),

  "GET /events/{eventId}/day": route({
    summary: "The day in the hall: the clock, who is there, and what has happened since",
    tag: "events",
    action: "event.people",
    path: eventPath,
    query: z.strictObject({
      /** Number of the last entry that is known. */
      after: written(0, 9_999_999).default(0),
      /** Version of the plan that is held. */
      planVersion: written(1, 9_999_999).optional(),
    }),
    success: { status: 200, body: view.DayView },
    refusals: ["transitionNotAllowed"],
  }),
  "POST /events/{eventId}/day/commands": route({
    summary: "What has happened in the hall, in order; sent again after a loss of the network, nothing is done twice",
    tag: "events",
    action: "event.people",
    path: eventPath,
    body: z.strictObject({ commands: z.array(SentCommand).min(1).max(200) }).meta({ id: "DayCommands" }),
    success: { status: 200, body: view.CommandsHeard },
    refusals: ["transitionNotAllowed"],
    example: {
      commands: [
        { id: "b1f2c3d4-0001", at: "2027-03-18T08:24:00.000Z", command: { kind: "checkIn", card: 17 } },
        { id: "b1f2c3d4-0002", at: "2027-03-18T08:30:00.000Z", command: { kind: "startRound", slot: 0 } },
      ],
    },
  }),
  "POST /events/{eventId}/replans": route({
    summary: "Two ways on when somebody is late or away or a table closes: fewest changes, and best value",
    tag: "events",
    action: "event.people",
    path: eventPath,
    body: z
      .strictObject({
        /** The first round that may still change. */
        fromSlot: Slot,
        absent: z.array(idSchema("participant")).max(500).default([]),
        /** There from this slot on. */
        late: z
          .array(z.strictObject({ participantId: idSchema("participant"), slot: Slot }))
          .max(500)
          .default([]),
        /** Gone from this slot on. */
        leaving: z
          .array(z.strictObject({ participantId: idSchema("participant"), slot: Slot }))
          .max(500)
          .default([]),
        /** Employers who are gone. */
        out: z.array(idSchema("employer")).max(100).default([]),
        tables: z
          .array(z.strictObject({ employerId: idSchema("employer"), open: z.int().min(0).max(10) }))
          .max(100)
          .default([]),
        resources: z
          .array(z.strictObject({ resourceId: LocalId, capacity: z.int().min(0).max(50) }))
          .max(40)
          .default([]),
        /** What an interview that is moved must gain, points. */
        keepWeight: z.int().min(0).max(100_000).default(2000),
      })
      .meta({ id: "NewReplan" }),
    success: { status: 200, body: view.ReplanView },
    refusals: ["transitionNotAllowed"],
    example: { fromSlot: 4, absent: [exampleId("par")] },
  }),
  "POST /events/{eventId}/replans/{replanId}/choice": route({
    summary: "Go on by one of the two",
    tag: "events",
    action: "event.write",
    path: z.strictObject({ ...eventPath.shape, replanId: idSchema("replan") }),
    body: z.strictObject({ choice: z.enum(["fewestChanges", "bestValue"]) }).meta({ id: "ReplanChoice" }),
    success: { status: 200, body: view.PlanView },
    /** If-Match is the plan's version that the two were made from. */
    versioned: "write",
    refusals: ["transitionNotAllowed", "timeTaken"],
    example: { choice: "fewestChanges" },
  }),
  "GET /events/{eventId}/board": route({
    summary: "The board on the wall: numbers and tables of every round",
    tag: "events",
    action: "event.board",
    path: eventPath,
    success: { status: 200, body: view.BoardView },
    refusals: ["transitionNotAllowed"],
  }),
  "GET /events/{eventId}/sheets": route({
    summary: "Everybody's sheet, for printing",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: view.EventSheets },
    refusals: ["transitionNotAllowed"],
  }),

  "GET /events/{eventId}/outcomes": route({
    summary: "What came of the interviews: marks, and who wants to meet again",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: view.EventOutcomes },
  }),
  "GET /events/{eventId}/numbers": route({
    summary: "The event in numbers",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: view.EventNumbers },
    refusals: ["transitionNotAllowed"],
  }),
  "GET /events/{eventId}/proposals": route({
    summary: "Proposals that an event has led to",
    tag: "events",
    action: "event.people",
    path: eventPath,
    success: { status: 200, body: list(view.ProposalRow, "ProposalRows") },
  }),

  "GET /participants/{participantId}/attendance": route({
    summary: "The days of interviews that a person was on the list of: whether they came",
    tag: "participants",
    action: "participant.read",
    path: z.strictObject({ participantId: idSchema("participant") }),
    success: { status: 200, body: list(view.AttendanceRow, "Attendance") },
  }),
  "GET /participants/{participantId}/calendar": route({
    summary: "Whether a person's times are shared with a calendar",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ participantId: idSchema("participant") }),
    success: { status: 200, body: view.CalendarState },
  }),
  "POST /participants/{participantId}/calendar": route({
    summary: "Make the address of a person's calendar; the one before stops working",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ participantId: idSchema("participant") }),
    success: { status: 201, body: view.CalendarLink },
  }),
  "POST /participants/{participantId}/calendar/revocation": route({
    summary: "Stop sharing a person's times",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ participantId: idSchema("participant") }),
    success: { status: 200, body: view.CalendarState },
  }),
  "GET /employers/{employerId}/calendar": route({
    summary: "Whether an employer's times are shared with a calendar",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ employerId: idSchema("employer") }),
    success: { status: 200, body: view.CalendarState },
  }),
  "POST /employers/{employerId}/calendar": route({
    summary: "Make the address of an employer's calendar; the one before stops working",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ employerId: idSchema("employer") }),
    success: { status: 201, body: view.CalendarLink },
  }),
  "POST /employers/{employerId}/calendar/revocation": route({
    summary: "Stop sharing an employer's times",
    tag: "calendars",
    action: "calendar.share",
    path: z.strictObject({ employerId: idSchema("employer") }),
    success: { status: 200, body: view.CalendarState },
  }),
  "GET /calendars/{token}": route({
    summary: "A calendar (iCalendar): title and time",
    tag: "calendars",
    action: "public",
    path: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}(\.ics)?$/) }),
    success: { status: 200, body: z.string().meta({ id: "Calendar" }) },
    text: "text/calendar",
  }),
} as const;
