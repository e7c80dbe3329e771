import * as z from "zod";
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

/** The day before anything has happened. */
export const newDay = (eventId: Day["eventId"]): Day => ({
  eventId,
  sequence: 0,
  clock: { kind: "notStarted" },
  attendance: [],
  tables: [],
  resources: [],
});

/** What commands may speak of. */
export type DayScope = {
  slots: number;
  /** Number of the candidate whose card it is, by number or code. */
  cards: ReadonlyMap<string | number, number>;
  /** Tables of each employer. */
  tables: ReadonlyMap<string, number>;
  resources: ReadonlySet<string>;
};

/** The clock never goes back: a round that is told of late, after a later one, changes nothing. */
const moment = (clock: DayClock): number =>
  clock.kind === "notStarted"
    ? -1
    : clock.kind === "ended"
      ? Infinity
      : clock.kind === "round"
        ? 2 * clock.slot
        : 2 * clock.afterSlot + 1;

/**
 * The day after a command that was given at `at`, with one entry more; undefined when it speaks of a card, employer, round
 * or resource that is not there. Of two that say where somebody is, the one that was given last holds, whichever came first.
 */
export function afterCommand(
  day: Day,
  { command, at }: Pick<SentCommand, "command" | "at">,
  scope: DayScope,
): { day: Day; number?: number } | undefined {
  const next = { ...day, sequence: day.sequence + 1 };
  const forwards = (clock: DayClock) => ({ day: moment(clock) < moment(day.clock) ? next : { ...next, clock } });
  switch (command.kind) {
    case "checkIn": {
      const number = scope.cards.get(command.card);
      if (number === undefined) return undefined;
      return { day: { ...next, attendance: attending(day, [number], "present", at) }, number };
    }
    case "attend": {
      if (command.numbers.some((number) => !scope.cards.has(number))) return undefined;
      return { day: { ...next, attendance: attending(day, command.numbers, command.presence, at) } };
    }
    case "startRound":
      if (command.slot >= scope.slots) return undefined;
      return forwards({ kind: "round", slot: command.slot, startedAt: at });
    case "startBreak":
      if (command.afterSlot >= scope.slots) return undefined;
      return forwards({ kind: "break", afterSlot: command.afterSlot, startedAt: at });
    case "end":
      return forwards({ kind: "ended", at });
    case "tables": {
      const { employerId, open } = command;
      const most = scope.tables.get(employerId);
      if (most === undefined || open > most) return undefined;
      const others = day.tables.filter((one) => one.employerId !== employerId);
      return { day: { ...next, tables: open === most ? others : [...others, { employerId, open }] } };
    }
    case "resource": {
      const { resourceId, capacity } = command;
      if (!scope.resources.has(resourceId)) return undefined;
      const others = day.resources.filter((one) => one.resourceId !== resourceId);
      return { day: { ...next, resources: [...others, { resourceId, capacity }] } };
    }
  }
}

function attending(
  { attendance }: Day,
  numbers: readonly number[],
  presence: Presence | null,
  at: string,
): Day["attendance"] {
  const known = new Map(attendance.map((one) => [one.number, one]));
  for (const number of numbers) {
    const before = known.get(number);
    if (before && before.at > at) continue;
    if (presence === null) known.delete(number);
    else known.set(number, { number, presence, at });
  }
  return [...known.values()].toSorted((one, other) => one.number - other.number);
}
