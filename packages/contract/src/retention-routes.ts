import { idSchema } from "@passa/domain/id";
import { Due, ErasureReason, KeepReason, RetentionRule, RetentionRules } from "@passa/domain/retention/retention";
import * as z from "zod";
import { route } from "./route.ts";

const participantPath = z.strictObject({ participantId: idSchema("participant") });

const Months = RetentionRule.partial({ ground: true }).meta({ id: "RetentionMonths" });

const RetentionView = z
  .strictObject({
    version: z.int().min(1),
    /** By what right is absent while nobody has decided: then it is what Passa proposes. */
    rules: z.strictObject({ unanswered: Months, ended: Months, silent: Months }),
    /** What was decided, the newest first. */
    history: z.array(
      z.strictObject({ version: z.int().min(2), rules: RetentionRules, by: z.string(), at: z.iso.datetime() }),
    ),
  })
  .meta({ id: "RetentionView" });

const noted = {
  /** By a rule. */
  due: Due.meta({ id: "RetentionDue" }).optional(),
  /** By a colleague who works with the person. */
  asked: z
    .strictObject({ reason: ErasureReason, by: z.string(), on: z.iso.date() })
    .meta({ id: "RetentionAsked" })
    .optional(),
  /** Somebody has decided to keep the person until a day. */
  kept: z
    .strictObject({ until: z.iso.date(), reason: KeepReason, by: z.string() })
    .meta({ id: "RetentionKept" })
    .optional(),
};

const RetentionLine = z
  .strictObject({
    participantId: idSchema("participant"),
    number: z.string(),
    /** Who works with the person first of all. */
    responsible: z.string(),
    registeredOn: z.iso.date(),
    ...noted,
  })
  .meta({ id: "RetentionLine" });

const RetentionOfPerson = z.strictObject(noted).meta({ id: "RetentionOfPerson" });

const ground = "Dokumenthanteringsplan 2027, punkt 4.2";

/** How long people are kept: the rules, whose time has come, and what is decided of them. */
export const retentionRoutes = {
  "GET /retention/rules": route({
    summary: "How long what is held on people is kept and by what right, with what was decided before",
    tag: "participants",
    action: "retention.read",
    success: { status: 200, body: RetentionView },
    versioned: "read",
  }),
  "PUT /retention/rules": route({
    summary: "Decide how long people are kept and by what right",
    tag: "participants",
    action: "retention.choose",
    body: z.strictObject({ rules: RetentionRules }).meta({ id: "RetentionChoice" }),
    success: { status: 200, body: RetentionView },
    versioned: "write",
    example: {
      rules: {
        unanswered: { months: 6, ground },
        ended: { months: 24, ground },
        silent: { months: 24, ground },
      },
    },
  }),
  "GET /retention/people": route({
    summary: "Whose time has come, who is asked for and who is kept, by number; found every night",
    tag: "participants",
    action: "retention.read",
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(RetentionLine) }).meta({ id: "RetentionLines" }),
    },
  }),
  "GET /participants/{participantId}/retention": route({
    summary: "Whether a person's time has come and what is decided, for those who work with them",
    tag: "participants",
    action: "retention.ask",
    path: participantPath,
    success: { status: 200, body: RetentionOfPerson },
  }),
  "POST /participants/{participantId}/erasure-request": route({
    summary: "Ask an administrator to decide whether a person is erased",
    tag: "participants",
    action: "retention.ask",
    path: participantPath,
    body: z.strictObject({ reason: ErasureReason }).meta({ id: "ErasureRequest" }),
    success: { status: 200, body: RetentionOfPerson },
    example: { reason: "personAsked" },
  }),
  "POST /participants/{participantId}/keeping": route({
    summary: "Decide to keep a person whose time has come, until a day, two years ahead at most",
    tag: "participants",
    action: "retention.decide",
    path: participantPath,
    body: z.strictObject({ until: z.iso.date(), reason: KeepReason }).meta({ id: "KeepingDecision" }),
    success: { status: 200, body: z.strictObject({ until: z.iso.date() }).meta({ id: "KeptUntil" }) },
    example: { until: "2027-12-31", reason: "openCase" },
  }),
};
