import type { EventDetails } from "@passa/domain/event/event";
import { MAX_SLOTS, MAX_TABLES } from "@passa/domain/event/slot-times";

/** What an organiser does to the day, each as a change of its details. */

type Break = EventDetails["breaks"][number];
type Resource = EventDetails["resources"][number];

/** A day as most begin: a morning of twelve rounds with a pause and lunch, twelve tables, everybody gets at least two. */
export function firstDetails(
  given: Pick<EventDetails, "name" | "startsAt"> & { venue: EventDetails["venue"] },
): EventDetails {
  return {
    ...given,
    zone: "Europe/Stockholm",
    slots: 12,
    slotMinutes: 15,
    breaks: [
      { afterSlot: 3, minutes: 15, kind: "pause" },
      { afterSlot: 7, minutes: 45, kind: "lunch" },
    ],
    hall: {
      rooms: [],
      tables: Array.from({ length: 12 }, (_none, at) => ({ number: at + 1, quiet: false })),
      rotation: "candidatesWalk",
    },
    resources: [],
    limits: { candidateMin: 2, candidateMax: 5 },
    idleWeight: 100,
  };
}

/** So many rounds. Breaks, and absences of what is shared, beyond the new end go. */
export function withSlots(details: EventDetails, slots: number): EventDetails {
  const count = Math.min(MAX_SLOTS, Math.max(1, slots));
  return {
    ...details,
    slots: count,
    breaks: details.breaks.filter(({ afterSlot }) => afterSlot < count - 1),
    resources: details.resources.map((resource) => ({
      ...resource,
      unavailable: resource.unavailable.filter((slot) => slot < count),
    })),
  };
}

/** The day without one round: what lies after it moves forward. */
export function withoutSlot(details: EventDetails, slot: number): EventDetails {
  if (details.slots === 1) return details;
  const moved = (one: number): number => (one > slot ? one - 1 : one);
  const breaks = new Map<number, Break>();
  for (const one of details.breaks) {
    // A break after the round that goes lies after the one before it.
    const afterSlot = one.afterSlot >= slot ? one.afterSlot - 1 : one.afterSlot;
    if (afterSlot >= 0 && !breaks.has(afterSlot)) breaks.set(afterSlot, { ...one, afterSlot });
  }
  return withSlots(
    {
      ...details,
      breaks: [...breaks.values()],
      resources: details.resources.map((resource) => ({
        ...resource,
        unavailable: resource.unavailable.filter((one) => one !== slot).map(moved),
      })),
    },
    details.slots - 1,
  );
}

/** A break after a round, instead of the one that may be there; none with `undefined`. */
export function withBreak(details: EventDetails, afterSlot: number, pause: Omit<Break, "afterSlot"> | undefined) {
  const others = details.breaks.filter((one) => one.afterSlot !== afterSlot);
  const breaks = pause ? [...others, { ...pause, afterSlot }] : others;
  return { ...details, breaks: breaks.toSorted((one, other) => one.afterSlot - other.afterSlot) };
}

/** So many tables: new ones take the numbers after the highest, and the last go first. */
export function withTables(details: EventDetails, count: number): EventDetails {
  const { hall } = details;
  const wanted = Math.min(MAX_TABLES, Math.max(1, count));
  const kept = hall.tables.slice(0, wanted);
  const highest = Math.max(0, ...kept.map(({ number }) => number));
  const added = Array.from({ length: wanted - kept.length }, (_none, at) => ({
    number: highest + at + 1,
    quiet: false,
  }));
  return { ...details, hall: { ...hall, tables: [...kept, ...added] } };
}

export function withTable(
  details: EventDetails,
  number: number,
  change: { quiet?: boolean; room?: string | undefined },
): EventDetails {
  const tables = details.hall.tables.map((table) => {
    if (table.number !== number) return table;
    const { room, ...rest } = { ...table, ...change };
    return room === undefined ? rest : { ...rest, room };
  });
  return { ...details, hall: { ...details.hall, tables } };
}

export function withRoom(details: EventDetails, name: string): EventDetails {
  const { rooms } = details.hall;
  const id = freeId(
    rooms.map((room) => room.id),
    "room",
  );
  return { ...details, hall: { ...details.hall, rooms: [...rooms, { id, name }] } };
}

/** The hall without a room: its tables stand in the hall itself. */
export function withoutRoom(details: EventDetails, id: string): EventDetails {
  const tables = details.hall.tables.map(({ room, ...table }) =>
    room === id || room === undefined ? table : { ...table, room },
  );
  const rooms = details.hall.rooms.filter((room) => room.id !== id);
  return { ...details, hall: { ...details.hall, rooms, tables } };
}

export function withResource(details: EventDetails, resource: Omit<Resource, "id" | "unavailable">): EventDetails {
  const base =
    resource.kind === "interpreter" ? `interpreter-${resource.language ?? ""}`.toLowerCase() : kindId[resource.kind];
  const id = freeId(
    details.resources.map((one) => one.id),
    base,
  );
  return { ...details, resources: [...details.resources, { ...resource, id, unavailable: [] }] };
}

const kindId = { supportPerson: "support", quietTable: "quiet-table" } as const;

export function changedResource(details: EventDetails, id: string, change: Partial<Resource>): EventDetails {
  const resources = details.resources.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...details, resources };
}

export function withoutResource(details: EventDetails, id: string): EventDetails {
  return { ...details, resources: details.resources.filter((one) => one.id !== id) };
}

/** Whether what is shared is there in a round, turned round. */
export function toggledSlot(unavailable: readonly number[], slot: number): number[] {
  return unavailable.includes(slot)
    ? unavailable.filter((one) => one !== slot)
    : [...unavailable, slot].toSorted((one, other) => one - other);
}

function freeId(taken: readonly string[], base: string): string {
  for (let at = 1; ; at++) {
    const id = at === 1 ? base : `${base}-${at}`;
    if (!taken.includes(id)) return id;
  }
}
