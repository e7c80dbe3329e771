import { PlacementKind } from "@passa/domain/placement/placement";
import * as z from "zod";

const state = z.enum(["met", "unknown", "blocked"]).meta({ id: "CriterionState" });
const range = z.strictObject({ min: z.int(), max: z.int() });
const hours = z.strictObject({ min: z.int(), max: z.int(), wanted: z.int().optional(), maxPerDay: z.int().optional() });
const ids = z.array(z.string()).readonly();
const level = z.int().min(0).max(6);

/** "adaptation:<id>", "hours:<h>", "release:<task>" or "train:<clause>" (MATCHING.md, "What would open it"). */
export const RemedyId = z
  .union([
    z.templateLiteral(["adaptation:", z.string()]),
    z.templateLiteral(["hours:", z.int()]),
    z.templateLiteral(["release:", z.string()]),
    z.templateLiteral(["train:", z.string()]),
  ])
  .meta({ id: "RemedyId", examples: ["adaptation:picture-instructions", "hours:12"] });

/** What every kind of judgement tells: whether it is met, and the single changes of the place that would clear it where it is blocked. */
const judged = { state, remedies: z.array(RemedyId) };

/**
 * One criterion for one person and one place, with the facts of both sides that it was decided on (MATCHING.md,
 * "Criteria"). The domain's `JudgedCriterion`; an absent fact of the person's is unknown.
 */
export const Judgement = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("kind"),
      criterion: z.literal("kind"),
      ...judged,
      offered: PlacementKind,
      seeking: z.array(PlacementKind).readonly(),
    }),
    z.strictObject({
      kind: z.literal("period"),
      criterion: z.literal("period"),
      ...judged,
      startsOn: z.iso.date(),
      latestStartOn: z.iso.date(),
      availableFrom: z.iso.date().optional(),
    }),
    z.strictObject({
      kind: z.literal("age"),
      criterion: z.literal("age"),
      ...judged,
      on: z.iso.date(),
      tasks: ids,
      adultFrom: z.iso.date().optional(),
    }),
    z.strictObject({
      kind: z.literal("hours"),
      criterion: z.literal("hours"),
      ...judged,
      place: range,
      person: hours.optional(),
      common: z.strictObject({ lo: z.int(), hi: z.int() }).optional(),
    }),
    z.strictObject({
      kind: z.literal("schedule"),
      criterion: z.literal("schedule"),
      ...judged,
      need: z.int().optional(),
      common: z.int().optional(),
    }),
    z.strictObject({
      kind: z.literal("travel"),
      criterion: z.literal("travel"),
      ...judged,
      remote: z.boolean(),
      transport: z.boolean(),
      distanceM: z.int().optional(),
      maxTravelKm: z.int().optional(),
    }),
    z.strictObject({
      kind: z.literal("format"),
      criterion: z.literal("format"),
      ...judged,
      given: ids,
      wanted: ids.optional(),
    }),
    z.strictObject({
      kind: z.literal("skill"),
      criterion: z.templateLiteral(["skill:", z.string()]),
      ...judged,
      members: z.array(z.strictObject({ skill: z.string(), state: z.enum(["has", "hasNot", "unknown"]) })).readonly(),
    }),
    z.strictObject({
      kind: z.literal("demand"),
      criterion: z.templateLiteral(["demand:", z.string()]),
      ...judged,
      dimension: z.string(),
      level,
      tasks: ids,
      capacity: level.optional(),
    }),
    z.strictObject({
      kind: z.literal("tasks"),
      criterion: z.literal("tasks"),
      ...judged,
      minTasks: z.int(),
      core: ids,
      doable: ids,
      unknown: ids,
      notDoable: ids,
    }),
    z.strictObject({
      kind: z.literal("avoid"),
      criterion: z.templateLiteral(["avoid:", z.string()]),
      ...judged,
      tag: z.string(),
    }),
  ])
  .meta({ id: "Judgement" });
export type Judgement = z.infer<typeof Judgement>;
