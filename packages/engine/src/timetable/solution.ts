/** A solution in the making, and the time that it has. Nothing here needs the integer program: who has it brings it. */
import { checkTimetable } from "@passa/domain/timetable/check";
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import { gapPercentOf, valueOf } from "@passa/domain/timetable/value";
import { Board, type Keep } from "./board.ts";
import { Chance } from "./chance.ts";
import type { clashOf } from "./clash.ts";
import type { Flow } from "./flow.ts";
import { interviewsOf, none, type Problem } from "./problem.ts";
import type { cellsOf, solveProgram } from "./program.ts";
import { anneal, place } from "./search.ts";
import type { Demand, Solution, SolveOptions } from "./solver.ts";

/** Asks the integer program. */
export type Exact = { cellsOf: typeof cellsOf; solveProgram: typeof solveProgram; clashOf: typeof clashOf };

/** Up to so many variables the whole question is asked of the integer program, waiting included. */
export const fewCells = 2500;
/** Up to so many, its relaxation is asked for a bound. */
const manyCells = 30_000;

/** Seconds since the beginning, and whether it is to end. */
export class Clock {
  readonly #startedAt = performance.now();
  readonly #options: SolveOptions;

  constructor(options: SolveOptions) {
    this.#options = options;
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  get left(): number {
    return Math.max(0, this.#options.seconds - this.seconds);
  }

  readonly isOver = (): boolean => this.left === 0 || this.#options.shouldStop?.() === true;
}

/** A solution in the making: the best timetable so far, the bound, and what is known of them. */
export class Search {
  readonly #event: TimetableEvent;
  readonly #problem: Problem;
  readonly #flow: Flow | undefined;
  readonly #clock: Clock;
  readonly #options: SolveOptions;
  readonly #chance = new Chance(1);
  readonly #keep: Keep | undefined;
  readonly #exact: Exact | undefined;
  readonly #board: Board;
  #best: { starts: Int32Array; worth: number } | undefined;
  #bound: number;
  #isInfeasible = false;
  #clash: Demand[] | undefined;
  #toldAt = -Infinity;

  constructor(
    event: TimetableEvent,
    problem: Problem,
    flow: Flow | undefined,
    clock: Clock,
    options: SolveOptions,
    { keep, exact }: { keep?: Keep; exact?: Exact },
  ) {
    this.#event = event;
    this.#problem = problem;
    this.#flow = flow;
    this.#clock = clock;
    this.#options = options;
    this.#keep = keep;
    this.#exact = exact;
    this.#bound = flow?.bound ?? Infinity;
    this.#board = new Board(problem, this.#chance, keep);
  }

  /** Whether more can be found: there is time, and the best is not proven. */
  get goesOn(): boolean {
    if (this.#flow === undefined || this.#best === undefined) return false;
    return this.#best.worth < this.#target && !this.#clock.isOver();
  }

  /** Whether as much is held as can be: then only waiting is left to shorten. */
  get isFull(): boolean {
    return this.#board.worth >= this.#target;
  }

  /** What the board cannot exceed: the bound, and all that could be kept. */
  get #target(): number {
    if (this.#keep === undefined) return this.#bound;
    const kept = this.#keep.starts.reduce((sum, slot) => sum + Number(slot !== none), 0);
    return this.#bound + this.#keep.weight * kept;
  }

  /**
   * Finds a first timetable, with all that stands fixed and, as far as they go, the interviews given.
   * @returns false when there is none, or none was found in time
   */
  async begin(given?: Int32Array): Promise<boolean> {
    const { pairs, needed, fixed, gain } = this.#problem;
    const all = Array.from({ length: pairs }, (_, pair) => pair);
    const must = all.filter((pair) => needed[pair] === 1);
    const stands = must.every((pair) => fixed[pair] === none || this.#board.stand(pair));
    const waiting = must.filter((pair) => fixed[pair] === none);
    const placing = { shouldStop: this.#clock.isOver, isCalm: this.#keep !== undefined };
    if (stands) place(this.#board, inOrder(waiting, this.#problem), this.#chance, { ...placing, isCalm: false });
    if (!stands || waiting.some((pair) => this.#board.start[pair] === none)) {
      if (!this.#exact) throw new Error("What is to stand cannot be placed without the integer program");
      const outcome = await this.#exact.solveProgram(
        demandless(this.#problem),
        { demands: "hard", withIdle: false, isWhole: true },
        this.#clock.left,
        this.#clock.isOver,
      );
      if (outcome.status === "infeasible") {
        this.#isInfeasible = true;
        this.#clash = await this.#exact.clashOf(this.#event, this.#clock.isOver, () => this.#clock.left);
      }
      if (outcome.starts === undefined) return false;
      this.#goTo(outcome.starts);
    }
    if (given !== undefined)
      for (const pair of all) {
        const slot = given[pair] ?? none;
        if (slot !== none && this.#board.start[pair] === none && this.#board.fits(pair, slot))
          this.#board.set(pair, slot);
      }
    this.#note();
    const wanted = all.filter((pair) => this.#flow === undefined || this.#flow.held[pair] === 1);
    wanted.sort((one, other) => (gain[other] ?? 0) - (gain[one] ?? 0) || one - other);
    place(this.#board, inOrder(wanted, this.#problem), this.#chance, placing);
    this.#note();
    return true;
  }

  /** Anneals from the best so far, for so many seconds. */
  run(seconds: number): void {
    if (this.#flow === undefined || this.#best === undefined) return;
    const from = this.#clock.seconds;
    this.#goTo(this.#best.starts);
    anneal(this.#board, this.#flow, this.#chance, {
      shouldStop: this.#clock.isOver,
      elapsed: () => (seconds > 0 ? (this.#clock.seconds - from) / seconds : 1),
      bound: () => this.#target,
      onBetter: () => this.#note(),
      isCalm: this.#keep !== undefined,
    });
  }

  /** Asks the integer program for what it can prove at this size. */
  async prove(): Promise<void> {
    if (!this.#exact) return;
    const cells = this.#exact.cellsOf(this.#problem);
    if (!this.goesOn || cells > manyCells) return;
    const isSmall = cells <= fewCells;
    const outcome = await this.#exact.solveProgram(
      this.#problem,
      { demands: "soft", withIdle: isSmall, isWhole: isSmall },
      this.#clock.left * (isSmall ? 0.6 : 0.4),
      this.#clock.isOver,
    );
    this.#bound = Math.min(this.#bound, outcome.bound);
    if (outcome.starts !== undefined) {
      this.#goTo(outcome.starts);
      this.#note();
    }
    this.#tell(true);
  }

  /** Where demands are not met: which of them cannot be met together. */
  async explain(): Promise<void> {
    if (this.#best === undefined || !this.#exact) return;
    const { unscheduledRequired, shortfall } = valueOf(this.#event, interviewsOf(this.#event, this.#best.starts));
    if (unscheduledRequired.length + shortfall.length === 0) return;
    const { shouldStop } = this.#options;
    const until = this.#clock.seconds + clashSeconds;
    this.#clash = await this.#exact.clashOf(
      this.#event,
      () => shouldStop?.() === true || this.#clock.seconds > until,
      () => until - this.#clock.seconds,
    );
  }

  get starts(): Int32Array | undefined {
    return this.#best?.starts;
  }

  /** @throws Error when the timetable is not valid: that is a bug, and no such timetable leaves */
  answer(): Solution {
    const seconds = this.#clock.seconds;
    const clash = this.#clash === undefined ? {} : { clash: this.#clash };
    if (this.#best === undefined) {
      const status = this.#isInfeasible ? "infeasible" : "unknown";
      const nothing = { interviews: [], value: null, bound: null, gapPercent: null, idle: 0, breaks: 0 };
      return { status, ...nothing, unscheduledRequired: [], shortfall: [], ...clash, seconds };
    }
    const interviews = interviewsOf(this.#event, this.#best.starts);
    assertValid(this.#event, interviews);
    const found = valueOf(this.#event, interviews);
    const { value, idle, breaks, unscheduledRequired, shortfall } = found;
    const bound = Number.isFinite(this.#bound) ? Math.max(this.#bound, value) : null;
    return {
      status: bound === value ? "optimal" : "feasible",
      interviews,
      value,
      bound,
      gapPercent: bound === null ? null : gapPercentOf(this.#event, found, bound),
      idle,
      breaks,
      unscheduledRequired,
      shortfall,
      ...clash,
      seconds,
    };
  }

  #goTo(starts: Int32Array): void {
    const board = this.#board;
    for (let pair = 0; pair < starts.length; pair += 1)
      if (board.start[pair] !== none && board.start[pair] !== starts[pair]) board.set(pair, none);
    for (let pair = 0; pair < starts.length; pair += 1)
      if (board.start[pair] !== starts[pair]) board.set(pair, starts[pair] ?? none);
    board.settle();
  }

  /** Keeps what is on the board when it is better than the best so far. */
  #note(): void {
    const { value, start } = this.#board;
    if (this.#best !== undefined && value <= this.#best.worth) return;
    if (this.#best === undefined) this.#best = { starts: start.slice(), worth: value };
    else {
      this.#best.starts.set(start);
      this.#best.worth = value;
    }
    this.#tell(false);
  }

  /** Tells how it goes, a few times a second: better timetables come by the thousand. */
  #tell(isNews: boolean): void {
    const { onProgress } = this.#options;
    const { seconds } = this.#clock;
    if (onProgress === undefined || this.#best === undefined || (!isNews && seconds - this.#toldAt < 0.2)) return;
    this.#toldAt = seconds;
    const interviews = interviewsOf(this.#event, this.#best.starts);
    assertValid(this.#event, interviews);
    const found = valueOf(this.#event, interviews);
    const bound = Number.isFinite(this.#bound) ? this.#bound : null;
    const gapPercent = bound === null ? null : gapPercentOf(this.#event, found, bound);
    onProgress({ incumbent: found.value, bound, gapPercent, seconds }, interviews);
  }
}

/** How long a clash is looked for, after the timetable has been found. */
const clashSeconds = 5;

/** @throws Error naming the first violation */
export function assertValid(event: TimetableEvent, interviews: readonly Interview[]): void {
  const [violation] = checkTimetable(event, interviews);
  if (violation !== undefined) throw new Error(`A solver gave an invalid timetable: ${JSON.stringify(violation)}`);
}

/** Nothing is demanded but what must be held. */
function demandless(problem: Problem): Problem {
  const free = (side: Problem["employers"]) => ({ ...side, min: new Int32Array(side.count) });
  return {
    ...problem,
    required: new Uint8Array(problem.pairs),
    gain: new Float64Array(problem.pairs),
    employers: free(problem.employers),
    candidates: free(problem.candidates),
  };
}

/** What is waited for stands before what waits for it; else as given. */
function inOrder(pairs: readonly number[], { after, ordered }: Problem): number[] {
  const done = new Set<number>();
  const visit = (pair: number): void => {
    if (done.has(pair)) return;
    if (ordered[pair] === 1) for (const earlier of after[pair] ?? []) visit(earlier);
    done.add(pair);
  };
  for (const pair of pairs) visit(pair);
  return [...done];
}
