import * as z from "zod";
import { idSchema } from "../id.ts";
import { LocalDateTime, Zone } from "./local-time.ts";
import { MAX_SLOTS, MAX_TABLES } from "./slot-times.ts";

export { MAX_SLOTS, type SlotTime, slotTimes } from "./slot-times.ts";

/** Speed interviews: employers at tables, candidates who move between them, in slots of equal length (SCHEDULING). */

export const EventId = idSchema("event");

/** Slots and rounds are the same thing, numbered from 0. */
export const Slot = z
  .int()
  .min(0)
  .max(MAX_SLOTS - 1)
  .meta({ id: "Slot" });

const isSet = (values: readonly unknown[]) => new Set(values).size === values.length;
export const SlotSet = z
  .array(Slot)
  .max(MAX_SLOTS)
  .refine(isSet, { params: { code: "repeated" } });

/** A name of something within one event, made by whoever adds it. */
export const LocalId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .meta({ id: "EventLocalId", examples: ["interpreter-ar"] });

export const EventBreak = z
  .strictObject({ afterSlot: Slot, minutes: z.int().min(1).max(180), kind: z.enum(["pause", "lunch"]) })
  .meta({ id: "EventBreak" });

export const TableNumber = z.int().min(1).max(999).meta({ id: "TableNumber" });

/** Who walks: candidates between the employers' tables, or employers between candidates who each keep a table. */
export const Rotation = z.enum(["candidatesWalk", "employersWalk"]).meta({ id: "Rotation" });
export type Rotation = z.infer<typeof Rotation>;

export const Hall = z
  .strictObject({
    rooms: z.array(z.strictObject({ id: LocalId, name: z.string().min(1).max(80) })).max(20),
    tables: z
      .array(z.strictObject({ number: TableNumber, room: LocalId.optional(), quiet: z.boolean() }))
      .min(1)
      .max(MAX_TABLES),
    rotation: Rotation,
  })
  .meta({ id: "Hall" });
export type Hall = z.infer<typeof Hall>;

/**
 * What interviews share. A candidate who needs it takes one of `capacity` in every interview. What has a `calendar` is one
 * and the same in every event that names it (an interpreter, say), and is not booked twice.
 */
export const EventResource = z
  .strictObject({
    id: LocalId,
    kind: z.enum(["interpreter", "supportPerson", "quietTable"]),
    /** Of an interpreter, BCP 47: "ar". */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
      .optional(),
    capacity: z.int().min(1).max(50),
    unavailable: SlotSet,
    calendar: z.string().min(1).max(80).optional(),
  })
  .meta({ id: "EventResource" });
export type EventResource = z.infer<typeof EventResource>;

const limit = z.int().min(0).max(MAX_SLOTS);

/** Least and most interviews of whoever has none of their own. */
export const EventLimits = z
  .strictObject({
    candidateMin: limit.optional(),
    candidateMax: limit.optional(),
    employerMin: limit.optional(),
    employerMax: limit.optional(),
  })
  .meta({ id: "EventLimits" });

const detailsShape = {
  name: z.string().min(1).max(120),
  /** When the first slot begins, by the clock on the wall. */
  startsAt: LocalDateTime,
  zone: Zone,
  slots: z.int().min(1).max(MAX_SLOTS),
  slotMinutes: z.int().min(5).max(120),
  breaks: z.array(EventBreak).max(20),
  venue: z.strictObject({
    name: z.string().min(1).max(120),
    address: z.string().min(1).max(200),
    locality: z.string().max(80),
  }),
  hall: Hall,
  resources: z.array(EventResource).max(40),
  wishesUntilOn: z.iso.date().optional(),
  limits: EventLimits,
  /** What a free slot between two interviews of a candidate costs, in points of a match (0-10,000). */
  idleWeight: z.int().min(0).max(10_000),
};

