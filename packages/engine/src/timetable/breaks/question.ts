/**
 * "Is there a timetable with at most so many idle groups?" as a formula. What follows from the rules is said as well where
 * it helps the solver most: a person's slots are as many as their interviews take, and in each slot the people who are
 * busy are twice the interviews (Bofill et al., JAIR 2022, implied constraints), counted by totalizers.
 */
import { none, type Problem } from "../problem.ts";
import { longestText } from "./ask.ts";
import { Formula } from "./formula.ts";
import { totalLength, sidesOf, type Sides } from "./load.ts";

export type Asked = {
  /** Most idle groups in all; any number when absent. */
  groups?: number;
  /** How many more one may have than another. */
  fairness?: number | undefined;
  /** Pairs that must be held: 1. All when absent; the others then may be. */
  held?: Uint8Array;
};

export type Question = {
  text: string;
  /** Where each pair starts, or none, of an answer. */
  startsOf: (holding: ReadonlySet<number>) => Int32Array;
};

export function question(problem: Problem, asked: Asked): Question {
  const full = formulate(problem, asked, asked.held === undefined && asked.groups !== undefined);
  return full.text.length <= longestText ? full : formulate(problem, asked, false);
}

function formulate(problem: Problem, { groups, fairness, held }: Asked, isCounted: boolean): Question {
  const { slots, pairs, people, allowed, length, means, room, hall } = problem;
  const formula = new Formula();
  const mustBeHeld = (pair: number) => held === undefined || held[pair] === 1 || problem.needed[pair] === 1;

  const starting = new Int32Array(pairs * slots);
  const startsFrom = (pair: number, from = 0, until = slots) =>
    [...starting.subarray(pair * slots + Math.max(0, from), pair * slots + Math.max(0, until))].filter(
      (one) => one !== 0,
    );
  const during: number[][] = Array.from({ length: slots }, () => []);
  const using: number[][] = Array.from(room, () => []);
  for (let pair = 0; pair < pairs; pair += 1) {
    for (let slot = 0; slot < slots; slot += 1) {
      if (allowed[pair * slots + slot] !== 1) continue;
      const start = formula.variable();
      starting[pair * slots + slot] = start;
      for (let at = slot; at < slot + (length[pair] ?? 1); at += 1) {
        during[at]?.push(start);
        for (const one of means[pair] ?? []) using[one * slots + at]?.push(start);
      }
    }
    if (mustBeHeld(pair)) formula.either(...startsFrom(pair));
    formula.atMost(1, startsFrom(pair));
  }
  using.forEach((starts, cell) => formula.atMost(room[cell] ?? 0, starts));
  if (hall < Infinity) for (const starts of during) formula.atMost(hall, starts);
  problem.after.forEach((earlier, pair) => {
    for (const one of earlier)
      for (let slot = 0; slot < slots; slot += 1) {
        const start = starting[pair * slots + slot] ?? 0;
        if (start !== 0) formula.either(-start, ...startsFrom(one, 0, slot - (length[one] ?? 1) + 1));
      }
  });
  if (held !== undefined)
    for (const [side, ofSide] of [
      [problem.employers, problem.ofEmployer],
      [problem.candidates, problem.ofCandidate],
    ] as const)
      ofSide.forEach((own, index) => {
        const max = side.max[index] ?? Infinity;
        if (max < own.length)
          formula.atMost(
            max,
            [...own].flatMap((pair) => startsFrom(pair)),
          );
      });

  if (groups !== undefined || fairness !== undefined) {
    const busy = using.slice(0, people * slots).map((starts) => anyOf(formula, starts));
    const loads = totalLength(problem);
    const anew: number[][] = [];
    for (let person = 0; person < people; person += 1) {
      const own = busy.slice(person * slots, (person + 1) * slots);
      if (held === undefined && problem.capacity[person] === 1)
        formula.exactly(
          loads.ofPerson[person] ?? 0,
          own.filter((one) => one !== 0),
        );
      anew.push(beginningsAnew(formula, own, fairness !== undefined));
    }
    if (groups !== undefined) formula.atMost(groups, anew.flat());
    if (fairness !== undefined) limitUnfairness(formula, anew, fairness);
    if (isCounted) countLoads(formula, problem, sidesOf(problem), busy, loads.ofAll);
  }
  return {
    text: formula.toString(),
    startsOf: (holding) =>
      Int32Array.from({ length: pairs }, (_, pair) => {
        for (let slot = 0; slot < slots; slot += 1) if (holding.has(starting[pair * slots + slot] ?? 0)) return slot;
        return none;
      }),
  };
}

