import * as z from "zod";
import { idSchema } from "../id.ts";
import { Window } from "../place/place.ts";
import type { FieldError } from "../refusal.ts";
import { idSet, type Workplace } from "../workplace/workplace.ts";

export const PlacementId = idSchema("placement");

export const PlacementKind = z
  .enum(["internship", "workTraining", "subsidisedEmployment", "employment"])
  .meta({ id: "PlacementKind" });
export type PlacementKind = z.infer<typeof PlacementKind>;

/** Any one of the skills will do. */
export const Clause = idSet(20).refine((skills) => skills.length > 0, {
  params: { code: "empty" },
});

/** A name that somebody can read: spaces alone are none. */
const name = z
  .string()
  .min(1)
  .max(80)
  .refine((text) => text.trim() !== "", { params: { code: "required" } });

/** One piece of work. `demands` are levels on dimensions; a task that is not removable is a core task. */
export const Task = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: name,
    about: z.string().max(300).optional(),
    pictogram: z.string().max(40).optional(),
    removable: z.boolean(),
    hazardous: z.boolean(),
    demands: z.record(z.string(), z.int().min(0).max(6)),
    requires: z.array(Clause).max(10),
    adaptations: idSet(60),
  })
  .meta({ id: "Task" });
export type Task = z.infer<typeof Task>;

export const WeeklyHours = z
  .strictObject({ min: z.int().min(1).max(60), max: z.int().min(1).max(60) })
  .refine((hours) => hours.min <= hours.max, { path: ["min"], params: { code: "minAboveMax" } })
  .meta({ id: "WeeklyHours" });

/** A JobTech occupation, kept with its label so that a place reads the same after a new taxonomy. */
export const Occupation = z
  .strictObject({ conceptId: z.string().max(40), label: z.string().max(120) })
  .meta({ id: "Occupation" });
export type Occupation = z.infer<typeof Occupation>;

const contentShape = {
  workplaceId: idSchema("workplace"),
  title: name,
  about: z.string().max(2000).optional(),
  kind: PlacementKind,
  occupation: Occupation.optional(),
  field: z.string().min(1).max(64),
  seats: z.int().min(1).max(50),
  startsOn: z.iso.date(),
  latestStartOn: z.iso.date().optional(),
  remote: z.boolean().optional(),
  hours: WeeklyHours,
  open: z.array(Window).min(1).max(50),
  formats: idSet(60),
  adaptations: idSet(60),
  tags: idSet(40),
  requires: z.array(Clause).max(20),
  wishes: idSet(30),
  develops: idSet(30),
  minTasks: z.int().min(1).max(40).optional(),
  tasks: z.array(Task).min(1).max(40),
};

/** What a published place says. Everything that matching reads, before the workplace's standing adaptations are merged in. */
export const PlacementContent = z
  .strictObject(contentShape)
  .refine((c) => c.latestStartOn === undefined || c.startsOn <= c.latestStartOn, {
    path: ["latestStartOn"],
    params: { code: "startAfterLatest" },
  })
  .refine((c) => new Set(c.tasks.map((task) => task.id)).size === c.tasks.length, {
    path: ["tasks"],
    params: { code: "repeated" },
  })
  .refine((c) => c.tasks.some((task) => !task.removable), {
    path: ["tasks"],
    params: { code: "noCoreTask" },
  })
  .refine((c) => (c.minTasks ?? 1) <= c.tasks.length, {
    path: ["minTasks"],
    params: { code: "minTasksTooMany" },
  })
  .meta({ id: "PlacementContent" });
export type PlacementContent = z.infer<typeof PlacementContent>;

/** A draft holds any part of it, each part well formed; what is missing is told when it is published. */
export const PlacementDraft = z
  .strictObject({
    ...contentShape,
    title: z.string().max(80),
    open: z.array(Window).max(50),
    tasks: z.array(Task).max(40),
  })
  .partial()
  .meta({ id: "PlacementDraft" });
export type PlacementDraft = z.infer<typeof PlacementDraft>;

/** The draft as what it would be published as: lists that nobody has touched are empty, everything else must be there. */
export function readWhole(draft: PlacementDraft) {
  const untouched = { formats: [], adaptations: [], tags: [], requires: [], wishes: [], develops: [] };
  return PlacementContent.safeParse({ ...untouched, ...draft }, { reportInput: true });
}

export const PlacementStateKind = z
  .enum(["draft", "published", "paused", "filled", "closed", "withdrawn"])
  .meta({ id: "PlacementStateKind" });
export type PlacementStateKind = z.infer<typeof PlacementStateKind>;

