import * as z from "zod";
import { idSchema } from "../id.ts";
import { birthday, type Participant } from "../participant/participant.ts";
import { Location, Window } from "../place/place.ts";
import { PlacementKind } from "../placement/placement.ts";
import type { FieldError } from "../refusal.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { idSet } from "../workplace/workplace.ts";
import type { Answer } from "./answers.ts";

/** Who says so: the person, staff, or something tested or shown. */
export const Source = z.enum(["self", "staff", "tested"]).meta({ id: "Source" });
export type Source = z.infer<typeof Source>;

const unknown = z.strictObject({ unknown: z.literal(true) });

const hours = z
  .strictObject({
    min: z.int().min(1).max(60),
    max: z.int().min(1).max(60),
    wanted: z.int().min(1).max(60).optional(),
    maxPerDay: z.int().min(1).max(24).optional(),
  })
  .refine((h) => h.min <= h.max, { path: ["min"], params: { code: "minAboveMax" } })
  .refine((h) => h.wanted === undefined || (h.min <= h.wanted && h.wanted <= h.max), {
    path: ["wanted"],
    params: { code: "malformed" },
  });

/**
 * Hours one can work; `preferred` marks the ones one would rather have, `unsure` others that one does not know of yet
 * (both are shown, neither is read by matching).
 */
const availability = z.strictObject({
  windows: z.array(Window).max(100),
  preferred: z.array(Window).max(100).optional(),
  unsure: z.array(Window).max(100).optional(),
});

/**
 * What an observation is about, with the value it takes. The keys are those of the matching profile; `skill` and
 * `capacity` are followed by an id. A value of `{unknown: true}` is the answer "don't know yet": it was asked, and it
 * counts as unknown, never as no.
 */
export const profileValues = {
  seeking: z.strictObject({ kinds: z.array(PlacementKind).min(1).max(4) }),
  availableFrom: z.strictObject({ on: z.iso.date() }),
  hours,
  available: availability,
  home: z.strictObject({ locality: z.string().min(1).max(80), location: Location }),
  maxTravelKm: z.strictObject({ km: z.int().min(0).max(500) }),
  formats: z.strictObject({ works: idSet(60) }),
  avoid: z.strictObject({ tags: idSet(40) }),
  interests: z.strictObject({ fields: z.record(z.string(), z.int().min(1).max(3)) }),
  goals: z.strictObject({ ids: idSet(40), words: z.string().max(500).optional() }),
} as const;

export const SkillValue = z.strictObject({
  has: z.boolean(),
  validUntil: z.iso.date().optional(),
  note: z.string().max(120).optional(),
});
export const CapacityValue = z.strictObject({ level: z.int().min(0).max(6) });

const statement = <K extends string, S extends z.ZodType>(what: K, value: S) =>
  z.strictObject({ what: z.literal(what), value: z.union([unknown, value]) });

/** One statement about a person: what, and the value or "don't know yet". */
export const Statement = z
  .discriminatedUnion("what", [
    statement("seeking", profileValues.seeking),
    statement("availableFrom", profileValues.availableFrom),
    statement("hours", profileValues.hours),
    statement("available", profileValues.available),
    statement("home", profileValues.home),
    statement("maxTravelKm", profileValues.maxTravelKm),
    statement("formats", profileValues.formats),
    statement("avoid", profileValues.avoid),
    statement("interests", profileValues.interests),
    statement("goals", profileValues.goals),
    z.strictObject({
      what: z.literal("skill"),
      id: z.string().min(1).max(64),
      value: z.union([unknown, SkillValue]),
    }),
    z.strictObject({
      what: z.literal("capacity"),
      id: z.string().min(1).max(64),
      value: z.union([unknown, CapacityValue]),
    }),
  ])
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof Statement>;

/** A dated, signed statement. Never changed: a new one is added. */
export const Observation = z
  .strictObject({
    id: idSchema("observation"),
    participantId: idSchema("participant"),
    statement: Statement,
    source: Source,
    by: idSchema("user"),
    /** Name of who said it, kept as it was. */
    byName: z.string().max(120),
    at: z.iso.datetime(),
  })
  .meta({ id: "Observation" });
export type Observation = z.infer<typeof Observation>;

