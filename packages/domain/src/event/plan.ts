import * as z from "zod";
import { idSchema } from "../id.ts";
import { EventId, LocalId, Slot } from "./event.ts";

/** A timetable of an event: made by the solver, changed by hand, every time checked whole. */

const pair = { employerId: idSchema("employer"), participantId: idSchema("participant") };

export const PlannedInterview = z
  .strictObject({
    ...pair,
    slot: Slot,
    /** Stands as it is when the timetable is made again. */
    locked: z.boolean(),
  })
  .meta({ id: "PlannedInterview" });
export type PlannedInterview = z.infer<typeof PlannedInterview>;

/** How the search has gone: the best so far and the proven bound, in points, at so many seconds. */
export const PlanPoint = z
  .strictObject({
    seconds: z.number().min(0),
    incumbent: z.number().nullable(),
    bound: z.number().nullable(),
    gapPercent: z.number().nullable(),
  })
  .meta({ id: "PlanPoint" });
export type PlanPoint = z.infer<typeof PlanPoint>;

/** Something that was asked for and that, together with the others of its clash, cannot be met. */
export const PlanDemand = z
  .discriminatedUnion("demand", [
    z.strictObject({ demand: z.literal("fixed"), ...pair, slot: Slot }),
    z.strictObject({ demand: z.literal("required"), ...pair }),
    z.strictObject({ demand: z.literal("employerMin"), employerId: pair.employerId, min: z.int() }),
    z.strictObject({ demand: z.literal("candidateMin"), participantId: pair.participantId, min: z.int() }),
  ])
  .meta({ id: "PlanDemand" });
export type PlanDemand = z.infer<typeof PlanDemand>;

export const PlanFigures = z
  .strictObject({
    value: z.number(),
    /** No timetable can exceed it; null while nothing is proven, and after changes by hand as it was proven before. */
    bound: z.number().nullable(),
    gapPercent: z.number().nullable(),
    interviews: z.int(),
    /** Free slots between interviews, over all candidates. */
    idle: z.int(),
    unscheduledRequired: z.array(z.strictObject(pair)),
    employersShort: z.array(z.strictObject({ employerId: pair.employerId, missing: z.int() })),
    candidatesShort: z.array(z.strictObject({ participantId: pair.participantId, missing: z.int() })),
  })
  .meta({ id: "PlanFigures" });
export type PlanFigures = z.infer<typeof PlanFigures>;

const base = {
  id: idSchema("plan"),
  tenantId: idSchema("tenant"),
  eventId: EventId,
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  createdBy: idSchema("user"),
  changedAt: z.iso.datetime(),
  /** How long the search may take. */
  seconds: z.int().min(1).max(600),
  /** Whether those who have not answered yet were planned for. */
  unanswered: z.boolean(),
};

/**
 * `solving` while the job looks for a timetable, `ready` with one, `failed` when none was found: proven impossible (with what
 * clashes), or none in the time that there was.
 */
export const Plan = z
  .discriminatedUnion("state", [
    z.strictObject({ ...base, state: z.literal("solving") }),
    z.strictObject({
      ...base,
      state: z.literal("ready"),
      /** Why the search ended: nothing better can be, time was up, somebody stopped it, or the machine went down. */
      ended: z.enum(["optimal", "timeUp", "stopped", "interrupted"]),
      figures: PlanFigures,
      clash: z.array(PlanDemand).max(200),
      /** The plan has been changed by hand since it was made. */
      byHand: z.boolean(),
    }),
    z.strictObject({
      ...base,
      state: z.literal("failed"),
      why: z.enum(["impossible", "nothingFound", "interrupted"]),
      clash: z.array(PlanDemand).max(200),
    }),
  ])
  .meta({ id: "Plan" });
export type Plan = z.infer<typeof Plan>;

/** One change by hand. Several at once are one change of the plan: two who swap are two moves. */
export const PlanChange = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("move"), ...pair, slot: Slot }),
    z.strictObject({ kind: z.literal("add"), ...pair, slot: Slot }),
    z.strictObject({ kind: z.literal("remove"), ...pair }),
    z.strictObject({ kind: z.literal("lock"), ...pair }),
    z.strictObject({ kind: z.literal("unlock"), ...pair }),
  ])
  .meta({ id: "PlanChange" });
export type PlanChange = z.infer<typeof PlanChange>;

/** One thing that the checker finds wrong with a timetable, with whom and when it concerns. */
export const PlanViolation = z
  .strictObject({
    rule: z.enum([
      "unlistedPair",
      "metTwice",
      "outsideTheDay",
      "beyondTheEnd",
      "overABreak",
      "candidateTwice",
      "employerTables",
      "resourceCapacity",
      "hallTables",
      "employerUnavailable",
      "candidateUnavailable",
      "resourceUnavailable",
      "employerMax",
      "candidateMax",
      "fixedNotStanding",
      "slotNotAllowed",
      "after",
      "pairNotHeld",
      "unfair",
    ]),
    employerId: pair.employerId.optional(),
    participantId: pair.participantId.optional(),
    resourceId: LocalId.optional(),
    slot: Slot.optional(),
    /** The most that there may be: tables, capacity, interviews. */
    most: z.int().optional(),
    /** The interviews that are in one another's way. */
    interviews: z.array(z.strictObject({ ...pair, slot: Slot })).optional(),
  })
  .meta({ id: "PlanViolation" });
export type PlanViolation = z.infer<typeof PlanViolation>;
