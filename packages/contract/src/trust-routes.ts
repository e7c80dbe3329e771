import { Shown, ShownBecause } from "@passa/domain/audit/audit-event";
import { EventCandidate } from "@passa/domain/event/roster";
import { PairOutcome } from "@passa/domain/event/outcome";
import { idSchema } from "@passa/domain/id";
import { Observation, Source } from "@passa/domain/observation/observation";
import { Enrolment, Participant } from "@passa/domain/participant/participant";
import { Disclosed, Proposal } from "@passa/domain/proposal/proposal";
import { Grant } from "@passa/domain/proposal/grant";
import { Asked, Due, ErasureReason, Kept } from "@passa/domain/retention/retention";
import { Role, staffRoles } from "@passa/domain/user/user";
import * as z from "zod";
import { wholeNumber } from "./query.ts";
import { route } from "./route.ts";

const participantPath = z.strictObject({ participantId: idSchema("participant") });

const SeenLine = z
  .strictObject({
    at: z.iso.datetime(),
    /** Passa itself has no name. */
    by: z.strictObject({ role: Role, name: z.string().optional(), employer: z.string().optional() }),
    /** Absent where something was written down. */
    shown: Shown.optional(),
    because: ShownBecause.optional(),
  })
  .meta({ id: "SeenLine" });

const LogControl = z
  .strictObject({
    /** The Monday of the week. */
    week: z.iso.date(),
    items: z.array(
      z.strictObject({
        userId: idSchema("user"),
        name: z.string(),
        role: z.enum(staffRoles),
        /** People whose data was opened this week. */
        people: z.int(),
        /** The middle of the weeks before; absent while there are too few. */
        usual: z.int().optional(),
        /** People that the reader works with. */
        assigned: z.int(),
        /** How many of those opened the reader does not work with. */
        outside: z.int(),
        unusual: z.array(z.enum(["manyMore", "notOwn"])),
      }),
    ),
  })
  .meta({ id: "LogControl" });

const Export = z
  .strictObject({
    madeAt: z.iso.datetime(),
    participant: Participant,
    account: z.strictObject({ name: z.string(), email: z.email().optional() }).optional(),
    enrolments: z.array(Enrolment),
    observations: z.array(Observation),
    /** Which source counts where staff have chosen. */
    counted: z.array(z.strictObject({ topic: z.string(), source: Source })),
    proposals: z.array(Proposal),
    sightings: z.array(z.strictObject({ what: Disclosed, name: z.string(), at: z.iso.datetime() })),
    events: z.array(
      z.strictObject({
        name: z.string(),
        startsAt: z.string(),
        candidate: EventCandidate.optional(),
        outcomes: z.array(PairOutcome),
      }),
    ),
    /** Of an event, or of a proposal whose meeting it is. */
    times: z.array(
      z.strictObject({
        of: z.union([idSchema("event"), idSchema("proposal")]),
        from: z.iso.datetime(),
        to: z.iso.datetime(),
      }),
    ),
    marks: z.array(z.strictObject({ place: z.string(), mark: z.enum(["shortlisted", "passedOver"]) })),
    /** Who may propose a protected identity to whom. */
    grants: z.array(Grant.omit({ participantId: true })),
    /** Whether the time has come, and what was asked for and decided. */
    retention: z.strictObject({ due: Due.optional(), asked: Asked.optional(), kept: Kept.optional() }),
    seen: z.array(SeenLine),
    /** Whose the ids are. */
    names: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  })
  .meta({ id: "PersonExport" });

/** What people may know of what is held on them, and what ends it. */
export const trustRoutes = {
  "GET /participants/{participantId}/seen": route({
    summary: "Who has seen what is known of a person, and why, the newest first",
    tag: "participants",
    action: "participant.seen",
    path: participantPath,
    query: z.strictObject({ limit: wholeNumber(1, 200, 50), cursor: z.string().max(400).optional() }),
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(SeenLine), next: z.string().optional() }).meta({ id: "SeenLines" }),
    },
  }),
  "GET /participants/{participantId}/export": route({
    summary: "All that is held on a person. That it was given out is written down",
    tag: "participants",
    action: "participant.export",
    path: participantPath,
    success: { status: 200, body: Export },
  }),
  "POST /participants/{participantId}/erasure": route({
    summary: "Erase a person for good; the person's number makes sure who is meant",
    tag: "participants",
    action: "participant.erase",
    path: participantPath,
    body: z
      .strictObject({ number: z.string().regex(/^D-\d{4,6}$/), reason: ErasureReason })
      .meta({ id: "ErasureDecision" }),
    success: { status: 200, body: z.strictObject({ erased: z.literal(true) }).meta({ id: "Erased" }) },
    refusals: ["stillUnderWay"],
    example: { number: "D-9999", reason: "timeIsUp" },
  }),
  "GET /log-control": route({
    summary: "How many people's data each member of staff has opened this week, beside what is usual; numbers alone",
    tag: "members",
    action: "audit.review",
    success: { status: 200, body: LogControl },
  }),
};
