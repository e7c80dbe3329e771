/**
 * A timetable under change: where each pair starts, who is taken when, and what it is all worth, kept right at every
 * step. Changes are written down, so that what turned out badly can be taken back. Between `mark` and the decision it may
 * hold too much at once; every operation that answers true leaves a timetable that is possible again.
 */
import { unmetCost } from "@passa/domain/timetable/event";
import type { Chance } from "./chance.ts";
import { baseOf, none, type Problem } from "./problem.ts";

/** What an interview brings for standing where it stood. */
export type Keep = { starts: Int32Array; weight: number };

export class Board {
  readonly problem: Problem;
  /** The slot in which each pair starts, or none. */
  readonly start: Int32Array;
  /** How many interviews each employer and each candidate has. */
  readonly heldBy: { employers: Int32Array; candidates: Int32Array };
  /** Free slots between first and last interview, of each candidate. */
  readonly idle: Int32Array;
  /** What the interviews bring, by weight, by what is demanded and by staying where they were; idle slots not counted. */
  worth: number;
  idleSum = 0;

  readonly #load: Int32Array;
  readonly #hall: Int32Array;
  /** The interview that a person entered last in each slot, and the one before: a hint, for those who can be in one alone. */
  readonly #occupant: Int32Array;
  readonly #former: Int32Array;
  readonly #words: number;
  /** Bits of the slots in which each candidate is in an interview, and in which they are away. */
  readonly #busy: Int32Array;
  readonly #away: Int32Array;
  readonly #pairsOf: readonly Int32Array[];
  /** Pairs that were changed, and where they stood before. */
  #journal: Int32Array = new Int32Array(1024);
  #written = 0;
  readonly #stamp: Int32Array;
  #chain = 0;
  readonly #queue: Int32Array;
  readonly #ejected: number[] = [];
  readonly #chance: Chance;
  readonly #keep: Keep | undefined;

  constructor(problem: Problem, chance: Chance, keep?: Keep) {
    const { slots, pairs, capacity, candidates, employers, open } = problem;
    this.problem = problem;
    this.#chance = chance;
    this.#keep = keep;
    this.start = new Int32Array(pairs).fill(none);
    this.heldBy = { employers: new Int32Array(employers.count), candidates: new Int32Array(candidates.count) };
    this.idle = new Int32Array(candidates.count);
    this.worth = baseOf(problem);
    this.#load = new Int32Array(capacity.length * slots);
    this.#hall = new Int32Array(slots);
    this.#occupant = new Int32Array(problem.people * slots).fill(none);
    this.#former = new Int32Array(problem.people * slots).fill(none);
    this.#words = Math.ceil(slots / 32);
    this.#busy = new Int32Array(candidates.count * this.#words);
    this.#away = new Int32Array(candidates.count * this.#words);
    for (let candidate = 0; candidate < candidates.count; candidate += 1)
      for (let slot = 0; slot < slots; slot += 1)
        if (open[candidate * slots + slot] === 0) this.#flip(this.#away, candidate, slot);
    this.#pairsOf = pairsOfMeans(problem);
    this.#stamp = new Int32Array(pairs);
    this.#queue = new Int32Array(pairs);
  }

  /** What the timetable is worth, by the goal `score`. */
  get value(): number {
    return this.worth - this.problem.idleWeight * this.idleSum;
  }

  /** How many changes are written down: what `rollBack` goes back to. */
  get mark(): number {
    return this.#written;
  }

  /** Changes so far will not be taken back. */
  settle(): void {
    this.#written = 0;
  }

  rollBack(mark: number): void {
    while (this.#written > mark) {
      this.#written -= 2;
      this.#put(this.#journal[this.#written] ?? 0, this.#journal[this.#written + 1] ?? none);
    }
  }

  /** Pairs that were changed since the mark; one may stand in it more than once. */
  changedSince(mark: number): Int32Array {
    return this.#journal.subarray(mark, this.#written).filter((_, index) => index % 2 === 0);
  }

