/**
 * What the best timetable could be worth if slots did not matter: the most weight that people, tables and resources
 * have time for altogether. It is a flow of slots from employers through candidates and what they need into the hall, and
 * its worth is a bound that no timetable exceeds. Where slots do not limit either, a timetable holds exactly its pairs.
 *
 * Employers are let in one after another, each slot by the path that brings most (successive shortest paths with prices,
 * Ahuja, Magnanti, Orlin 1993, section 9.7; Dijkstra stopped at the end of the path). One path a slot: at most
 * O(slots of all employers × pairs × log people), in practice a few hundred steps a path. Ties go to the arc that stands first.
 */
import { unmetCost } from "@passa/domain/timetable/event";
import { baseOf, none, type Problem, type Side } from "./problem.ts";

export type Flow = {
  bound: number;
  /** Whether the flow holds each pair, wholly. */
  held: Uint8Array;
  /** How much is lost at least when a pair that is not held is (or a held one is not), by the flow's prices. */
  loss: Float64Array;
};

/** Half points: a unit of an interview of double length is worth half of it. */
const scale = 2;

/** @returns nothing when it was stopped */
export function bestFlow(problem: Problem, shouldStop: () => boolean): Flow | undefined {
  const { slots, capacity, room, people, employers, candidates, pairs, employerOf, candidateOf, length, gain } =
    problem;
  const network = new Network();
  const end = network.node();
  const hall = network.node();
  const roomOf = (means: number): number =>
    room.subarray(means * slots, (means + 1) * slots).reduce((units, most) => units + most, 0);
  const resources = Array.from({ length: capacity.length - people }, () => network.node());
  const candidateNodes = Array.from({ length: candidates.count }, () => network.node());
  const employerNodes = Array.from({ length: employers.count }, () => network.node());

  // What stands fixed takes its room before anything flows.
  const taken = new Int32Array(capacity.length);
  const standing = { employers: new Int32Array(employers.count), candidates: new Int32Array(candidates.count) };
  let fixedUnits = 0;
  let worth = baseOf(problem);
  for (let pair = 0; pair < pairs; pair += 1) {
    if (problem.fixed[pair] === none) continue;
    for (const means of problem.means[pair] ?? []) taken[means] = (taken[means] ?? 0) + (length[pair] ?? 1);
    fixedUnits += length[pair] ?? 1;
    worth += gain[pair] ?? 0;
    worth += stand(standing.employers, employers, employerOf[pair] ?? 0);
    worth += stand(standing.candidates, candidates, candidateOf[pair] ?? 0);
  }

  const roomLeft = (means: number) => Math.max(0, roomOf(means) - (taken[means] ?? 0));
  network.arc(hall, end, problem.hall === Infinity ? 2 ** 30 : Math.max(0, problem.hall * slots - fixedUnits), 0);
  resources.forEach((node, index) => network.arc(node, hall, roomLeft(people + index), 0));
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    const own = problem.ofCandidate[candidate] ?? new Int32Array();
    const takes = length[own[0] ?? none] ?? 1;
    const needs = [...(problem.means[own[0] ?? none] ?? [])].slice(2);
    // Of several resources the scarcest counts; the others are relaxed.
    const [scarcest] = needs.toSorted((one, other) => roomLeft(one) - roomLeft(other));
    const to = scarcest === undefined ? hall : (resources[scarcest - people] ?? hall);
    const units = takes === 1 ? roomOf(candidate) : 2 * doublesOf(problem, own);
    const already = standing.candidates[candidate] ?? 0;
    const most = Math.min(
      Math.max(0, units - (taken[candidate] ?? 0)),
      Math.max(0, (candidates.max[candidate] ?? 0) - already) * takes,
    );
    // The units of a minimum come first, since each of them is worth what it costs to lack one.
    const first = Math.min(most, Math.max(0, (candidates.min[candidate] ?? 0) - already) * takes);
    const node = candidateNodes[candidate] ?? 0;
    if (first > 0) network.arc(node, to, first, (scale * unmetCost) / takes);
    network.arc(node, to, most - first, 0);
  }
  const arcs = new Int32Array(pairs).fill(none);
  for (let pair = 0; pair < pairs; pair += 1) {
    if (problem.fixed[pair] !== none || !canStart(problem, pair)) continue;
    const takes = length[pair] ?? 1;
    arcs[pair] = network.arc(
      employerNodes[employerOf[pair] ?? 0] ?? 0,
      candidateNodes[candidateOf[pair] ?? 0] ?? 0,
      takes,
      (scale * (gain[pair] ?? 0)) / takes,
    );
  }
  const supplies: { arc: number; units: number }[] = [];
  for (let employer = 0; employer < employers.count; employer += 1) {
    let longest = 1;
    for (const pair of problem.ofEmployer[employer] ?? []) longest = Math.max(longest, length[pair] ?? 1);
    const already = standing.employers[employer] ?? 0;
    const most = Math.min(
      roomLeft(employers.means[employer] ?? 0),
      Math.max(0, (employers.max[employer] ?? 0) - already) * longest,
    );
    const first = Math.min(most, Math.max(0, (employers.min[employer] ?? 0) - already));
    const node = employerNodes[employer] ?? 0;
    supplies.push({ arc: network.arc(end, node, 0, scale * unmetCost), units: first });
    supplies.push({ arc: network.arc(end, node, 0, 0), units: most - first });
  }
  network.price(end);
  let profit = 0;
  for (const { arc, units } of supplies) {
    if (shouldStop()) return undefined;
    profit += network.letIn(arc, units);
  }

  const held = new Uint8Array(pairs);
  const loss = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair += 1) {
    const arc = arcs[pair] ?? none;
    const takes = length[pair] ?? 1;
    if (problem.fixed[pair] !== none) held[pair] = 1;
    else if (arc === none) loss[pair] = Infinity;
    else {
      held[pair] = network.flowOf(arc) === takes ? 1 : 0;
      loss[pair] = (Math.abs(network.reducedCost(arc)) * takes) / scale;
    }
  }
  return { bound: Math.floor(worth + profit / scale + 1e-6), held, loss };
}

