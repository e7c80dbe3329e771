import type { TimetableEvent, TimetablePair } from "../timetable/event.ts";
import type { EventDetails, EventResource } from "./event.ts";
import type { PlannedInterview } from "./plan.ts";
import {
  type EventCandidate,
  type EventEmployer,
  isPlannedFor,
  type PairSetting,
  whoseTurnComes,
  type WishLevel,
} from "./roster.ts";

/** From an event to what a timetable is made from: who may meet whom, and what each meeting is worth. */

/** How a candidate stands towards the best of the places that an employer brings. */
export type Fit = { tier: "eligible" | "askFirst" | "nearMiss" | "blocked"; score: number };

/** All that counts for one pair. `fit` is absent where the employer brings no place. */
export type PairFacts = {
  fit?: Fit | undefined;
  candidateWish?: WishLevel | undefined;
  employerWish?: WishLevel | undefined;
  setting?: Pick<PairSetting, "added" | "required" | "slots" | "after"> | undefined;
};

const MOST = 10_000;
/** Worth of a meeting where nothing is known of how they fit. */
export const UNRANKED = 3000;
/** What a wish adds to the match, in its points. The person's counts more than the employer's, who chooses among many. */
export const wishPoints = {
  candidate: { want: 2500, maybe: 800, no: 0 },
  employer: { want: 1500, maybe: 500, no: 0 },
} as const satisfies Record<string, Record<WishLevel, number>>;

/**
 * What a meeting is worth, 0 to 10,000: the match, raised by wishes of either side. Undefined for a pair that does not meet:
 * somebody said no, or something stands in the way and the organiser has not added it.
 */
export function weightOf({ fit, candidateWish, employerWish, setting }: PairFacts): number | undefined {
  if (candidateWish === "no" || employerWish === "no") return undefined;
  const fits = fit === undefined || fit.tier === "eligible" || fit.tier === "askFirst";
  if (!fits && setting?.added !== true) return undefined;
  const raised =
    (candidateWish === undefined ? 0 : wishPoints.candidate[candidateWish]) +
    (employerWish === undefined ? 0 : wishPoints.employer[employerWish]);
  return Math.min(MOST, (fit?.score ?? UNRANKED) + raised);
}

/** Who is on the list, with how they fit one another. */
export type Roster = {
  employers: readonly EventEmployer[];
  candidates: readonly EventCandidate[];
  settings: readonly PairSetting[];
  fitOf: (employer: EventEmployer, candidate: EventCandidate) => Fit | undefined;
};

/** What counts for each pair of the roster. */
export function pairFacts({ employers, settings, fitOf }: Roster) {
  const decided = new Map(settings.map((setting) => [`${setting.employerId} ${setting.participantId}`, setting]));
  const wished = new Map(
    employers.map(({ employerId, wishes }) => [
      employerId,
      new Map(wishes.map(({ number, level }) => [number, level])),
    ]),
  );
  return (employer: EventEmployer, candidate: EventCandidate): PairFacts => ({
    fit: fitOf(employer, candidate),
    candidateWish: candidate.wishes.find(({ employerId }) => employerId === employer.employerId)?.level,
    employerWish: wished.get(employer.employerId)?.get(candidate.number),
    setting: decided.get(`${employer.employerId} ${candidate.participantId}`),
  });
}

/**
 * The event as solvers and the checker read it. Those who said no are left out, and those who have not answered unless
 * `unanswered`; of `locked` interviews stand those whose pair is still there.
 */
export function timetableOf(
  { id, details }: { id: string; details: EventDetails },
  roster: Roster,
  { unanswered, locked }: { unanswered: boolean; locked: readonly PlannedInterview[] },
): TimetableEvent {
  const { limits } = details;
  const employers = roster.employers.filter(({ invitation }) => isPlannedFor(invitation, { unanswered }));
  const candidates = roster.candidates.filter(({ invitation }) => isPlannedFor(invitation, { unanswered }));
  const factsOf = pairFacts(roster);
  const inDay = (slots: readonly number[]) => slots.filter((slot) => slot < details.slots);
  const mayMeet = employers.flatMap((employer) =>
    candidates.flatMap((candidate): TimetablePair[] => {
      const facts = factsOf(employer, candidate);
      const weight = weightOf(facts);
      if (weight === undefined) return [];
      const { required = false, slots, after } = facts.setting ?? {};
      return [
        {
          employer: employer.employerId,
          candidate: candidate.participantId,
          weight,
          ...(required ? { required } : {}),
          ...(slots === undefined ? {} : { slots: inDay(slots) }),
          ...(after === undefined
            ? {}
            : { after: after.map((before) => ({ employer: before, candidate: candidate.participantId })) }),
        },
      ];
    }),
  );
  const pairs = whoseTurnComes(mayMeet, keyOf, ({ after = [] }) => after.map(keyOf));
  const listed = new Set(pairs.map(keyOf));
  return {
    id,
    slots: details.slots,
    slotMinutes: details.slotMinutes,
    startsAt: details.startsAt,
    zone: details.zone,
    breaks: details.breaks.map(({ afterSlot }) => afterSlot),
    tables: details.hall.tables.length,
    employers: employers.map(
      ({ employerId, tables, unavailable, min = limits.employerMin, max = limits.employerMax }) => ({
        id: employerId,
        unavailable: inDay(unavailable),
        tables: tables.length,
        ...bounds(min, max),
      }),
    ),
    candidates: candidates.map(
      ({
        participantId,
        length,
        unavailable,
        breaks,
        needs,
        min = limits.candidateMin,
        max = limits.candidateMax,
      }) => ({
        id: participantId,
        unavailable: inDay([...new Set([...unavailable, ...breaks])]),
        length,
        needs: needs.filter((need) => details.resources.some((resource) => resource.id === need)),
        ...bounds(min, max),
      }),
    ),
    resources: details.resources.map(({ id: resourceId, capacity, unavailable }) => ({
      id: resourceId,
      capacity,
      unavailable,
    })),
    pairs,
    fixed: locked
      .filter(({ employerId, participantId }) => listed.has(`${employerId} ${participantId}`))
      .map(({ employerId, participantId, slot }) => ({ employer: employerId, candidate: participantId, slot })),
    goal: { kind: "score", idleWeight: details.idleWeight },
  };
}

