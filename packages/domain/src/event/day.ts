import { z } from "zod";
import { idSchema } from "../id.ts";
import { EventId, LocalId, Slot } from "./event.ts";
import { CardCode, CardNumber } from "./roster.ts";

/** The day itself: a clock, who is there, and what has happened, told in commands that may come late and twice. */

export const DayClock = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("notStarted") }),
    z.strictObject({ kind: z.literal("round"), slot: Slot, startedAt: z.iso.datetime() }),
    z.strictObject({ kind: z.literal("break"), afterSlot: Slot, startedAt: z.iso.datetime() }),
    z.strictObject({ kind: z.literal("ended"), at: z.iso.datetime() }),
  ])
  .meta({ id: "DayClock" });
export type DayClock = z.infer<typeof DayClock>;

export const Presence = z.enum(["present", "late", "absent", "left"]).meta({ id: "Presence" });
export type Presence = z.infer<typeof Presence>;

export const DayAttendance = z
  .strictObject({ number: CardNumber, presence: Presence, at: z.iso.datetime() })
  .meta({ id: "DayAttendance" });

export const DayCommand = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("checkIn"), card: z.union([CardNumber, CardCode]) }),
    z.strictObject({
      kind: z.literal("attend"),
      numbers: z.array(CardNumber).min(1).max(500),
      /** Null takes back what was said. */
      presence: Presence.nullable(),
    }),
    z.strictObject({ kind: z.literal("startRound"), slot: Slot }),
    z.strictObject({ kind: z.literal("startBreak"), afterSlot: Slot }),
    z.strictObject({ kind: z.literal("end") }),
    z.strictObject({
      kind: z.literal("tables"),
      employerId: idSchema("employer"),
      /** How many of its tables are open now. */
      open: z.int().min(0).max(10),
    }),
    z.strictObject({ kind: z.literal("resource"), resourceId: LocalId, capacity: z.int().min(0).max(50) }),
  ])
  .meta({ id: "DayCommand" });
export type DayCommand = z.infer<typeof DayCommand>;

/** A command with the id that its device gave it, and when it was given there. */
export const SentCommand = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    at: z.iso.datetime(),
    command: DayCommand,
  })
  .meta({ id: "SentCommand" });
export type SentCommand = z.infer<typeof SentCommand>;

export const DayEntry = z
  .strictObject({ sequence: z.int().min(1), ...SentCommand.shape, by: idSchema("user"), heardAt: z.iso.datetime() })
  .meta({ id: "DayEntry" });
export type DayEntry = z.infer<typeof DayEntry>;

/** How the day stands after the entry with number `sequence`. */
export const Day = z
  .strictObject({
    eventId: EventId,
    sequence: z.int().min(0),
    clock: DayClock,
    attendance: z.array(DayAttendance).max(500),
    /** Open tables of employers that have fewer than planned. */
    tables: z.array(z.strictObject({ employerId: idSchema("employer"), open: z.int() })).max(200),
    resources: z.array(z.strictObject({ resourceId: LocalId, capacity: z.int() })).max(40),
  })
  .meta({ id: "Day" });
export type Day = z.infer<typeof Day>;
