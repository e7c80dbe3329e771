import type { Id } from "../id.ts";
import type { EventDetails } from "./event.ts";
import type { PlannedInterview } from "./plan.ts";
import type { EventCandidate, EventEmployer } from "./roster.ts";

export type Seated = PlannedInterview & {
  /** Slots that it takes. */
  length: 1 | 2;
  /** Number of the table in the hall. */
  table: number;
  /** Which of the employer's parallel interviews it is, from 0. */
  lane: number;
};

type Frame = Pick<EventDetails, "hall" | "resources">;

/**
 * Gives every interview of a valid timetable its table, in the order of slots, then of people. Candidates walk: each sits
 * at the lowest free table of the employer; who needs a quiet table sits at a quiet one of the employer's, else at one that
 * is nobody's, else where the employer is. Employers walk: the candidate with the lowest number has the lowest table, and so on.
 */
export function seatInterviews(
  { hall, resources }: Frame,
  employers: readonly EventEmployer[],
  candidates: readonly EventCandidate[],
  interviews: readonly PlannedInterview[],
): Seated[] {
  const people = new Map(candidates.map((candidate) => [candidate.participantId, candidate]));
  const ownTables = new Map(employers.map(({ employerId, tables }) => [employerId, tables]));
  const quietNeeds = new Set(resources.filter(({ kind }) => kind === "quietTable").map(({ id }) => id));
  const isQuiet = new Set(hall.tables.filter(({ quiet }) => quiet).map(({ number }) => number));
  const taken = new Set([...ownTables.values()].flat());
  const spare = hall.tables.map(({ number }) => number).filter((number) => isQuiet.has(number) && !taken.has(number));
  const kept = keptTables(hall, candidates);
  const busy = new Set<string>();
  const isFree = (place: string | number, slots: readonly number[]) =>
    slots.every((slot) => !busy.has(`${place} ${slot}`));
  const take = (place: string | number, slots: readonly number[]) => {
    for (const slot of slots) busy.add(`${place} ${slot}`);
  };
  const seated = new Map<PlannedInterview, Seated>();
  for (const interview of inOrder(interviews)) {
    const { employerId, participantId, slot } = interview;
    const person = people.get(participantId);
    const length = person?.length ?? 1;
    const slots = length === 2 ? [slot, slot + 1] : [slot];
    const own = ownTables.get(employerId) ?? [];
    let lane = 0;
    while (!isFree(`${employerId}#${lane}`, slots)) lane++;
    take(`${employerId}#${lane}`, slots);
    const needsQuiet = person?.needs.some((need) => quietNeeds.has(need)) ?? false;
    const wanted = needsQuiet ? [...own.filter((table) => isQuiet.has(table)), ...spare, ...own] : own;
    const table = kept?.get(participantId) ?? wanted.find((one) => isFree(one, slots)) ?? own[0] ?? 0;
    take(table, slots);
    seated.set(interview, { ...interview, length, table, lane });
  }
  return interviews.flatMap((interview) => seated.get(interview) ?? []);
}

/** The table that each candidate keeps where employers walk; undefined where candidates do. */
function keptTables(
  { rotation, tables }: Frame["hall"],
  candidates: readonly EventCandidate[],
): Map<Id<"participant">, number> | undefined {
  if (rotation === "candidatesWalk") return undefined;
  const numbers = tables.map(({ number }) => number).toSorted((one, other) => one - other);
  const people = candidates.toSorted((one, other) => one.number - other.number);
  return new Map(people.map(({ participantId }, n) => [participantId, numbers[n % numbers.length] ?? 0]));
}

function inOrder(interviews: readonly PlannedInterview[]): PlannedInterview[] {
  return interviews.toSorted(
    (one, other) => one.slot - other.slot || (one.participantId < other.participantId ? -1 : 1),
  );
}
