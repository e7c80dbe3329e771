/**
 * Simulated annealing over timetables for the goal `breaks`. A move puts an interview into another slot; whoever stands in
 * its way goes to the slot that it left, and so on to and fro: between two slots that is a Kempe chain of an edge
 * colouring, so timetables stay without double bookings. What a chain cannot place is left out for a while; that, and
 * tables, orders and fairness that are broken, cost `unmetWeight` each. A move costs as many steps as its chain is long.
 */
import type { Chance } from "../chance.ts";
import { none, type Problem } from "../problem.ts";

/** What each broken rule costs, in idle groups: enough to be mended when it cools, not to be a wall before. */
const unmetWeight = 3;
/** Of so many moves one may leave out what its chain cannot place, and one turns to what is left out. */
const [leaving, turning] = [8, 4];

export class Annealer {
  readonly start: Int32Array;
  /** The best so far that breaks no rule. */
  best: { starts: Int32Array; groups: number } | undefined;
  readonly #problem: Problem;
  readonly #chance: Chance;
  readonly #fairness: number;
  /** How many interviews use each means in each slot, and one of them. */
  readonly #used: Int32Array;
  readonly #user: Int32Array;
  readonly #inHall: Int32Array;
  readonly #runs: Int32Array;
  readonly #slotsOf: Int32Array[];
  readonly #ofMeans: readonly number[][];
  readonly #people: number;
  /** Runs of interviews of all people together, and broken rules. */
  #allRuns = 0;
  #broken = 0;
  #leftOut: number;
  /** Of the chain at hand: what was moved, and where it stood. */
  readonly #moved: Int32Array;
  readonly #stood: Int32Array;
  /** How far each is to go from there. */
  readonly #by: Int32Array;
  #chain = 0;
  readonly #stamp: Int32Array;
  #move = 0;

