import type { RouteResponse } from "@passa/contract/types";
import type { EmployerId, ParticipantId } from "../queries.ts";

export type DayView = RouteResponse<"GET /events/{eventId}/day">;
export type Day = DayView["day"];
export type Hall = NonNullable<DayView["hall"]>;
export type Presence = Day["attendance"][number]["presence"];

/** A person as a tablet holds them: without the network there is no id, for none is kept on the device. */
export type HallPerson = Omit<Hall["people"][number], "participantId"> & { readonly participantId?: ParticipantId };
/** What the hall looks like, as far as the tablet knows. */
export type KnownHall = Omit<Hall, "people"> & { readonly people: readonly HallPerson[] };

type Interview = Hall["interviews"][number];

/** The round that is on, and the first that may still change. */
export function roundsOf({ clock }: Pick<Day, "clock">): { now: number | undefined; next: number } {
  switch (clock.kind) {
    case "notStarted":
      return { now: undefined, next: 0 };
    case "round":
      return { now: clock.slot, next: clock.slot + 1 };
    case "break":
      return { now: undefined, next: clock.afterSlot + 1 };
    case "ended":
      return { now: undefined, next: Number.POSITIVE_INFINITY };
  }
}

const presenceOf = ({ attendance }: Day): ReadonlyMap<number, Presence> =>
  new Map(attendance.map(({ number, presence }) => [number, presence]));

export interface TableNow {
  readonly table: number;
  readonly employerId: EmployerId | undefined;
  readonly name: string;
  /** Who sits here, or where nobody is to, `undefined`. */
  readonly card: number | undefined;
  readonly presence: Presence | undefined;
  readonly next: number | undefined;
  readonly closed: boolean;
}

/** Of an employer's tables those that are closed: the last, when fewer are open than there are. */
function closedTables({ employers }: KnownHall, { tables }: Day): ReadonlySet<number> {
  return new Set(
    employers.flatMap(({ id, tables: own }) => {
      const open = tables.find(({ employerId }) => employerId === id)?.open ?? own.length;
      return own.toSorted((one, other) => one - other).slice(open);
    }),
  );
}

/** Every table of the hall by its number: who sits there, who comes next. Before the first round it shows who begins. */
export function tablesNow(hall: KnownHall, day: Day): TableNow[] {
  const { now, next } = roundsOf(day);
  const presence = presenceOf(day);
  const closed = closedTables(hall, day);
  const numbers = new Set([
    ...hall.employers.flatMap(({ tables }) => tables),
    ...hall.interviews.map(({ table }) => table),
  ]);
  return [...numbers]
    .toSorted((one, other) => one - other)
    .map((table) => {
      const here = hall.interviews.filter((interview) => interview.table === table);
      const on = here.find(({ slot, length }) => now !== undefined && slot <= now && now < slot + length);
      const then = here
        .filter(({ slot }) => slot >= next)
        .toSorted((one, other) => one.slot - other.slot)
        .find(({ slot }) => slot === next);
      const owner =
        hall.employers.find(({ tables }) => tables.includes(table)) ??
        hall.employers.find(({ id }) => id === (on ?? then)?.employerId);
      return {
        table,
        employerId: owner?.id,
        name: owner?.name ?? "",
        card: on?.number,
        presence: on && presence.get(on.number),
        next: then?.number,
        closed: closed.has(table),
      };
    });
}

export type Issue =
  | { readonly kind: "absent" | "left" | "late"; readonly key: string; readonly number: number; readonly falls: number }
  | {
      readonly kind: "table";
      readonly key: string;
      readonly employerId: EmployerId;
      readonly name: string;
      readonly falls: number;
    };

/** What has happened that the timetable does not know of yet, each with the meetings that it puts in question. */
export function issuesOf(hall: KnownHall, day: Day): Issue[] {
  const { next } = roundsOf(day);
  const ahead = hall.interviews.filter(({ slot }) => slot >= next);
  const people = day.attendance.flatMap(({ number, presence }): Issue[] => {
    if (presence === "present") return [];
    const falls = ahead.filter((interview) => interview.number === number).length;
    return falls > 0 ? [{ kind: presence, key: `${presence} ${number}`, number, falls }] : [];
  });
  const tables = day.tables.flatMap(({ employerId, open }): Issue[] => {
    const employer = hall.employers.find(({ id }) => id === employerId);
    const own = ahead.filter((interview) => interview.employerId === employerId);
    const falls = overCapacity(own, open);
    return employer && falls > 0
      ? [{ kind: "table", key: `table ${employerId} ${open}`, employerId, name: employer.name, falls }]
      : [];
  });
  return [...people, ...tables];
}

/** Meetings that there would be no table for, with so many open: over the rounds, those beyond. */
function overCapacity(interviews: readonly Interview[], open: number): number {
  const slots = new Map<number, number>();
  for (const { slot, length } of interviews)
    for (let at = slot; at < slot + length; at++) slots.set(at, (slots.get(at) ?? 0) + 1);
  return [...slots.values()].reduce((sum, held) => sum + Math.max(0, held - open), 0);
}

export interface ReplanBody {
  readonly fromSlot: number;
  readonly absent: ParticipantId[];
  readonly late: { participantId: ParticipantId; slot: number }[];
  readonly leaving: { participantId: ParticipantId; slot: number }[];
  readonly tables: { employerId: EmployerId; open: number }[];
  readonly resources: { resourceId: string; capacity: number }[];
}

/**
 * What the server is asked when something is to be arranged: everything that is known of the day, so that nobody who is
 * away gets a new meeting. Issues that wait are left as they are. `lateUntil` is the round at which somebody late is expected.
 */
export function replanOf(
  hall: KnownHall,
  day: Day,
  waiting: ReadonlySet<string>,
  lateUntil: ReadonlyMap<number, number>,
): ReplanBody {
  const { next } = roundsOf(day);
  const ids = new Map(
    hall.people.flatMap(({ number, participantId }) => (participantId ? [[number, participantId] as const] : [])),
  );
  const of = (presence: Presence): { participantId: ParticipantId; number: number }[] =>
    day.attendance
      .filter((one) => one.presence === presence && !waiting.has(`${presence} ${one.number}`))
      .flatMap(({ number }) => {
        const participantId = ids.get(number);
        return participantId ? [{ participantId, number }] : [];
      });
  return {
    fromSlot: next,
    absent: of("absent").map(({ participantId }) => participantId),
    late: of("late").map(({ participantId, number }) => ({ participantId, slot: lateUntil.get(number) ?? next + 1 })),
    leaving: of("left").map(({ participantId }) => ({ participantId, slot: next })),
    tables: day.tables.filter(({ employerId, open }) => !waiting.has(`table ${employerId} ${open}`)),
    resources: day.resources,
  };
}

/** What may be kept on the device: numbers, first names, tables. No id of a person. */
export const withoutIds = ({ people, ...hall }: KnownHall): KnownHall => ({
  ...hall,
  people: people.map(({ participantId: _id, ...person }) => person),
});
