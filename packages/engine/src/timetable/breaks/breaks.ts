/**
 * The goal `breaks`: every pair is held, with as few idle groups as can be. Three work at it: annealing finds timetables;
 * a flow gives a first bound; and SAT, in a thread of its own, is asked whether there is a timetable at the bound, which
 * raises the bound or ends the search, and in turn whether there is one better than the best so far.
 */
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { gapPercentOf, valueOf } from "@passa/domain/timetable/value";
import { Chance } from "../chance.ts";
import { compile, interviewsOf, type Problem } from "../problem.ts";
import { assertValid, Clock } from "../solution.ts";
import type { Demand, Solution, SolveOptions, Solver } from "../solver.ts";
import { Annealer } from "./anneal.ts";
import { ask } from "./ask.ts";
import { clashOfBreaks } from "./clash.ts";
import { profileBound } from "./profile.ts";
import { question } from "./question.ts";

/** Annealing begins with a round of so many moves for each pair, which most small events need no more than. */
const firstMoves = 1000;
/** The next takes so many seconds, and each as much longer; slow cooling is worth more than beginning anew. */
const [firstSeconds, longer] = [0.5, 2];
/** Temperatures, in idle groups, that a round goes through. */
const [hot, cold] = [0.5, 0.1];
/** Moves between two looks at the clock: some milliseconds. */
const glance = 2000;
/** Longest that the first bound may take, as a part of the time and in seconds. */
const [boundPart, boundSeconds] = [0.1, 4];
/** How long SAT is first asked a question, as a part of the time; if it stays open, twice as long the next time. */
const askPart = 0.25;
/** Part of the time that is kept for finding which demands clash. */
const clashPart = 0.5;

export const solveBreaks: Solver = async (event, options) => {
  const search = new BreaksSearch(event, options);
  await search.run();
  return search.answer();
};

class BreaksSearch {
  readonly #event: TimetableEvent;
  readonly #problem: Problem;
  readonly #fairness: number | undefined;
  readonly #clock: Clock;
  readonly #options: SolveOptions;
  readonly #chance = new Chance(1);
  readonly #annealer: Annealer;
  #best: { starts: Int32Array; groups: number } | undefined;
  #bound = 0;
  #isInfeasible = false;
  #clash: Demand[] | undefined;
  #toldAt = -Infinity;
  /** What SAT is asked now: moot as soon as a timetable with no more groups is known, or ruled out. */
  #asking: { groups: number; until: number; controller: AbortController } | undefined;

  constructor(event: TimetableEvent, options: SolveOptions) {
    this.#event = event;
    this.#options = options;
    this.#clock = new Clock(options);
    this.#problem = compile(event);
    this.#fairness = event.goal?.kind === "breaks" ? event.goal.fairness : undefined;
    this.#annealer = new Annealer(this.#problem, this.#fairness ?? Infinity, this.#chance);
  }

