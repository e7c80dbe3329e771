/**
 * Local search for the goal `score`. Pairs are placed as König coloured edges: an interview that stands in the way goes
 * to another slot, and whatever stands in its way there comes back. Then the timetable is annealed: interviews change
 * slots along such chains so that candidates wait less, and pairs that are left out push out others and find them new
 * places. The temperature falls with the time; everything follows from the seed but how far it comes.
 */
import type { Board } from "./board.ts";
import type { Chance } from "./chance.ts";
import type { Flow } from "./flow.ts";
import { none } from "./problem.ts";

/** Where an interview may be pushed by chance before it is given up, while annealing. */
const tries = 4;
/** Interviews that a chain may move while annealing: longer ones seldom pay and cost what many short ones do. */
const longestChain = 40;

/**
 * Places pairs one after another, those worth most first, without giving any up. Of plain events it places all that a
 * flow holds: there a chain always ends (König 1916).
 */
export function place(board: Board, pairs: Iterable<number>, chance: Chance, { shouldStop, isCalm }: Placing): void {
  for (const pair of pairs) {
    if (shouldStop()) return;
    if (board.start[pair] === none && !placeFree(board, pair) && !isCalm) placeByChains(board, pair, chance, Infinity);
  }
  board.settle();
}

export type Placing = {
  shouldStop: () => boolean;
  /** Whether what stands is left where it stands. */
  isCalm: boolean;
};

/** Puts the interview where it fits as things stand and its candidate waits least. @returns whether it fits anywhere */
function placeFree(board: Board, pair: number): boolean {
  const { slots, candidateOf, length } = board.problem;
  const candidate = candidateOf[pair] ?? 0;
  if (!board.hasRoomByCount(pair)) return false;
  let best = none;
  let least = Infinity;
  for (let slot = 0; slot < slots && least > 0; slot += 1) {
    if (!board.fits(pair, slot)) continue;
    const idle = board.idleWith(candidate, slot, length[pair] ?? 1);
    if (idle < least) [best, least] = [slot, idle];
  }
  if (best === none) return false;
  board.set(pair, best);
  return true;
}

/** Makes room for an interview by moving the one person's other interview elsewhere. @returns whether there was a way */
function placeByChains(board: Board, pair: number, chance: Chance, most: number): boolean {
  const { problem } = board;
  const { slots, allowed, means, length } = problem;
  if (!board.hasRoomByCount(pair)) return false;
  const own = means[pair] ?? [];
  const takes = length[pair] ?? 1;
  const shiftA = chance.below(slots);
  let tried = 0;
  for (let offset = 0; offset < slots; offset += 1) {
    const slot = (offset + shiftA) % slots;
    if (allowed[pair * slots + slot] !== 1) continue;
    // Who is taken then: one of them may be moved, two are two chains, which seldom both end.
    const blocking: number[] = [];
    for (let at = slot; at < slot + takes; at += 1)
      for (const one of own) if (board.isTaken(one, at)) blocking.push(board.userOf(one, at));
    if (blocking.length > 2 || blocking.includes(none)) continue;
    const shiftB = chance.below(slots);
    for (let step = 0; step < slots; step += 1) {
      const to = (step + shiftB) % slots;
      if (to === slot) continue;
      if (tried >= most) return false;
      const mark = board.mark;
      const isMoved = blocking.every((other) => board.start[other] === none || board.move(other, to));
      tried += 1;
      if (isMoved && board.fits(pair, slot)) {
        board.set(pair, slot);
        return true;
      }
      board.rollBack(mark);
    }
  }
  return false;
}

export type Annealing = Placing & {
  /** How much of the time has passed, from 0 to 1. */
  elapsed: () => number;
  /** What the value cannot exceed: it ends when it gets there. */
  bound: () => number;
  onBetter: (board: Board) => void;
};