function stand(standing: Int32Array, { min }: Side, index: number): number {
  const before = standing[index] ?? 0;
  standing[index] = before + 1;
  return before < (min[index] ?? 0) ? unmetCost : 0;
}

export function canStart({ allowed, slots }: Problem, pair: number): boolean {
  return allowed.subarray(pair * slots, (pair + 1) * slots).includes(1);
}

/** How many interviews of double length fit one after another into the slots in which any of the pairs may start. */
function doublesOf({ allowed, slots }: Problem, pairs: Int32Array): number {
  let count = 0;
  for (let slot = 0; slot + 1 < slots; slot += 1) {
    if (!pairs.some((pair) => allowed[pair * slots + slot] === 1)) continue;
    count += 1;
    slot += 1;
  }
  return count;
}

/** A network whose arcs carry profit; arcs stand in twos, the second the way back. */
class Network {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #room: number[] = [];
  readonly #cost: number[] = [];
  #nodes = 0;
  #first: Int32Array = new Int32Array();
  #arcs: Int32Array = new Int32Array();
  #prices: Float64Array = new Float64Array();
  #distance: Float64Array = new Float64Array();
  #reachedBy: Int32Array = new Int32Array();
  #state: Uint8Array = new Uint8Array();
  readonly #seen: number[] = [];
  readonly #heap = new Heap();

  node(): number {
    return this.#nodes++;
  }

  arc(from: number, to: number, room: number, profit: number): number {
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#room.push(room, 0);
    this.#cost.push(-profit, profit);
    return this.#to.length - 2;
  }

  flowOf(arc: number): number {
    return this.#room[arc + 1] ?? 0;
  }

