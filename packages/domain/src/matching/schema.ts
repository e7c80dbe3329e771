/**
 * What matching is told: a participant's matching profile, a placement as matching sees it (the workplace's standing
 * adaptations and formats merged in), and a pool. These are the shapes and every rule that needs no vocabulary;
 * `parse.ts` adds the ids and levels. Ids are plain strings here because the same shapes serve audits, replays and
 * other municipalities' exports, whose ids are their own.
 *
 * Gender, age (save the day of turning 18), origin and diagnosis have no field, and unknown fields are refused.
 */
import * as z from "zod";

const id = z.string({ error: "expected an id" }).regex(/^[^:|]+$/, {
  error: "expected an id that is not empty and holds neither ':' nor '|'",
});
const date = z.iso.date({ error: "expected a date, YYYY-MM-DD" });

/** A list that stands for a set: no element twice. */
function setOf<Element extends z.ZodType<string>>(element: Element) {
  return z.array(element).superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach((entry, index) => {
      if (seen.has(entry))
        context.addIssue({
          code: "custom",
          path: [index],
          message: `expected no repeats, but "${entry}" stands here again`,
        });
      seen.add(entry);
    });
  });
}

/** A list of things with ids: no id twice. */
function listOfDistinct<Entry extends z.ZodType<{ id: string }>>(entry: Entry) {
  return z.array(entry).superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach((item, index) => {
      if (seen.has(item.id))
        context.addIssue({
          code: "custom",
          path: [index, "id"],
          message: `expected no repeats, but "${item.id}" stands here again`,
        });
      seen.add(item.id);
    });
  });
}

/** The kinds of placement, from the first step to an ordinary job. */
export const kindSchema = z.enum(["internship", "workTraining", "subsidisedEmployment", "employment"]);
export type Kind = z.infer<typeof kindSchema>;

const location = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type Location = z.infer<typeof location>;

/** Whole hours of one weekday (0 = Monday), half-open; windows may overlap and count once. */
const window = z
  .strictObject({
    day: z.int().min(0).max(6),
    from: z.int().min(0).max(24),
    to: z.int().min(0).max(24),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], error: "expected an hour after `from`" });
export type Window = z.infer<typeof window>;

const level = z.int().min(0);
const levels = z.record(id, level);
const weekHours = z.int().min(0);

const wantedHours = z
  .strictObject({
    min: weekHours,
    max: weekHours,
    wanted: weekHours.optional(),
    maxPerDay: z.int().min(1).optional(),
  })
  .refine(({ min, max }) => min <= max, { path: ["max"], error: "expected at least `min`" })
  .refine(({ min, max, wanted }) => wanted === undefined || (min <= wanted && wanted <= max), {
    path: ["wanted"],
    error: "expected at least `min` and at most `max`",
  });

const skillRecord = z.strictObject({ has: z.boolean(), validUntil: date.optional() });
export type SkillRecord = z.infer<typeof skillRecord>;

/** What matching knows about a participant. An absent answer is unknown, which never counts as no. */
export const matchingProfileSchema = z.strictObject({
  id,
  seeking: setOf(kindSchema),
  availableFrom: date.optional(),
  /** The 18th birthday: the only thing matching knows about age. */
  adultFrom: date.optional(),
  waitingSince: date.optional(),
  hours: wantedHours.optional(),
  available: z.array(window).optional(),
  home: location.optional(),
  maxTravelKm: z.int().min(0).optional(),
  /** Ways in which instructions work for the person; an empty list says that all do. */
  formats: setOf(id).optional(),
  skills: z.record(id, skillRecord),
  capacities: levels,
  avoid: setOf(id),
  interests: z.record(id, z.int().min(1).max(3)).optional(),
  /** Skills or dimensions in the person's own plan. */
  goals: setOf(id).optional(),
});
export type MatchingProfile = z.infer<typeof matchingProfileSchema>;

/** Skills of which any one will do. */
const clause = setOf(id).min(1, { error: "expected at least one skill" });
export type Clause = z.infer<typeof clause>;

const task = z.strictObject({
  id,
  title: z.string(),
  /** Whether the place still stands without it. A task that is not removable is a core task. */
  removable: z.boolean().optional(),
  /** Work that a person under 18 may not do. */
  hazardous: z.boolean().optional(),
  demands: levels,
  requires: z.array(clause).optional(),
  adaptations: setOf(id).optional(),
});
export type MatchingTask = z.infer<typeof task>;

export const matchingPlacementSchema = z
  .strictObject({
    id,
    kind: kindSchema,
    startsOn: date,
    latestStartOn: date.optional(),
    seats: z.int().min(0),
    location,
    remote: z.boolean().optional(),
    hours: z
      .strictObject({ min: weekHours, max: weekHours })
      .refine(({ min, max }) => min <= max, { path: ["max"], error: "expected at least `min`" }),
    open: z.array(window),
    formats: setOf(id),
    field: id,
    tags: setOf(id),
    adaptations: setOf(id),
    requires: z.array(clause),
    wishes: setOf(id),
    /** Skills or dimensions that a participant grows in here. */
    develops: setOf(id),
    minTasks: z.int().min(0).optional(),
    tasks: listOfDistinct(task).min(1, { error: "expected at least one task" }),
  })
  .refine(({ startsOn, latestStartOn }) => latestStartOn === undefined || startsOn <= latestStartOn, {
    path: ["latestStartOn"],
    error: "expected no day before `startsOn`",
  });
export type MatchingPlacement = z.infer<typeof matchingPlacementSchema>;

export const placementsSchema = listOfDistinct(matchingPlacementSchema);

/** Participants to rank; `asOf` is the day up to which waiting is counted, `origin` the middle of the plane on which distances are taken. */
export const poolSchema = z.strictObject({
  asOf: date,
  origin: location,
  participants: listOfDistinct(matchingProfileSchema),
});
export type Pool = z.infer<typeof poolSchema>;