/** Which source counts for a topic, where staff have chosen; else the person's own words count, then what is tested, then staff. */
export const Choices = z.record(z.string(), Source);
export type Choices = z.infer<typeof Choices>;

export { type Answer, answersOf, topicOf } from "./answers.ts";

/** The matching profile (MATCHING.md, "Inputs") that the answers that count amount to. Unknown answers leave their field absent. */
export function deriveProfile(
  participant: Pick<Participant, "id" | "birthDate" | "waitingSince">,
  answers: readonly Answer[],
) {
  const skills: Record<string, { has: boolean; validUntil?: string }> = {};
  const capacities: Record<string, number> = {};
  const fields: {
    seeking?: PlacementKind[];
    availableFrom?: string;
    hours?: { min: number; max: number; wanted?: number; maxPerDay?: number };
    available?: Window[];
    home?: { lat: number; lon: number };
    maxTravelKm?: number;
    formats?: string[];
    avoid?: string[];
    interests?: Record<string, 1 | 2 | 3>;
    goals?: string[];
  } = {};
  for (const { bySource, counts } of answers) {
    const statement = bySource[counts]?.statement;
    if (!statement || "unknown" in statement.value) continue;
    switch (statement.what) {
      case "seeking":
        fields.seeking = statement.value.kinds;
        break;
      case "availableFrom":
        fields.availableFrom = statement.value.on;
        break;
      case "hours":
        fields.hours = statement.value;
        break;
      case "available":
        fields.available = statement.value.windows;
        break;
      case "home":
        fields.home = statement.value.location;
        break;
      case "maxTravelKm":
        fields.maxTravelKm = statement.value.km;
        break;
      case "formats":
        fields.formats = statement.value.works;
        break;
      case "avoid":
        fields.avoid = statement.value.tags;
        break;
      case "interests":
        fields.interests = statement.value.fields as Record<string, 1 | 2 | 3>;
        break;
      case "goals":
        fields.goals = statement.value.ids;
        break;
      case "skill": {
        const { has, validUntil } = statement.value;
        skills[statement.id] = validUntil === undefined ? { has } : { has, validUntil };
        break;
      }
      case "capacity":
        capacities[statement.id] = statement.value.level;
        break;
    }
  }
  const { seeking = [], avoid = [], ...known } = fields;
  return {
    id: participant.id,
    seeking,
    adultFrom: birthday(participant.birthDate, 18),
    ...(participant.waitingSince === undefined ? {} : { waitingSince: participant.waitingSince }),
    ...known,
    skills,
    capacities,
    avoid,
  };
}

/** What a statement says that the vocabulary does not know, or that lies outside its scale. Paths are from the statement. */
export function statementErrors(statement: Statement, vocabulary: Vocabulary): FieldError[] {
  const unknownId = (path: string, known: boolean, value: string): FieldError[] =>
    known ? [] : [{ path, code: "unknownId", values: { value } }];
  const unknownIds = (path: string, ids: readonly string[], lists: readonly { id: string }[][]) =>
    ids.flatMap((id, index) =>
      unknownId(
        `${path}.${index}`,
        lists.some((list) => list.some((one) => one.id === id)),
        id,
      ),
    );

  if (statement.what === "skill")
    return unknownId(
      "id",
      vocabulary.skills.some((skill) => skill.id === statement.id),
      statement.id,
    );
  if (statement.what === "capacity") {
    const { value } = statement;
    const dimension = vocabulary.dimensions.find(({ id }) => id === statement.id);
    if (!dimension) return unknownId("id", false, statement.id);
    const above = "level" in value && value.level > dimension.max;
    return above ? [{ path: "value.level", code: "tooLarge", values: { max: dimension.max } }] : [];
  }
  if ("unknown" in statement.value) return [];
  switch (statement.what) {
    case "formats":
      return unknownIds("value.works", statement.value.works, [vocabulary.formats]);
    case "avoid":
      return unknownIds("value.tags", statement.value.tags, [vocabulary.tags]);
    case "interests":
      return Object.keys(statement.value.fields).flatMap((id) =>
        unknownId(
          `value.fields.${id}`,
          vocabulary.fields.some((field) => field.id === id),
          id,
        ),
      );
    case "goals":
      return unknownIds("value.ids", statement.value.ids, [vocabulary.skills, vocabulary.dimensions]);
    default:
      return [];
  }
}
