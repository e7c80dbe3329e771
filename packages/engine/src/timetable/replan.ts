/**
 * The day itself: somebody is late or absent, an employer leaves or has a table less, an interpreter is ill. What has
 * been and what runs now stands; what can no longer be falls; of the rest two timetables are proposed.
 */
import { checkTimetable } from "@passa/domain/timetable/check";
import { lengthsOf, pairKey, type Interview, type TimetableEvent } from "@passa/domain/timetable/event";
import { Board } from "./board.ts";
import { Chance } from "./chance.ts";
import { bestFlow } from "./flow.ts";
import { compile, interviewsOf, none, startsOf, type Problem } from "./problem.ts";
import { Clock, Search } from "./solution.ts";
import type { Solution, SolveOptions } from "./solver.ts";

/** What has happened. Everything in it holds from `fromSlot` on. */
export type Disruption = {
  /** The slot that comes next: everything that starts earlier has been or runs now. */
  fromSlot: number;
  /** Candidates who do not come, or have left. */
  absent?: readonly string[] | undefined;
  /** Employers who have left. */
  out?: readonly string[] | undefined;
  /** Candidates who are there only from this slot. */
  late?: readonly { candidate: string; slot: number }[] | undefined;
  /** How many interviews an employer can still hold at once. */
  tables?: readonly { employer: string; tables: number }[] | undefined;
  /** How many interviews a resource can still serve at once. */
  capacity?: readonly { resource: string; capacity: number }[] | undefined;
};

export type Proposal = Solution & {
  /** Who meets at another time than before. */
  moved: { employer: string; candidate: string; from: number; to: number }[];
  /** Who no longer meets. */
  dropped: Interview[];
  /** Who meets although they were not to. */
  added: Interview[];
};

export type Proposals = { fewestChanges: Proposal; bestValue: Proposal };

/** What breaking an interview that is still possible must bring, unless the organiser says otherwise. */
export const defaultKeepWeight = 2000;

/** Part of the time for the proposal that changes least; the other begins from it. */
const firstShare = 0.4;

/**
 * Two timetables for the rest of the day. `fewestChanges` leaves every interview that is still possible where it is and
 * adds what there is room for; `bestValue` breaks one only where that brings more than `keepWeight` for each. The bound
 * is that of the rest of the day, whatever is moved.
 * @param current a valid timetable of the event
 */
export async function replan(
  event: TimetableEvent,
  current: readonly Interview[],
  disruption: Disruption,
  { keepWeight = defaultKeepWeight, ...options }: SolveOptions & { keepWeight?: number | undefined },
): Promise<Proposals> {
  const whole = new Clock(options);
  const today = dayOf(event, current, disruption);
  const stands = startsOf(event, today.possible);
  const free = today.problem(today.fixed);
  // What nothing can exceed is that of the freer question, for both.
  const flow = bestFlow(free.problem, () => options.shouldStop?.() === true);
  const propose = async ({ rest, problem }: Rest, weight: number, given: Int32Array, seconds: number) => {
    const clock = new Clock({ ...options, seconds });
    const search = new Search(rest, problem, flow, clock, options, { keep: { starts: stands, weight } });
    if (await search.begin(given)) search.run(clock.left);
    const solution = search.answer();
    today.assertPossible(solution.interviews);
    return { ...solution, ...differences(current, solution.interviews) };
  };
  const fewestChanges = await propose(today.problem(today.possible), 0, stands, firstShare * whole.left);
  // Values are whole numbers: a change that brings only as much is not worth it, one that brings one more is.
  const given = startsOf(event, fewestChanges.interviews);
  const bestValue = await propose(free, keepWeight + 0.5, given, whole.left);
  return { fewestChanges, bestValue };
}

type Rest = { rest: TimetableEvent; problem: Problem };