  constructor(problem: Problem, fairness: number, chance: Chance) {
    const { pairs, slots, capacity, people, allowed, means } = problem;
    this.#problem = problem;
    this.#chance = chance;
    this.#fairness = fairness;
    this.start = new Int32Array(pairs).fill(none);
    this.#used = new Int32Array(capacity.length * slots);
    this.#user = new Int32Array(capacity.length * slots).fill(none);
    this.#inHall = new Int32Array(slots);
    this.#runs = new Int32Array(people);
    this.#slotsOf = Array.from({ length: pairs }, (_, pair) =>
      Int32Array.from({ length: slots }, (_, slot) => slot).filter((slot) => allowed[pair * slots + slot] === 1),
    );
    const ofMeans: number[][] = Array.from(capacity, () => []);
    means.forEach((list, pair) => {
      for (const one of list) ofMeans[one]?.push(pair);
    });
    this.#ofMeans = ofMeans;
    this.#people = ofMeans.slice(0, people).filter((own) => own.length > 0).length;
    this.#leftOut = pairs;
    this.#moved = new Int32Array(pairs);
    this.#stood = new Int32Array(pairs);
    this.#by = new Int32Array(pairs);
    this.#stamp = new Int32Array(pairs);
  }

  /** Goes to a timetable, which may leave out some. */
  goTo(starts: Int32Array): void {
    for (let pair = 0; pair < starts.length; pair += 1) if (this.start[pair] !== none) this.#remove(pair);
    for (let pair = 0; pair < starts.length; pair += 1) {
      const slot = starts[pair] ?? none;
      if (slot !== none) this.#put(pair, slot);
    }
    this.#note();
  }

  /**
   * So many moves at one temperature, in idle groups.
   * @returns whether a better timetable was found
   */
  run(moves: number, temperature: number, target: number): boolean {
    const { pairs, slots } = this.#problem;
    const chance = this.#chance;
    const before = this.best?.groups ?? Infinity;
    let cost = this.#cost;
    for (let move = 0; move < moves; move += 1) {
      let pair = chance.below(pairs);
      if (this.#leftOut > 0 && move % turning === 0) pair = this.#oneLeftOut(pair);
      const choices = this.#slotsOf[pair];
      if (choices === undefined || choices.length === 0) continue;
      const slot = choices[chance.below(choices.length)] ?? 0;
      const old = this.start[pair] ?? none;
      const by = old === none ? slot - chance.below(slots) : slot - old;
      if (by === 0 || !this.#shift(pair, slot, by, old === none || move % leaving === 0)) continue;
      const now = this.#cost;
      if (now <= cost || chance.fraction() < Math.exp((cost - now) / temperature)) {
        cost = now;
        if (this.#broken + this.#leftOut === 0) {
          this.#note();
          if ((this.best?.groups ?? Infinity) <= target) break;
        }
      } else this.#undo();
    }
    return (this.best?.groups ?? Infinity) < before;
  }

  get #cost(): number {
    return this.#allRuns + unmetWeight * (this.#broken + this.#leftOut);
  }

  #note(): void {
    if (this.#broken + this.#leftOut > 0) return;
    const groups = this.#allRuns - this.#people;
    if (this.best === undefined || groups < this.best.groups) this.best = { starts: this.start.slice(), groups };
  }

  /** A pair that is left out: the first from a given one on. */
  #oneLeftOut(from: number): number {
    const { pairs } = this.#problem;
    for (let at = 0; at < pairs; at += 1) {
      const pair = (from + at) % pairs;
      if (this.start[pair] === none) return pair;
    }
    return from;
  }

  /** Puts a pair into a slot, and what is in its way `by` slots back, and so on. @returns false when nothing was done */
  #shift(first: number, firstSlot: number, firstBy: number, mayLeaveOut: boolean): boolean {
    const { slots, allowed, length, means, room } = this.#problem;
    this.#move += 1;
    this.#chain = 0;
    this.#take(first, firstBy);
    for (let at = 0; at < this.#chain; at += 1) {
      const pair = this.#moved[at] ?? none;
      // Every second of a chain goes the other way.
      const by = this.#by[at] ?? 0;
      const slot = at === 0 ? firstSlot : (this.#stood[at] ?? none) + by;
      if (slot < 0 || slot >= slots || allowed[pair * slots + slot] !== 1) {
        if (mayLeaveOut && at > 0) continue;
        this.#undo();
        return false;
      }
      const list = means[pair] ?? [];
      for (let cell = slot; cell < slot + (length[pair] ?? 1); cell += 1)
        for (const one of list) {
          const index = one * slots + cell;
          if ((this.#used[index] ?? 0) < (room[index] ?? 0)) continue;
          const other = this.#displaced(one, cell, room[index] ?? 0);
          if (other === none || this.#stamp[other] === this.#move) {
            this.#undo();
            return false;
          }
          this.#take(other, -by);
        }
      this.#put(pair, slot);
    }
    return true;
  }

  /** Takes a pair out of where it stands, to be put elsewhere. */
  #take(pair: number, by: number): void {
    this.#moved[this.#chain] = pair;
    this.#by[this.#chain] = by;
    this.#stood[this.#chain] = this.start[pair] ?? none;
    this.#chain += 1;
    this.#stamp[pair] = this.#move;
    if (this.start[pair] !== none) this.#remove(pair);
  }

  /** Who has to give way for another to use a means: one that has not moved yet, whichever if there are several. */
  #displaced(one: number, slot: number, room: number): number {
    if (room === 1) return this.#user[one * this.#problem.slots + slot] ?? none;
    const own = this.#ofMeans[one] ?? [];
    const from = this.#chance.below(own.length);
    for (let at = 0; at < own.length; at += 1) {
      const pair = own[(from + at) % own.length] ?? none;
      const start = this.start[pair] ?? none;
      if (start === none || start > slot || slot >= start + (this.#problem.length[pair] ?? 1)) continue;
      if (this.#stamp[pair] !== this.#move) return pair;
    }
    return none;
  }

  #undo(): void {
    for (let at = 0; at < this.#chain; at += 1) {
      const pair = this.#moved[at] ?? none;
      if (this.start[pair] !== none) this.#remove(pair);
    }
    for (let at = 0; at < this.#chain; at += 1) {
      const slot = this.#stood[at] ?? none;
      if (slot !== none) this.#put(this.#moved[at] ?? none, slot);
    }
    this.#chain = 0;
  }

  #put(pair: number, slot: number): void {
    this.#broken += this.#ordersBroken(pair, slot);
    this.#use(pair, slot, 1);
    this.start[pair] = slot;
    this.#leftOut -= 1;
  }

  #remove(pair: number): void {
    const slot = this.start[pair] ?? none;
    this.start[pair] = none;
    this.#leftOut += 1;
    this.#use(pair, slot, -1);
    this.#broken -= this.#ordersBroken(pair, slot);
  }

  #use(pair: number, slot: number, by: 1 | -1): void {
    const { slots, people, length, means, hall } = this.#problem;
    const list = means[pair] ?? [];
    for (let cell = slot; cell < slot + (length[pair] ?? 1); cell += 1) {
      const inHall = (this.#inHall[cell] ?? 0) + by;
      this.#inHall[cell] = inHall;
      if (by === 1 ? inHall > hall : inHall >= hall) this.#broken += by;
      for (const one of list) {
        const index = one * slots + cell;
        const was = this.#used[index] ?? 0;
        this.#used[index] = was + by;
        this.#user[index] = by === 1 ? pair : none;
        if (one >= people || was + by > 1 || (was === 1) !== (by === -1)) continue;
        let runs: number = by;
        if (cell > 0 && (this.#used[index - 1] ?? 0) > 0) runs -= by;
        if (cell + 1 < slots && (this.#used[index + 1] ?? 0) > 0) runs -= by;
        if (runs !== 0) this.#addRuns(one, runs);
      }
    }
  }

  #addRuns(person: number, more: number): void {
    const was = this.#runs[person] ?? 0;
    this.#runs[person] = was + more;
    this.#allRuns += more;
    this.#broken += Math.max(0, was + more - 1 - this.#fairness) - Math.max(0, was - 1 - this.#fairness);
  }

  /** Orders that a pair in a slot breaks, with those that have a slot. */
  #ordersBroken(pair: number, slot: number): number {
    const { ordered, after, before, length } = this.#problem;
    if (ordered[pair] === 0) return 0;
    let broken = 0;
    for (const one of after[pair] ?? []) {
      const start = this.start[one] ?? none;
      if (start !== none && start + (length[one] ?? 1) > slot) broken += 1;
    }
    for (const one of before[pair] ?? []) {
      const start = this.start[one] ?? none;
      if (start !== none && slot + (length[pair] ?? 1) > start) broken += 1;
    }
    return broken;
  }
}