/** What the organiser decides of the day. */
export const EventDetails = z
  .strictObject(detailsShape)
  .superRefine(({ slots, breaks, hall, resources, limits }, refinement) => {
    const wrong = (path: (string | number)[], code: string) =>
      refinement.addIssue({ code: "custom", path, params: { code }, message: code });
    for (const [n, { afterSlot }] of breaks.entries())
      if (afterSlot >= slots - 1) wrong(["breaks", n, "afterSlot"], "notAChoice");
    if (!isSet(breaks.map(({ afterSlot }) => afterSlot))) wrong(["breaks"], "repeated");
    if (!isSet(hall.tables.map(({ number }) => number))) wrong(["hall", "tables"], "repeated");
    if (!isSet(hall.rooms.map(({ id }) => id))) wrong(["hall", "rooms"], "repeated");
    const rooms = new Set(hall.rooms.map(({ id }) => id));
    for (const [n, { room }] of hall.tables.entries())
      if (room !== undefined && !rooms.has(room)) wrong(["hall", "tables", n, "room"], "unknownId");
    if (!isSet(resources.map(({ id }) => id))) wrong(["resources"], "repeated");
    for (const [n, { kind, language, unavailable, calendar, capacity }] of resources.entries()) {
      if (calendar !== undefined && capacity > 1) wrong(["resources", n, "capacity"], "tooLarge");
      if (kind === "interpreter" && language === undefined) wrong(["resources", n, "language"], "required");
      if (unavailable.some((slot) => slot >= slots)) wrong(["resources", n, "unavailable"], "notAChoice");
    }
    for (const side of ["candidate", "employer"] as const)
      if ((limits[`${side}Min`] ?? 0) > (limits[`${side}Max`] ?? MAX_SLOTS))
        wrong(["limits", `${side}Min`], "minAboveMax");
  })
  .meta({ id: "EventDetails" });
export type EventDetails = z.infer<typeof EventDetails>;

export const EventStateKind = z
  .enum(["draft", "inviting", "planned", "publishing", "published", "running", "done", "cancelled"])
  .meta({ id: "EventStateKind" });
export type EventStateKind = z.infer<typeof EventStateKind>;

/** Why an event is called off. No free text: it would be read by everybody who is invited. */
export const CancelReason = z
  .enum(["tooFewEmployers", "tooFewCandidates", "illness", "venue", "weather", "anotherDay", "other"])
  .meta({ id: "CancelReason" });
export type CancelReason = z.infer<typeof CancelReason>;

/** What could not be booked: somebody or something is taken at that time by something else. */
export const BookingConflict = z
  .strictObject({
    kind: z.enum(["participant", "employer", "resource", "hall"]),
    /** Id of the participant or employer, the resource's local id, or "hall". */
    id: z.string(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  })
  .meta({ id: "BookingConflict" });
export type BookingConflict = z.infer<typeof BookingConflict>;

const base = {
  id: EventId,
  tenantId: idSchema("tenant"),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  details: EventDetails,
  /** Organisers whose event it is: access to its people follows this. */
  responsible: z.array(idSchema("user")).min(1).max(20),
  /** Who moved it into its state, and when. */
  since: z.iso.datetime(),
  by: idSchema("user"),
};
const planned = { ...base, planId: idSchema("plan") };

/**
 * A day of speed interviews in one of its states. `planned` has a timetable that touches nobody's time; in `publishing` a job
 * reserves everybody's time, and then it is visible (`published`) or nothing of it is (`planned`, with what was in the way).
 * `cancelled` has no timetable: the time that it took is given back.
 */
export const Event = z
  .discriminatedUnion("state", [
    z.strictObject({ ...base, state: z.literal("draft") }),
    z.strictObject({ ...base, state: z.literal("inviting") }),
    z.strictObject({ ...planned, state: z.literal("planned"), conflicts: z.array(BookingConflict).max(50) }),
    z.strictObject({ ...planned, state: z.literal("publishing"), planVersion: z.int().min(1) }),
    z.strictObject({ ...planned, state: z.literal("published") }),
    z.strictObject({ ...planned, state: z.literal("running") }),
    z.strictObject({ ...planned, state: z.literal("done") }),
    z.strictObject({ ...base, state: z.literal("cancelled"), reason: CancelReason }),
  ])
  .meta({ id: "Event" });
export type Event = z.infer<typeof Event>;
export type PlannedEvent = Extract<Event, { planId: string }>;

/** The moves that exist. From `publishing` the job moves on; `done` and `cancelled` are the end. */
export const eventTransitions: Record<EventStateKind, readonly EventStateKind[]> = {
  draft: ["inviting", "cancelled"],
  inviting: ["planned", "cancelled"],
  planned: ["inviting", "planned", "publishing", "cancelled"],
  publishing: ["published", "planned"],
  published: ["running", "cancelled"],
  running: ["done"],
  done: [],
  cancelled: [],
};

/** Whether the day's frame, employers and candidates may change freely: from publishing on, only by changes of the plan. */
export const isOpen = ({ state }: Pick<Event, "state">): boolean =>
  state === "draft" || state === "inviting" || state === "planned";

/** Whether everybody has been told their times. */
export const isPublished = (event: Event): event is Extract<Event, { state: "published" | "running" | "done" }> =>
  event.state === "published" || event.state === "running" || event.state === "done";