/** A literal that holds when one of these does and not otherwise; 0 for none. */
function anyOf(formula: Formula, literals: readonly number[]): number {
  if (literals.length <= 1) return literals[0] ?? 0;
  const any = formula.variable();
  for (const one of literals) formula.either(-one, any);
  formula.either(-any, ...literals);
  return any;
}

/**
 * A literal for each slot in which somebody may begin anew, after having been idle: it holds at least when they do, and
 * only then if it is to be exact.
 */
function beginningsAnew(formula: Formula, busy: readonly number[], isExact: boolean): number[] {
  const found: number[] = [];
  // Holds when there has been an interview.
  let begun = 0;
  busy.forEach((now, slot) => {
    if (now === 0) return;
    const before = slot === 0 ? 0 : (busy[slot - 1] ?? 0);
    if (begun !== 0 && begun !== before) {
      const anew = formula.variable();
      found.push(anew);
      const unless = before === 0 ? [] : [before];
      formula.either(-now, -begun, ...unless, anew);
      if (isExact) for (const needed of [now, begun, ...unless.map((one) => -one)]) formula.either(-anew, needed);
    }
    begun = begun === 0 ? now : anyOf(formula, [begun, now]);
  });
  return found;
}

/** There is a number of groups that nobody has fewer than, nor more than `fairness` above. */
function limitUnfairness(formula: Formula, anew: readonly (readonly number[])[], fairness: number): void {
  const most = Math.min(...anew.map((own) => own.length));
  if (most === 0) {
    for (const own of anew) formula.atMost(fairness, own);
    return;
  }
  const fewest = Array.from({ length: most + 1 }, () => formula.variable());
  formula.either(...fewest);
  for (const [number, isFewest] of fewest.entries())
    for (const own of anew) {
      formula.atLeastIf(isFewest, number, own);
      formula.atMostIf(isFewest, number + fairness, own);
    }
}

/** In each slot as many of one side are busy as of the other, or an even number where anyone meets anyone. */
function countLoads(
  formula: Formula,
  { slots, hall }: Problem,
  sides: Sides,
  busy: readonly number[],
  loads: number,
): void {
  if (sides.kind === "unlike") return;
  const most = (people: readonly number[]) => Math.min(people.length, hall * (sides.kind === "two" ? 1 : 2) + 1);
  const inSlot: number[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    // More than can be asked is not worth the writing.
    if (formula.size > longestText) return;
    const busyOf = (people: readonly number[]) =>
      people.map((person) => busy[person * slots + slot] ?? 0).filter((one) => one !== 0);
    if (sides.kind === "two") {
      const [one, other] = [sides.one, sides.other].map((people) => formula.counted(busyOf(people), most(people)));
      const count = Math.max(one?.length ?? 0, other?.length ?? 0);
      for (let index = 0; index < count; index += 1) {
        const [left, right] = [one?.[index], other?.[index]];
        if (left !== undefined) formula.either(-left, ...(right === undefined ? [] : [right]));
        if (right !== undefined) formula.either(-right, ...(left === undefined ? [] : [left]));
        if (left !== undefined && right !== undefined) inSlot.push(left);
      }
    } else {
      const counted = formula.counted(busyOf(sides.all), most(sides.all));
      for (let index = 0; index < counted.length; index += 2) {
        const pair = counted.slice(index, index + 2);
        formula.either(...pair.slice(0, 1).map((one) => -one), ...pair.slice(1));
        inSlot.push(...pair.slice(1));
      }
    }
  }
  formula.exactly(loads, inSlot);
}