  async run(): Promise<void> {
    if (this.#cannotBeHeld()) this.#isInfeasible = true;
    else {
      const glances = Math.ceil((firstMoves * this.#problem.pairs) / glance);
      let count = 0;
      await this.#round(() => count++ / glances);
      await Promise.all([this.#prove(), this.#improve()]);
    }
    this.#tell(true);
    if (this.#isInfeasible) this.#clash = await this.#explain();
  }

  /** @throws Error when the timetable is not valid: that is a bug, and no such timetable leaves */
  answer(): Solution {
    const { seconds } = this.#clock;
    if (this.#best === undefined) {
      const status = this.#isInfeasible ? "infeasible" : "unknown";
      const bound = this.#isInfeasible ? null : this.#bound;
      const nothing = { interviews: [], value: null, gapPercent: null, idle: 0, breaks: 0 };
      const clash = this.#clash === undefined ? {} : { clash: this.#clash };
      return { status, ...nothing, bound, unscheduledRequired: [], shortfall: [], ...clash, seconds };
    }
    const interviews = interviewsOf(this.#event, this.#best.starts);
    assertValid(this.#event, interviews);
    const found = valueOf(this.#event, interviews);
    const { value, idle, breaks, unscheduledRequired, shortfall } = found;
    const bound = this.#bound;
    const gapPercent = gapPercentOf(this.#event, found, bound);
    const status = value === bound ? "optimal" : "feasible";
    return { status, interviews, value, bound, gapPercent, idle, breaks, unscheduledRequired, shortfall, seconds };
  }

  get #goesOn(): boolean {
    if (this.#isInfeasible || this.#clock.isOver()) return false;
    return this.#best === undefined || this.#best.groups > this.#bound;
  }

  /** Whether somebody may meet fewer than they have pairs with, or a pair has no slot. */
  #cannotBeHeld(): boolean {
    const { employers, candidates, ofEmployer, ofCandidate, allowed, slots, pairs } = this.#problem;
    const isTooMany = (side: { max: Float64Array }, lists: readonly Int32Array[]) =>
      lists.some((own, index) => own.length > (side.max[index] ?? Infinity));
    if (isTooMany(employers, ofEmployer) || isTooMany(candidates, ofCandidate)) return true;
    for (let pair = 0; pair < pairs; pair += 1)
      if (!allowed.subarray(pair * slots, (pair + 1) * slots).includes(1)) return true;
    return false;
  }

  /** Anneals in ever longer rounds, after the first bound. */
  async #improve(): Promise<void> {
    if (!this.#goesOn) return;
    const seconds = Math.min(boundSeconds, boundPart * this.#clock.left);
    // SAT begins meanwhile, in its own thread.
    await breathe();
    const bound = await profileBound(this.#problem, seconds, this.#clock.isOver);
    if (bound === "infeasible") this.#isInfeasible = true;
    else this.#raise(bound);
    for (let length = firstSeconds; this.#goesOn; length *= longer) {
      // What SAT found is where to go on from.
      if (this.#best !== undefined && this.#best.groups < (this.#annealer.best?.groups ?? Infinity))
        this.#annealer.goTo(this.#best.starts);
      const from = this.#clock.seconds;
      // The last round takes what is left, and ends cold.
      const { left } = this.#clock;
      const round = left < length * longer ? left : length;
      await this.#round(() => (this.#clock.seconds - from) / round);
    }
    this.#asking?.controller.abort();
  }

  /** Moves from hot to cold, as a part of the round has passed. */
  async #round(passed: () => number): Promise<void> {
    for (let part = passed(); part < 1 && this.#goesOn; part = passed()) {
      const isBetter = this.#annealer.run(glance, hot * (cold / hot) ** part, this.#bound);
      if (isBetter && this.#annealer.best !== undefined) this.#note(this.#annealer.best);
      await breathe();
      this.#watch();
    }
  }

  /** Asks SAT in turn for a timetable at the bound, and for one that is better than the best. */
  async #prove(): Promise<void> {
    let seconds = askPart * this.#options.seconds;
    for (let turn = 0; this.#goesOn; turn += 1) {
      const best = this.#best?.groups;
      const next = turn % 2 === 1 && best !== undefined ? best - 1 : this.#bound;
      const groups = best === undefined && turn % 2 === 0 ? undefined : next;
      // With nothing between them there is but one question left.
      const isLast = best !== undefined && best - 1 === this.#bound;
      const asked = question(this.#problem, {
        ...(groups === undefined ? {} : { groups }),
        fairness: this.#fairness,
      });
      const controller = new AbortController();
      const until = isLast ? Infinity : this.#clock.seconds + seconds;
      this.#asking = { groups: groups ?? Infinity, until, controller };
      const found = await ask(asked.text, controller.signal);
      this.#asking = undefined;
      if (found.answer === "yes") this.#noteStarts(asked.startsOf(found.holding));
      else if (found.answer === "no" && groups === undefined) this.#isInfeasible = true;
      else if (found.answer === "no") this.#raise((groups ?? 0) + 1);
      else if (!controller.signal.aborted) return;
      else if (turn % 2 === 1) seconds *= 2;
    }
  }

  /** Ends a question to SAT that has become moot, or takes too long. */
  #watch(): void {
    if (this.#asking === undefined) return;
    const { groups, until, controller } = this.#asking;
    const best = this.#best?.groups ?? Infinity;
    const isMoot = groups === Infinity ? best < Infinity : best <= groups || this.#bound > groups;
    if (isMoot || !this.#goesOn || this.#clock.seconds > until) controller.abort();
  }

  async #explain(): Promise<Demand[] | undefined> {
    const until = this.#clock.seconds + Math.max(1, clashPart * this.#clock.left);
    return clashOfBreaks(this.#event, () => this.#options.shouldStop?.() === true || this.#clock.seconds > until);
  }

  #raise(bound: number): void {
    if (bound <= this.#bound) return;
    this.#bound = bound;
    this.#tell(true);
  }

  #noteStarts(starts: Int32Array): void {
    const { breaks } = valueOf(this.#event, interviewsOf(this.#event, starts));
    this.#note({ starts, groups: breaks });
  }

  #note(found: { starts: Int32Array; groups: number }): void {
    if (this.#best !== undefined && this.#best.groups <= found.groups) return;
    this.#best = found;
    this.#tell(false);
  }

  /** Tells how it goes, a few times a second: at first better timetables come by the hundred. */
  #tell(isNews: boolean): void {
    const { onProgress } = this.#options;
    const { seconds } = this.#clock;
    if (onProgress === undefined || this.#best === undefined || (!isNews && seconds - this.#toldAt < 0.2)) return;
    this.#toldAt = seconds;
    const interviews = interviewsOf(this.#event, this.#best.starts);
    assertValid(this.#event, interviews);
    const found = valueOf(this.#event, interviews);
    const gapPercent = gapPercentOf(this.#event, found, this.#bound);
    onProgress({ incumbent: found.value, bound: this.#bound, gapPercent, seconds }, interviews);
  }
}

/** Lets messages in, from SAT above all. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
