/**
 * Who could be placed where, all at once.
 *
 * Input: seats by placement, and the pairs that may be made, each with a score of 0-10000.
 * Guarantee: as many participants placed as possible, none twice and no placement beyond its seats, and among all
 * such allocations the largest sum of scores.
 * Method: a minimum-cost maximum flow by successive shortest augmenting paths. A flow found this way is cheapest for
 * its amount after every step, so the last one is cheapest for the largest amount. Potentials keep every reduced
 * cost at or above zero, so Dijkstra finds each path; costs are whole numbers, so nothing is rounded.
 * Tie-break: among equals the search prefers lower node numbers, so the answer depends on the input alone.
 * Cost: O(placed · pairs · log(pairs)) at worst.
 * Reference: Ahuja, Magnanti, Orlin, "Network Flows" (1993), section 9.7.
 */

/** Indices into the lists of participants and placements. */
export type Pair = { participant: number; placement: number; score: number };

const maxScore = 10_000;

/** The pairs of one optimal allocation, in the order in which they were given. */
export function allocate(seats: readonly number[], pairs: readonly Pair[]): Pair[] {
  const participants = pairs.reduce((count, { participant }) => Math.max(count, participant + 1), 0);
  // Nodes: source, placements, participants, sink. The search starts from the placements, which are few.
  const source = 0;
  const placementNode = (index: number): number => 1 + index;
  const participantNode = (index: number): number => 1 + seats.length + index;
  const sink = 1 + seats.length + participants;

  const network = new Network(sink + 1);
  seats.forEach((count, index) => network.addArc(source, placementNode(index), count, 0));
  const arcs = pairs.map(({ participant, placement, score }) =>
    network.addArc(placementNode(placement), participantNode(participant), 1, maxScore - score),
  );
  for (let index = 0; index < participants; index += 1) network.addArc(participantNode(index), sink, 1, 0);

  while (network.augment(source, sink));
  return pairs.filter((_, index) => network.isUsed(arcs[index] ?? -1));
}

/** Arcs come in couples: an even one forward, and the odd one after it that takes its flow back. */
class Network {
  readonly #arcsFrom: number[][];
  readonly #to: number[] = [];
  readonly #free: number[] = [];
  readonly #cost: number[] = [];
  readonly #potential: number[];

  constructor(nodes: number) {
    this.#arcsFrom = Array.from({ length: nodes }, () => []);
    this.#potential = Array.from({ length: nodes }, () => 0);
  }

  /** Costs are not negative, so that potentials of zero fit at the start. Returns the number of the arc. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.#to.length;
    this.#to.push(to, from);
    this.#free.push(capacity, 0);
    this.#cost.push(cost, -cost);
    this.#arcsFrom[from]?.push(arc);
    this.#arcsFrom[to]?.push(arc + 1);
    return arc;
  }

  isUsed(arc: number): boolean {
    return (this.#free[arc + 1] ?? 0) > 0;
  }

  /** Sends one unit along a cheapest path; false when there is none left. */
  augment(source: number, sink: number): boolean {
    const reached = this.#search(source, sink);
    if (reached === undefined) return false;
    const { distance, arrivedBy, length } = reached;
    // Nodes at or beyond the sink move by its distance: their reduced costs stay at or above zero.
    this.#potential.forEach((potential, node) => {
      this.#potential[node] = potential + Math.min(distance[node] ?? length, length);
    });
    let node = sink;
    while (node !== source) {
      const arc = arrivedBy[node] ?? -1;
      this.#free[arc] = (this.#free[arc] ?? 0) - 1;
      this.#free[arc ^ 1] = (this.#free[arc ^ 1] ?? 0) + 1;
      node = this.#to[arc ^ 1] ?? source;
    }
    return true;
  }

  /** Dijkstra over reduced costs, until the sink is settled. */
  #search(source: number, sink: number): { distance: number[]; arrivedBy: number[]; length: number } | undefined {
    const distance = this.#potential.map(() => Infinity);
    const arrivedBy = this.#potential.map(() => -1);
    const queue = new NearestFirst();
    distance[source] = 0;
    queue.add(0, source);
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      const { node } = next;
      if (next.distance > (distance[node] ?? Infinity)) continue;
      if (node === sink) return { distance, arrivedBy, length: next.distance };
      for (const arc of this.#arcsFrom[node] ?? []) {
        if ((this.#free[arc] ?? 0) === 0) continue;
        const to = this.#to[arc] ?? source;
        const reduced = (this.#cost[arc] ?? 0) + (this.#potential[node] ?? 0) - (this.#potential[to] ?? 0);
        const through = next.distance + reduced;
        if (through >= (distance[to] ?? Infinity)) continue;
        distance[to] = through;
        arrivedBy[to] = arc;
        queue.add(through, to);
      }
    }
    return undefined;
  }
}

type Stop = { distance: number; node: number };

/** A binary heap: nearest first, then the lower node. */
class NearestFirst {
  readonly #heap: Stop[] = [];

  add(distance: number, node: number): void {
    const heap = this.#heap;
    const stop = { distance, node };
    let at = heap.length;
    heap.push(stop);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isNearer(stop, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = stop;
  }

  take(): Stop | undefined {
    const heap = this.#heap;
    const nearest = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return nearest;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const one = heap[left];
      if (one === undefined) break;
      const other = heap[left + 1];
      const [child, below] = other !== undefined && isNearer(other, one) ? [other, left + 1] : [one, left];
      if (!isNearer(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return nearest;
  }
}

function isNearer(one: Stop, other: Stop): boolean {
  return one.distance < other.distance || (one.distance === other.distance && one.node < other.node);
}
