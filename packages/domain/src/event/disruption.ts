import type { TimetableEvent } from "../timetable/event.ts";
import type { Id } from "../id.ts";
import type { PlannedInterview } from "./plan.ts";
import type { Seated } from "./seats.ts";

/** What has happened on the day. All of it holds from `fromSlot` on: the past and what runs now stands. */
export type EventDisruption = {
  fromSlot: number;
  absent: readonly Id<"participant">[];
  late: readonly { participantId: Id<"participant">; slot: number }[];
  leaving: readonly { participantId: Id<"participant">; slot: number }[];
  out: readonly Id<"employer">[];
  tables: readonly { employerId: Id<"employer">; open: number }[];
  resources: readonly { resourceId: string; capacity: number }[];
};

/**
 * The event as it is after what has happened: who is away is unavailable from then on, and what is fewer is fewer. Tables and
 * resources have one number for the whole day, so a fall below what the past has used counts only when planning anew.
 */
export function disrupted(
  event: TimetableEvent,
  interviews: readonly PlannedInterview[],
  { fromSlot, absent, late, leaving, out, tables, resources }: EventDisruption,
): TimetableEvent {
  const span = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  const rest = span(fromSlot, event.slots);
  const awayOf = (id: string): number[] => [
    ...(absent.some((one) => one === id) || out.some((one) => one === id) ? rest : []),
    ...late.flatMap(({ participantId, slot }) => (participantId === id ? span(fromSlot, slot) : [])),
    ...leaving.flatMap(({ participantId, slot }) =>
      participantId === id ? span(Math.max(slot, fromSlot), event.slots) : [],
    ),
    ...tables.flatMap(({ employerId, open }) => (employerId === id && open === 0 ? rest : [])),
  ];
  // Whoever is in an interview that runs now, or has been, stays there.
  const lengths = new Map(event.candidates.map(({ id, length = 1 }) => [id, length]));
  const begun = interviews.filter(({ slot }) => slot < fromSlot);
  const busyUntil = (id: string) =>
    begun
      .filter(({ employerId, participantId }) => employerId === id || participantId === id)
      .reduce((last, { slot, participantId }) => Math.max(last, slot + (lengths.get(participantId) ?? 1)), 0);
  const unavailable = <One extends { id: string; unavailable?: number[] | undefined }>(one: One): One => {
    const away = awayOf(one.id).filter((slot) => slot >= busyUntil(one.id));
    return away.length === 0
      ? one
      : { ...one, unavailable: [...new Set([...(one.unavailable ?? []), ...away])].toSorted((a, b) => a - b) };
  };
  const usedAtOnce = (isUser: (interview: PlannedInterview) => boolean) =>
    span(0, fromSlot).reduce(
      (most, at) =>
        Math.max(
          most,
          begun.filter(
            (interview) =>
              isUser(interview) &&
              interview.slot <= at &&
              at < interview.slot + (lengths.get(interview.participantId) ?? 1),
          ).length,
        ),
      0,
    );
  const needs = new Map(event.candidates.map((candidate) => [candidate.id, candidate.needs ?? []]));
  return {
    ...event,
    employers: event.employers.map((employer) => {
      const { open } = tables.find(({ employerId }) => employerId === employer.id) ?? {};
      const fewer =
        open === undefined || open === 0
          ? employer
          : {
              ...employer,
              tables: Math.max(
                open,
                usedAtOnce(({ employerId }) => employerId === employer.id),
              ),
            };
      return unavailable(fewer);
    }),
    candidates: event.candidates.map(unavailable),
    resources: (event.resources ?? []).map((resource) => {
      const { capacity } = resources.find(({ resourceId }) => resourceId === resource.id) ?? {};
      if (capacity === undefined) return resource;
      const used = usedAtOnce(({ participantId }) => needs.get(participantId)?.includes(resource.id) === true);
      return { ...resource, capacity: Math.max(capacity, used) };
    }),
  };
}

type Where = { slot: number; table: number };

/** Who meets at another time, no longer, or although they were not to; one whose table alone changes has moved too. */
export function differencesOf(before: readonly Seated[], after: readonly Seated[]) {
  const keyOf = ({ employerId, participantId }: PlannedInterview) => `${employerId} ${participantId}`;
  const was = new Map(before.map((interview) => [keyOf(interview), interview]));
  const is = new Map(after.map((interview) => [keyOf(interview), interview]));
  const where = ({ slot, table }: Seated): Where => ({ slot, table });
  return {
    moved: after.flatMap((interview) => {
      const from = was.get(keyOf(interview));
      if (!from || (from.slot === interview.slot && from.table === interview.table)) return [];
      const { employerId, participantId } = interview;
      return [{ employerId, participantId, from: where(from), to: where(interview) }];
    }),
    dropped: before.filter((interview) => !is.has(keyOf(interview))),
    added: after.filter((interview) => !was.has(keyOf(interview))),
  };
}

/** Table rounds from a slot on in which an employer is there and meets nobody. */
export function emptyTables(event: TimetableEvent, interviews: readonly PlannedInterview[], fromSlot: number): number {
  const lengths = new Map(event.candidates.map(({ id, length = 1 }) => [id, length]));
  return event.employers.reduce((sum, { id, tables = 1, unavailable = [] }) => {
    const own = interviews.filter(({ employerId }) => employerId === id);
    const used = own.reduce((slots, { slot, participantId }) => {
      const end = slot + (lengths.get(participantId) ?? 1);
      return slots + Math.max(0, end - Math.max(slot, fromSlot));
    }, 0);
    const open = Array.from({ length: Math.max(0, event.slots - fromSlot) }, (_, n) => fromSlot + n);
    return sum + open.filter((slot) => !unavailable.includes(slot)).length * tables - used;
  }, 0);
}