  /** Reduced cost of an arc under the prices as they are. */
  reducedCost(arc: number): number {
    const from = this.#from[arc] ?? 0;
    const to = this.#to[arc] ?? 0;
    return (this.#cost[arc] ?? 0) + (this.#prices[from] ?? 0) - (this.#prices[to] ?? 0);
  }

  /** Closes the network, with prices under which no arc costs less than nothing: the dearest way from each node to the end. */
  price(end: number): void {
    const count = this.#nodes;
    [this.#first, this.#arcs] = byNode(this.#from, count);
    this.#prices = new Float64Array(count).fill(-Infinity);
    this.#distance = new Float64Array(count);
    this.#reachedBy = new Int32Array(count);
    this.#state = new Uint8Array(count);
    this.#prices[end] = 0;
    // The ways are at most four arcs long: pair, candidate, resource, hall.
    for (let round = 0; round < 4; round += 1)
      for (let arc = 0; arc < this.#to.length; arc += 2) {
        if (this.#room[arc] === 0) continue;
        const from = this.#from[arc] ?? 0;
        const price = (this.#prices[this.#to[arc] ?? 0] ?? 0) - (this.#cost[arc] ?? 0);
        if (price > (this.#prices[from] ?? 0)) this.#prices[from] = price;
      }
    // From where the end cannot be reached, nothing is ever sent.
    this.#prices.forEach((price, node, prices) => {
      if (price === -Infinity) prices[node] = 0;
    });
  }

  /**
   * Opens an arc that leaves the end, and sends units through it and back to the end while one more brings profit:
   * by themselves, or in the stead of units that came in elsewhere. @returns the profit
   */
  letIn(arc: number, units: number): number {
    const node = this.#to[arc] ?? 0;
    const end = this.#from[arc] ?? 0;
    this.#room[arc] = units;
    let total = 0;
    while ((this.#room[arc] ?? 0) > 0 && this.#reach(node, end)) {
      const gain = -this.reducedCost(arc);
      if (gain <= 0) break;
      let sent = this.#room[arc] ?? 0;
      for (let at = end; at !== node; at = this.#before(at))
        sent = Math.min(sent, this.#room[this.#reachedBy[at] ?? 0] ?? 0);
      for (let at = end; at !== node; at = this.#before(at)) this.#send(this.#reachedBy[at] ?? 0, sent);
      this.#send(arc, sent);
      total += sent * gain;
    }
    return total;
  }

  #before(node: number): number {
    return this.#from[this.#reachedBy[node] ?? 0] ?? 0;
  }

  #send(arc: number, units: number): void {
    this.#room[arc] = (this.#room[arc] ?? 0) - units;
    this.#room[arc ^ 1] = (this.#room[arc ^ 1] ?? 0) + units;
  }

  /** Dijkstra from a node, stopped at the end; moves the prices so that the path costs nothing. @returns whether there is one */
  #reach(node: number, end: number): boolean {
    const state = this.#state;
    const distance = this.#distance;
    const prices = this.#prices;
    const seen = this.#seen;
    const heap = this.#heap;
    let isReached = false;
    heap.push(node, 0);
    distance[node] = 0;
    state[node] = 1;
    seen.push(node);
    for (let here = heap.pop(); here !== none; here = heap.pop()) {
      if (state[here] === 2) continue;
      state[here] = 2;
      if (here === end) {
        isReached = true;
        break;
      }
      const base = (distance[here] ?? 0) + (prices[here] ?? 0);
      const last = this.#first[here + 1] ?? 0;
      for (let at = this.#first[here] ?? 0; at < last; at += 1) {
        const arc = this.#arcs[at] ?? 0;
        if (this.#room[arc] === 0) continue;
        const next = this.#to[arc] ?? 0;
        if (state[next] === 2) continue;
        const reached = base + (this.#cost[arc] ?? 0) - (prices[next] ?? 0);
        if (state[next] === 1 && reached >= (distance[next] ?? 0)) continue;
        if (state[next] === 0) seen.push(next);
        state[next] = 1;
        distance[next] = reached;
        this.#reachedBy[next] = arc;
        heap.push(next, reached);
      }
    }
    heap.clear();
    const arrived = distance[end] ?? 0;
    for (const one of seen) {
      // Whoever is farther than the end, or was not looked at, moves by as much: that difference is left out of all.
      if (state[one] === 2 && isReached) prices[one] = (prices[one] ?? 0) + (distance[one] ?? 0) - arrived;
      state[one] = 0;
    }
    seen.length = 0;
    return isReached;
  }
}

/** Arcs in the order of the node that they leave: those of a node stand from `first[node]` to before `first[node + 1]`. */
function byNode(from: readonly number[], count: number): [Int32Array, Int32Array] {
  const first = new Int32Array(count + 1);
  for (const node of from) first[node + 1] = (first[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = first.slice();
  const arcs = new Int32Array(from.length);
  from.forEach((node, arc) => {
    arcs[next[node] ?? 0] = arc;
    next[node] = (next[node] ?? 0) + 1;
  });
  return [first, arcs];
}

/** Nodes by distance; a node may stand in it more than once, with the distance that it had. */
class Heap {
  readonly #nodes: number[] = [];
  readonly #keys: number[] = [];

  clear(): void {
    this.#nodes.length = 0;
    this.#keys.length = 0;
  }

  push(node: number, key: number): void {
    let at = this.#nodes.length;
    this.#nodes.push(node);
    this.#keys.push(key);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#keys[above] ?? 0) <= key) break;
      this.#put(at, this.#nodes[above] ?? 0, this.#keys[above] ?? 0);
      at = above;
    }
    this.#put(at, node, key);
  }

  /** The nearest node, or none. */
  pop(): number {
    const top = this.#nodes[0] ?? none;
    const node = this.#nodes.pop();
    const key = this.#keys.pop();
    if (node === undefined || key === undefined) return none;
    const size = this.#nodes.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && (this.#keys[below + 1] ?? 0) < (this.#keys[below] ?? 0)) below += 1;
      if ((this.#keys[below] ?? 0) >= key) break;
      this.#put(at, this.#nodes[below] ?? 0, this.#keys[below] ?? 0);
      at = below;
    }
    this.#put(at, node, key);
    return top;
  }

  #put(at: number, node: number, key: number): void {
    this.#nodes[at] = node;
    this.#keys[at] = key;
  }
}