/** Improves a timetable until it is stopped, its time has passed or nothing can be better. The board ends as it happens to. */
export function anneal(
  board: Board,
  flow: Flow,
  chance: Chance,
  { shouldStop, isCalm, elapsed, bound, onBetter }: Annealing,
): void {
  const { problem } = board;
  const { slots, pairs, ofCandidate, candidates, fixed, gain } = problem;
  const { hot, cold } = temperatures(board, isCalm);
  /** Pairs that may be worth an interview: by the flow's prices, holding them loses little. */
  const worthwhile = Int32Array.from(
    Array.from({ length: pairs }, (_, pair) => pair).filter(
      (pair) => fixed[pair] === none && (flow.held[pair] === 1 || (flow.loss[pair] ?? 0) < 12 * hot),
    ),
  );
  let best = board.value;
  // When nothing more could be held, only the waiting is left to shorten.
  const isFull = board.worth >= flow.bound;
  let temperature = hot;
  const accepts = (change: number) => change >= 0 || chance.fraction() < Math.exp(change / temperature);

  for (let round = 0; ; round += 1) {
    if (round % 256 === 0) {
      if (shouldStop() || best >= bound()) return;
      const passed = elapsed();
      if (passed >= 1) return;
      temperature = hot * (cold / hot) ** passed;
    }
    const before = board.value;
    board.settle();
    if (worthwhile.length > 0 && round % 4 === 0 && !isFull) {
      const pair = worthwhile[chance.below(worthwhile.length)] ?? 0;
      if (board.start[pair] !== none || !exchange(pair)) {
        board.rollBack(0);
        continue;
      }
    } else if (!shift()) {
      board.rollBack(0);
      continue;
    }
    if (!accepts(board.value - before)) board.rollBack(0);
    else if (board.value > best) {
      best = board.value;
      onBetter(board);
    }
  }

  /** Moves one interview of a candidate, rather of one who waits, to a slot beside their others or anywhere. */
  function shift(): boolean {
    let candidate = chance.below(candidates.count);
    for (let again = 0; again < 6 && board.idle[candidate] === 0; again += 1)
      candidate = chance.below(candidates.count);
    const own = ofCandidate[candidate] ?? new Int32Array();
    if (own.length === 0) return false;
    let pair = none;
    const first = chance.below(own.length);
    for (let offset = 0; offset < own.length && pair === none; offset += 1) {
      const one = own[(first + offset) % own.length] ?? 0;
      if (board.start[one] !== none) pair = one;
    }
    if (pair === none) return false;
    const from = board.start[pair] ?? 0;
    let to = chance.below(slots);
    if (chance.fraction() < 0.7) {
      // Beside another interview of theirs.
      const other = own[chance.below(own.length)] ?? 0;
      const stands = board.start[other] ?? none;
      if (other === pair || stands === none) return false;
      const takes = problem.length[pair] ?? 1;
      to = chance.fraction() < 0.5 ? stands - takes : stands + takes;
    }
    if (to < 0 || to >= slots || to === from) return false;
    return board.move(pair, to, longestChain);
  }

  /** Holds a pair that was left out, and finds other places for what it pushes out. */
  function exchange(pair: number): boolean {
    if (placeFree(board, pair)) return true;
    if (chance.fraction() < 0.3 && placeByChains(board, pair, chance, tries)) return true;
    let slot = none;
    let least = Infinity;
    for (let again = 0; again < 3; again += 1) {
      const each = chance.below(slots);
      if (problem.allowed[pair * slots + each] !== 1) continue;
      const lost = lossAt(pair, each);
      if (lost < least) [slot, least] = [each, lost];
    }
    if (slot === none) return false;
    const ejected = board.force(pair, slot);
    if (ejected === undefined) return false;
    for (const other of [...ejected].toSorted((one, two) => (gain[two] ?? 0) - (gain[one] ?? 0)))
      if (board.start[other] === none && !placeFree(board, other)) placeByChains(board, other, chance, tries);
    return true;
  }

  function lossAt(pair: number, slot: number): number {
    let lost = 0;
    for (const means of problem.means[pair] ?? [])
      for (let at = slot; at < slot + (problem.length[pair] ?? 1); at += 1)
        if (board.isTaken(means, at)) lost += gain[board.userOf(means, at)] ?? 0;
    return lost;
  }
}

/** From where a wait of a slot more is readily taken to where it hardly is; a calm search begins there. */
function temperatures({ problem }: Board, isCalm: boolean): { hot: number; cold: number } {
  const unit = problem.idleWeight > 0 ? Math.min(problem.idleWeight, 500) : 100;
  const cold = 0.12 * unit;
  return { hot: isCalm ? cold : 0.8 * unit, cold };
}