  set(pair: number, slot: number): void {
    if (this.#written + 2 > this.#journal.length) {
      const longer = new Int32Array(2 * this.#journal.length);
      longer.set(this.#journal);
      this.#journal = longer;
    }
    this.#journal[this.#written] = pair;
    this.#journal[this.#written + 1] = this.start[pair] ?? none;
    this.#written += 2;
    this.#put(pair, slot);
  }

  /** Whether a pair that is not held could start in a slot, all else standing as it stands. */
  fits(pair: number, slot: number): boolean {
    return this.#hasRoomAt(pair, slot) && this.#isInOrder(pair, slot);
  }

  #hasRoomAt(pair: number, slot: number): boolean {
    const { problem } = this;
    if (problem.allowed[pair * problem.slots + slot] !== 1 || !this.hasRoomByCount(pair)) return false;
    const means = problem.means[pair] ?? [];
    const end = slot + (problem.length[pair] ?? 1);
    for (let at = slot; at < end; at += 1) {
      if ((this.#hall[at] ?? 0) >= problem.hall) return false;
      for (let index = 0; index < means.length; index += 1) {
        const one = means[index] ?? 0;
        const cell = one * problem.slots + at;
        if ((this.#load[cell] ?? 0) >= (problem.room[cell] ?? 0)) return false;
      }
    }
    return true;
  }

  /** Holds a pair where it stands fixed, whatever it waits for. @returns whether there is room for it */
  stand(pair: number): boolean {
    const { problem } = this;
    const slot = problem.fixed[pair] ?? none;
    if (!this.#hasRoomAt(pair, slot)) return false;
    this.set(pair, slot);
    return true;
  }

  hasRoomByCount(pair: number): boolean {
    const { employers, candidates, employerOf, candidateOf } = this.problem;
    const employer = employerOf[pair] ?? 0;
    const candidate = candidateOf[pair] ?? 0;
    return (
      (this.heldBy.employers[employer] ?? 0) < (employers.max[employer] ?? 0) &&
      (this.heldBy.candidates[candidate] ?? 0) < (candidates.max[candidate] ?? 0)
    );
  }

  isTaken(means: number, slot: number): boolean {
    const cell = means * this.problem.slots + slot;
    return (this.#load[cell] ?? 0) >= (this.problem.room[cell] ?? 0);
  }

  /**
   * Moves an interview to another slot. Whatever stands in its way goes to where the interview came from, and so on
   * (a Kempe chain over the two slots). Of plain events every chain ends; elsewhere somebody in it may be away.
   * @returns false when it cannot be: then the caller takes back what was written since its mark
   */
  move(pair: number, slot: number, longest = Infinity): boolean {
    const { problem } = this;
    const { slots, allowed, length, means, fixed } = problem;
    const from = this.start[pair] ?? none;
    const takes = length[pair] ?? 1;
    if (allowed[pair * slots + slot] !== 1 || fixed[pair] !== none) return false;
    // Where the old place and the new one overlap, only the slots that are not in both change hands.
    const apart = Math.abs(slot - from);
    const isOverlapping = apart < takes;
    const [here, there, size] = isOverlapping
      ? slot > from
        ? [from, from + takes, apart]
        : [from + takes - apart, slot, apart]
      : [from, slot, takes];
    const chain = (this.#chain += 1);
    const queue = this.#queue;
    let queued = 0;
    let ordered = problem.ordered[pair] === 1;
    this.#stamp[pair] = chain;
    this.set(pair, slot);
    queue[queued++] = pair;
    for (let next = 0; next < queued; next += 1) {
      const moved = queue[next] ?? 0;
      const begin = this.start[moved] ?? 0;
      const own = means[moved] ?? [];
      for (let at = begin; at < begin + (length[moved] ?? 1); at += 1) {
        for (let index = 0; index <= own.length; index += 1) {
          const one = own[index];
          const isOver =
            one === undefined
              ? (this.#hall[at] ?? 0) > problem.hall
              : (this.#load[one * slots + at] ?? 0) > (problem.room[one * slots + at] ?? 0);
          if (!isOver) continue;
          const other = this.#inTheWay(one, at, moved, chain);
          if (other === none || queued >= longest || fixed[other] !== none) return false;
          const stood = this.start[other] ?? 0;
          const ends = stood + (length[other] ?? 1);
          const to =
            stood >= there && ends <= there + size
              ? stood - there + here
              : stood >= here && ends <= here + size
                ? stood - here + there
                : none;
          if (to === none || allowed[other * slots + to] !== 1) return false;
          this.#stamp[other] = chain;
          this.set(other, to);
          ordered ||= problem.ordered[other] === 1;
          queue[queued++] = other;
          // Several may stand in the way: this means is looked at again.
          index -= 1;
        }
      }
    }
    if (!ordered) return true;
    for (let index = 0; index < queued; index += 1) if (!this.#keepsOrder(queue[index] ?? 0)) return false;
    return true;
  }

  /**
   * Holds a pair that was not held, and gives up what stands in its way: of several, what brings least.
   * @returns what was given up; nothing when it cannot be: then the caller takes back what was written since its mark
   */
  force(pair: number, slot: number): readonly number[] | undefined {
    const { problem } = this;
    const { slots, allowed, length, means, employerOf, candidateOf, employers, candidates } = problem;
    const ejected = this.#ejected;
    ejected.length = 0;
    if (allowed[pair * slots + slot] !== 1 || !this.#isInOrder(pair, slot)) return undefined;
    const chain = (this.#chain += 1);
    this.#stamp[pair] = chain;
    this.set(pair, slot);
    const own = means[pair] ?? [];
    for (let at = slot; at < slot + (length[pair] ?? 1); at += 1) {
      for (let index = 0; index <= own.length; index += 1) {
        const one = own[index];
        for (;;) {
          const isOver =
            one === undefined
              ? (this.#hall[at] ?? 0) > problem.hall
              : (this.#load[one * slots + at] ?? 0) > (problem.room[one * slots + at] ?? 0);
          if (!isOver) break;
          const other = this.#inTheWay(one, at, pair, chain);
          if (other === none || !this.drop(other)) return undefined;
        }
      }
    }
    const employer = employerOf[pair] ?? 0;
    const candidate = candidateOf[pair] ?? 0;
    if ((this.heldBy.employers[employer] ?? 0) > (employers.max[employer] ?? 0)) {
      const least = this.#least(problem.ofEmployer[employer] ?? new Int32Array(), pair);
      if (least === none || !this.drop(least)) return undefined;
    }
    if ((this.heldBy.candidates[candidate] ?? 0) > (candidates.max[candidate] ?? 0)) {
      const least = this.#least(problem.ofCandidate[candidate] ?? new Int32Array(), pair);
      if (least === none || !this.drop(least)) return undefined;
    }
    // What was dropped may have been what the pair waits for.
    return this.#keepsOrder(pair) ? ejected : undefined;
  }

  /** Gives up an interview, and those that wait for it. @returns false when one of them must be held */
  drop(pair: number): boolean {
    if (this.problem.needed[pair] === 1) return false;
    this.set(pair, none);
    this.#ejected.push(pair);
    for (const waiting of this.problem.before[pair] ?? [])
      if (this.start[waiting] !== none && !this.drop(waiting)) return false;
    return true;
  }

  /** Of the interviews that use a means in a slot and may be moved, one that brings least; or none. */
  userOf(means: number, slot: number): number {
    return this.#inTheWay(means, slot, none, none);
  }

  /** Idle slots of a candidate if these further slots were taken. */
  idleWith(candidate: number, slot: number, takes: number): number {
    for (let at = slot; at < slot + takes; at += 1) this.#flip(this.#busy, candidate, at);
    const idle = this.#idleOf(candidate);
    for (let at = slot; at < slot + takes; at += 1) this.#flip(this.#busy, candidate, at);
    return idle;
  }

  isBusy(candidate: number, slot: number): boolean {
    return (((this.#busy[candidate * this.#words + (slot >> 5)] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  /** An interview other than this one that uses the means (no means: the hall) in the slot and may be moved. */
  #inTheWay(means: number | undefined, slot: number, but: number, chain: number): number {
    const { problem } = this;
    if (means === undefined) {
      // Any table will do: those of an employer taken by chance, then of the next.
      const { count } = problem.employers;
      const first = this.#chance.below(count);
      for (let offset = 0; offset < count; offset += 1) {
        const found = this.#user(problem.ofEmployer[(first + offset) % count], slot, but, chain);
        if (found !== none) return found;
      }
      return none;
    }
    if (means < problem.people && problem.capacity[means] === 1) {
      const cell = means * problem.slots + slot;
      for (const pair of [this.#former[cell] ?? none, this.#occupant[cell] ?? none])
        if (this.#isMovable(pair, slot, but, chain)) return pair;
    }
    return this.#user(this.#pairsOf[means], slot, but, chain);
  }

  #isMovable(pair: number, slot: number, but: number, chain: number): boolean {
    if (pair === none || pair === but || this.#stamp[pair] === chain || this.problem.fixed[pair] !== none) return false;
    const start = this.start[pair] ?? none;
    return start !== none && start <= slot && slot < start + (this.problem.length[pair] ?? 1);
  }

  /** Of the pairs, the one that brings least of those that are held over a slot and not in the chain. */
  #user(pairs: Int32Array | undefined, slot: number, but: number, chain: number): number {
    const { gain } = this.problem;
    if (pairs === undefined) return none;
    let best = none;
    for (let index = 0; index < pairs.length; index += 1) {
      const pair = pairs[index] ?? 0;
      if (!this.#isMovable(pair, slot, but, chain)) continue;
      if (best === none || (gain[pair] ?? 0) < (gain[best] ?? 0)) best = pair;
    }
    return best;
  }

  #least(pairs: Int32Array, but: number): number {
    const { gain, needed } = this.problem;
    let best = none;
    for (const pair of pairs) {
      if (pair === but || this.start[pair] === none || needed[pair] === 1) continue;
      if (best === none || (gain[pair] ?? 0) < (gain[best] ?? 0)) best = pair;
    }
    return best;
  }

  /** Whether what a pair waits for has been held when it starts in the slot. */
  #isInOrder(pair: number, slot: number): boolean {
    const after = this.problem.after[pair];
    if (this.problem.ordered[pair] === 0 || after === undefined) return true;
    for (let index = 0; index < after.length; index += 1) {
      const before = after[index] ?? 0;
      const start = this.start[before] ?? none;
      if (start === none || start + (this.problem.length[before] ?? 1) > slot) return false;
    }
    return true;
  }

  #keepsOrder(pair: number): boolean {
    const start = this.start[pair] ?? none;
    if (start === none || this.problem.ordered[pair] === 0) return true;
    if (!this.#isInOrder(pair, start)) return false;
    const end = start + (this.problem.length[pair] ?? 1);
    return (
      this.problem.before[pair]?.every((waiting) => {
        const begins = this.start[waiting] ?? none;
        return begins === none || begins >= end;
      }) ?? true
    );
  }

  #put(pair: number, slot: number): void {
    const { problem } = this;
    const from = this.start[pair] ?? none;
    const employer = problem.employerOf[pair] ?? 0;
    const candidate = problem.candidateOf[pair] ?? 0;
    if (from !== none) this.#shift(pair, from, -1);
    this.start[pair] = slot;
    if (slot !== none) this.#shift(pair, slot, 1);
    if (this.#keep !== undefined && from !== slot) {
      const stood = this.#keep.starts[pair] ?? none;
      if (stood !== none) this.worth += this.#keep.weight * (Number(stood === slot) - Number(stood === from));
    }
    if ((from === none) !== (slot === none)) {
      const sign = slot === none ? -1 : 1;
      this.worth +=
        sign * (problem.gain[pair] ?? 0) +
        this.#count(this.heldBy.employers, problem.employers.min, employer, sign) +
        this.#count(this.heldBy.candidates, problem.candidates.min, candidate, sign);
    }
    this.#refresh(candidate);
    const other = problem.employers.means[employer] ?? 0;
    if (other < problem.candidates.count) this.#refresh(other);
  }

  /** One interview more or less; what that changes about a minimum. */
  #count(held: Int32Array, min: Int32Array, index: number, sign: number): number {
    const before = held[index] ?? 0;
    held[index] = before + sign;
    const least = min[index] ?? 0;
    return unmetCost * (Math.min(before + sign, least) - Math.min(before, least));
  }

  #refresh(candidate: number): void {
    const idle = this.#idleOf(candidate);
    this.idleSum += idle - (this.idle[candidate] ?? 0);
    this.idle[candidate] = idle;
  }

  #shift(pair: number, slot: number, sign: number): void {
    const { problem } = this;
    const { slots, people, candidates } = problem;
    const own = problem.means[pair] ?? [];
    const end = slot + (problem.length[pair] ?? 1);
    for (let at = slot; at < end; at += 1) {
      this.#hall[at] = (this.#hall[at] ?? 0) + sign;
      for (let index = 0; index < own.length; index += 1) {
        const one = own[index] ?? 0;
        const cell = one * slots + at;
        const load = (this.#load[cell] ?? 0) + sign;
        this.#load[cell] = load;
        if (one >= people) continue;
        if (sign > 0) {
          this.#former[cell] = this.#occupant[cell] ?? none;
          this.#occupant[cell] = pair;
        } else if (this.#occupant[cell] === pair) this.#occupant[cell] = this.#former[cell] ?? none;
        if (one < candidates.count && load === (sign > 0 ? 1 : 0)) this.#flip(this.#busy, one, at);
      }
    }
  }

  #flip(bits: Int32Array, candidate: number, slot: number): void {
    const word = candidate * this.#words + (slot >> 5);
    bits[word] = (bits[word] ?? 0) ^ (1 << (slot & 31));
  }

  #idleOf(candidate: number): number {
    const words = this.#words;
    const base = candidate * words;
    let first = 0;
    while (first < words && this.#busy[base + first] === 0) first += 1;
    if (first === words) return 0;
    let last = words - 1;
    while (this.#busy[base + last] === 0) last -= 1;
    let idle = 0;
    for (let word = first; word <= last; word += 1) {
      const busy = this.#busy[base + word] ?? 0;
      let range = -1;
      // From the lowest bit that is set, up to the highest.
      if (word === first) range &= -(busy & -busy);
      if (word === last) range &= -1 >>> Math.clz32(busy);
      idle += bitCount(range & ~busy & ~(this.#away[base + word] ?? 0));
    }
    return idle;
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function pairsOfMeans({ means, capacity, pairs }: Problem): Int32Array[] {
  const lists: number[][] = Array.from({ length: capacity.length }, () => []);
  for (let pair = 0; pair < pairs; pair += 1) for (const one of means[pair] ?? []) lists[one]?.push(pair);
  return lists.map((list) => Int32Array.from(list));
}