/** The event as it is from now on, and what of the timetable is still possible in it. */
function dayOf(event: TimetableEvent, current: readonly Interview[], disruption: Disruption) {
  const { fromSlot, absent = [], out = [], late = [], tables = [], capacity = [] } = disruption;
  const lengths = lengthsOf(event);
  const frozen = current.filter(({ slot }) => slot < fromSlot);
  const isFrozen = new Set(frozen.map(pairKey));
  const rest = Array.from({ length: Math.max(0, event.slots - fromSlot) }, (_, offset) => fromSlot + offset);
  /** Slots from now on in which an interview that runs already keeps somebody. */
  const runsOn = (id: string, slot: number) =>
    frozen.some(
      (one) => (one.candidate === id || one.employer === id) && slot < one.slot + (lengths.get(one.candidate) ?? 1),
    );
  const away = <Person extends { id: string; unavailable?: number[] | undefined }>(
    person: Person,
    slots: number[],
  ) => ({
    ...person,
    unavailable: [...new Set([...(person.unavailable ?? []), ...slots.filter((slot) => !runsOn(person.id, slot))])],
  });
  const lateUntil = new Map(late.map(({ candidate, slot }) => [candidate, slot]));
  const changed: TimetableEvent = {
    ...event,
    employers: event.employers.map((one) => (out.includes(one.id) ? away(one, rest) : one)),
    candidates: event.candidates.map((one) => {
      if (absent.includes(one.id)) return away(one, rest);
      const until = lateUntil.get(one.id);
      return until === undefined
        ? one
        : away(
            one,
            rest.filter((slot) => slot < until),
          );
    }),
    // What has not begun begins from now on.
    pairs: event.pairs.map((pair) =>
      isFrozen.has(pairKey(pair))
        ? pair
        : { ...pair, slots: rest.filter((slot) => pair.slots?.includes(slot) ?? true) },
    ),
    fixed: frozen,
    // Of the day only the score can be saved: where every pair is demanded, each is worth what a demand is.
    goal: event.goal?.kind === "breaks" ? { kind: "score" } : event.goal,
  };

  const limits = [
    ...tables.map(({ employer, tables: most }) => ({
      means: (problem: Problem) => problem.employers.means[event.employers.findIndex(({ id }) => id === employer)],
      most,
    })),
    ...capacity.map(({ resource, capacity: most }) => ({
      means: (problem: Problem) => problem.people + (event.resources ?? []).findIndex(({ id }) => id === resource),
      most,
    })),
  ];
  /** Lowers what there is room for from now on, but not below what runs already. */
  const limit = (problem: Problem): void => {
    for (const { means: meansIn, most } of limits) {
      const means = meansIn(problem) ?? none;
      for (const slot of rest) {
        const cell = means * problem.slots + slot;
        const running = problem.fixed.reduce((count, start, pair) => {
          const runs = start !== none && start < fromSlot && start + (problem.length[pair] ?? 1) > slot;
          return count + Number(runs && problem.means[pair]?.includes(means) === true);
        }, 0);
        problem.room[cell] = Math.max(running, Math.min(problem.room[cell] ?? 0, most));
      }
    }
  };
  const possible = possibleOf(changed, current, event.fixed ?? [], limit);
  const fixedKeys = new Set(event.fixed?.map(pairKey));
  const lowered: TimetableEvent = {
    ...changed,
    employers: changed.employers.map((one) => ({
      ...one,
      tables: tables.find(({ employer }) => employer === one.id)?.tables ?? one.tables,
    })),
    resources: changed.resources?.map((one) => ({
      ...one,
      capacity: capacity.find(({ resource }) => resource === one.id)?.capacity ?? one.capacity,
    })),
  };
  return {
    /** The question of the rest of the day, where these interviews stand. */
    problem(fixed: readonly Interview[]): Rest {
      const standing = { ...changed, fixed: [...fixed] };
      const problem = compile(standing);
      limit(problem);
      return { rest: standing, problem };
    },
    possible,
    /** What stands whatever is gained: what has begun, and what stood fixed and still can. */
    fixed: possible.filter((one) => isFrozen.has(pairKey(one)) || fixedKeys.has(pairKey(one))),
    /** @throws Error when what is to come uses a table or resource that is gone */
    assertPossible(interviews: readonly Interview[]): void {
      const wrong = checkTimetable(lowered, interviews).find(
        (one) =>
          (one.rule === "employerTables" || one.rule === "resourceCapacity") &&
          one.slot >= fromSlot &&
          one.interviews.some(({ slot }) => slot >= fromSlot),
      );
      if (wrong !== undefined) throw new Error(`A solver gave an invalid timetable: ${JSON.stringify(wrong)}`);
    },
  };
}

/** Of a timetable what can stay where it is; where too much would stay, what is fixed and then what weighs most. */
function possibleOf(
  changed: TimetableEvent,
  current: readonly Interview[],
  fixed: readonly Interview[],
  limit: (problem: Problem) => void,
): Interview[] {
  const problem = compile(changed);
  limit(problem);
  const board = new Board(problem, new Chance(1));
  const starts = startsOf(changed, current);
  const first = new Set(fixed.map(pairKey));
  const order = changed.pairs
    .map((pair, index) => ({ index, rank: first.has(pairKey(pair)) ? Infinity : (problem.gain[index] ?? 0) }))
    .filter(({ index }) => starts[index] !== none)
    .toSorted((one, other) => (one.rank === other.rank ? one.index - other.index : other.rank - one.rank));
  for (const { index } of order) if (problem.fixed[index] !== none) board.stand(index);
  // What waits for another is possible once that one is: again until nothing is added.
  for (let isAdding = true; isAdding;) {
    isAdding = false;
    for (const { index } of order) {
      const slot = starts[index] ?? none;
      if (board.start[index] !== none || !board.fits(index, slot)) continue;
      board.set(index, slot);
      isAdding = true;
    }
  }
  return interviewsOf(changed, board.start);
}

function differences(before: readonly Interview[], after: readonly Interview[]) {
  const slotBefore = new Map(before.map((one) => [pairKey(one), one.slot]));
  const slotAfter = new Map(after.map((one) => [pairKey(one), one.slot]));
  return {
    moved: before.flatMap(({ employer, candidate, slot }) => {
      const to = slotAfter.get(pairKey({ employer, candidate }));
      return to === undefined || to === slot ? [] : [{ employer, candidate, from: slot, to }];
    }),
    dropped: before.filter((one) => !slotAfter.has(pairKey(one))).map(plain),
    added: after.filter((one) => !slotBefore.has(pairKey(one))).map(plain),
  };
}

function plain({ employer, candidate, slot }: Interview): Interview {
  return { employer, candidate, slot };
}