/** The moves that exist. `closed` (the period is over) and `withdrawn` (the employer took it back) are ends. */
export const placementTransitions: Record<PlacementStateKind, readonly PlacementStateKind[]> = {
  draft: ["published", "withdrawn"],
  published: ["paused", "filled", "closed", "withdrawn"],
  paused: ["published", "closed", "withdrawn"],
  filled: ["published", "closed"],
  closed: [],
  withdrawn: [],
};

const base = {
  id: PlacementId,
  tenantId: idSchema("tenant"),
  employerId: idSchema("employer"),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
};
/** Who moved it into its state, and when. */
const moved = { since: z.iso.datetime(), by: idSchema("user") };

/** A place in one of its states: a draft (and a withdrawn draft) holds a part, every other state holds the whole. */
export const Placement = z
  .discriminatedUnion("state", [
    z.strictObject({ ...base, ...moved, state: z.literal("draft"), content: PlacementDraft }),
    z.strictObject({ ...base, ...moved, state: z.literal("published"), content: PlacementContent }),
    z.strictObject({ ...base, ...moved, state: z.literal("paused"), content: PlacementContent }),
    z.strictObject({ ...base, ...moved, state: z.literal("filled"), content: PlacementContent }),
    z.strictObject({ ...base, ...moved, state: z.literal("closed"), content: PlacementContent }),
    z.strictObject({ ...base, ...moved, state: z.literal("withdrawn"), content: PlacementDraft }),
  ])
  .meta({ id: "Placement" });
export type Placement = z.infer<typeof Placement>;

/** From here a task is done so "most of the day": nobody sits and stands that much at once. */
const MOST_OF_THE_DAY = 3;

/** What a place says in two ways that cannot both be: sitting and being on one's feet, a skill required and only wished. */
export function contradictions({
  tasks = [],
  requires = [],
  wishes = [],
}: Pick<PlacementDraft, "tasks" | "requires" | "wishes">): FieldError[] {
  const required = new Set(requires.filter((clause) => clause.length === 1).flat());
  const most = ({ demands }: Task, dimension: string) => (demands[dimension] ?? 0) >= MOST_OF_THE_DAY;
  return [
    ...(wishes.some((skill) => required.has(skill)) ? [{ path: "wishes", code: "contradictory" } as const] : []),
    ...tasks.flatMap((task, n) =>
      most(task, "sitting") && (most(task, "standing") || most(task, "walking"))
        ? [{ path: `tasks.${n}.demands.sitting`, code: "contradictory" } as const]
        : [],
    ),
  ];
}

/**
 * Errors beyond the schema that keep a whole content from being published on the day `today` (ISO date) at `workplace`,
 * whose ways of giving instructions count too.
 */
export function publishingErrors(
  content: PlacementContent,
  today: string,
  workplace: Pick<Workplace, "formats">,
): FieldError[] {
  const lastStart = content.latestStartOn ?? content.startsOn;
  const silent = content.formats.length === 0 && workplace.formats.length === 0;
  return [
    ...(lastStart < today
      ? [{ path: content.latestStartOn ? "latestStartOn" : "startsOn", code: "inThePast" } as const]
      : []),
    ...(silent ? [{ path: "formats", code: "empty" } as const] : []),
    ...contradictions(content),
  ];
}

/** What matching sees of a place: the workplace's standing adaptations, formats and tags merged in, without repeats. */
export function toMatchingPlacement(placement: { id: string; content: PlacementContent }, workplace: Workplace) {
  const { content } = placement;
  const merged = (own: string[], standing: string[]) => [...new Set([...own, ...standing])];
  return {
    id: placement.id,
    kind: content.kind,
    startsOn: content.startsOn,
    ...(content.latestStartOn === undefined ? {} : { latestStartOn: content.latestStartOn }),
    seats: content.seats,
    location: workplace.location,
    ...(content.remote === undefined ? {} : { remote: content.remote }),
    hours: content.hours,
    open: content.open,
    formats: merged(content.formats, workplace.formats),
    field: content.field,
    tags: merged(content.tags, workplace.tags),
    adaptations: merged(content.adaptations, workplace.adaptations),
    requires: content.requires,
    wishes: content.wishes,
    develops: content.develops,
    ...(content.minTasks === undefined ? {} : { minTasks: content.minTasks }),
    tasks: content.tasks.map(({ id, title, removable, hazardous, demands, requires, adaptations }) => ({
      id,
      title,
      removable,
      hazardous,
      demands,
      requires,
      adaptations,
    })),
  };
}
