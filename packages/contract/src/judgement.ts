import { z } from "zod";

const state = z.enum(["met", "unknown", "blocked"]);
const range = z.strictObject({ min: z.int(), max: z.int() });
const level = z.int().min(0).max(6);

/**
 * One criterion for one person and one place, with the facts of both sides that the explanation speaks of
 * (MATCHING.md, "Criteria"). Same shape as `Judgement` of the domain; an absent fact is unknown.
 */
export const Judgement = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("kind"),
      criterion: z.string(),
      state,
      wanted: z.string(),
      seeking: z.array(z.string()),
    }),
    z.strictObject({
      kind: z.literal("period"),
      criterion: z.string(),
      state,
      startsOn: z.iso.date(),
      latestStartOn: z.iso.date(),
      availableFrom: z.iso.date().optional(),
    }),
    z.strictObject({
      kind: z.literal("age"),
      criterion: z.string(),
      state,
      hazardousTasks: z.array(z.string()),
      adultFrom: z.iso.date().optional(),
    }),
    z.strictObject({
      kind: z.literal("hours"),
      criterion: z.string(),
      state,
      place: range,
      person: range.extend({ wanted: z.int().optional() }).optional(),
    }),
    z.strictObject({
      kind: z.literal("schedule"),
      criterion: z.string(),
      state,
      needed: z.int(),
      common: z.int().optional(),
    }),
    z.strictObject({
      kind: z.literal("travel"),
      criterion: z.string(),
      state,
      distanceM: z.int().optional(),
      maxKm: z.int().optional(),
      remote: z.boolean(),
      transport: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal("format"),
      criterion: z.string(),
      state,
      given: z.array(z.string()),
      works: z.array(z.string()).optional(),
    }),
    z.strictObject({
      kind: z.literal("skill"),
      criterion: z.string(),
      state,
      members: z.array(z.strictObject({ skill: z.string(), state: z.enum(["has", "hasNot", "unknown"]) })),
    }),
    z.strictObject({
      kind: z.literal("demand"),
      criterion: z.string(),
      state,
      dimension: z.string(),
      demand: level,
      capacity: level.optional(),
      task: z.string(),
    }),
    z.strictObject({
      kind: z.literal("tasks"),
      criterion: z.string(),
      state,
      needed: z.int(),
      doable: z.int(),
      possible: z.int(),
      all: z.int(),
    }),
    z.strictObject({ kind: z.literal("avoid"), criterion: z.string(), state, tag: z.string() }),
  ])
  .meta({ id: "Judgement" });
export type Judgement = z.infer<typeof Judgement>;