const keyOf = ({ employer, candidate }: Pick<TimetablePair, "employer" | "candidate">): string =>
  `${employer} ${candidate}`;

const bounds = (min: number | undefined, max: number | undefined) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

export type Outlook = {
  seats: number;
  needed: number;
  spare: number;
  candidates: number;
  candidatesServed: number;
  problems: OutlookProblem[];
};
export type OutlookProblem =
  | { kind: "tooFewSeats"; seats: number; needed: number }
  | { kind: "resourceShort"; resourceId: string; people: number; room: number; needed: number }
  | {
      kind: "candidateShort";
      participantId: EventCandidate["participantId"];
      number: number;
      possible: number;
      needed: number;
    }
  | { kind: "employerShort"; employerId: EventEmployer["employerId"]; possible: number; needed: number }
  | { kind: "tableFree"; tables: number[] }
  | { kind: "tooFewTables"; tables: number; candidates: number };

/**
 * Whether the day adds up, by sums alone: seats at tables against minimums, each resource against those who need it, each
 * person against those whom they may meet. That nothing is short does not mean that a timetable exists.
 */
export function outlookOf({ details }: { details: EventDetails }, roster: Roster, timetable: TimetableEvent): Outlook {
  const freeOf = (unavailable: readonly number[] = []) => timetable.slots - new Set(unavailable).size;
  const seats = timetable.employers.reduce((sum, { unavailable, tables = 1, max = Infinity }) => {
    return sum + Math.min(freeOf(unavailable) * tables, max);
  }, 0);
  const slotsOf = ({ min = 0, length = 1 }: (typeof timetable.candidates)[number]) => min * length;
  const needed = timetable.candidates.reduce((sum, candidate) => sum + slotsOf(candidate), 0);
  const mayMeet = new Map<string, number>();
  for (const { employer, candidate } of timetable.pairs)
    for (const id of [employer, candidate]) mayMeet.set(id, (mayMeet.get(id) ?? 0) + 1);
  const problems: OutlookProblem[] = [];
  if (needed > seats) problems.push({ kind: "tooFewSeats", seats, needed });
  const { hall, resources } = details;
  if (hall.rotation === "employersWalk" && hall.tables.length < timetable.candidates.length)
    problems.push({ kind: "tooFewTables", tables: hall.tables.length, candidates: timetable.candidates.length });
  for (const resource of resources) problems.push(...shortResource(resource, timetable, slotsOf, freeOf));
  for (const { id, min = 0 } of timetable.employers) {
    const possible = mayMeet.get(id) ?? 0;
    const employer = roster.employers.find(({ employerId }) => employerId === id);
    if (employer && possible < min)
      problems.push({ kind: "employerShort", employerId: employer.employerId, possible, needed: min });
  }
  let candidatesServed = 0;
  for (const { id, min = 0, length = 1, unavailable } of timetable.candidates) {
    const possible = Math.min(mayMeet.get(id) ?? 0, Math.floor(freeOf(unavailable) / length));
    if (possible >= min) candidatesServed++;
    const candidate = roster.candidates.find(({ participantId }) => participantId === id);
    if (candidate && possible < min) {
      const { participantId, number } = candidate;
      problems.push({ kind: "candidateShort", participantId, number, possible, needed: min });
    }
  }
  const taken = new Set(roster.employers.flatMap(({ tables }) => tables));
  const free = hall.tables.map(({ number }) => number).filter((number) => !taken.has(number));
  if (free.length > 0 && hall.rotation === "candidatesWalk") problems.push({ kind: "tableFree", tables: free });
  return {
    seats,
    needed,
    spare: seats - needed,
    candidates: timetable.candidates.length,
    candidatesServed,
    problems,
  };
}

function shortResource(
  { id, capacity, unavailable }: EventResource,
  { candidates }: TimetableEvent,
  slotsOf: (candidate: TimetableEvent["candidates"][number]) => number,
  freeOf: (unavailable: readonly number[]) => number,
): OutlookProblem[] {
  const people = candidates.filter(({ needs = [] }) => needs.includes(id));
  const needed = people.reduce((sum, candidate) => sum + slotsOf(candidate), 0);
  const room = capacity * freeOf(unavailable);
  return needed > room ? [{ kind: "resourceShort", resourceId: id, people: people.length, room, needed }] : [];
}
