import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, type Pair } from "./allocation.ts";

const totalOf = (pairs: readonly Pair[]) => pairs.reduce((sum, { score }) => sum + score, 0);

/** Every allocation, one participant after the other: the most placed, then the largest sum. */
function bestByEnumeration(seats: readonly number[], pairs: readonly Pair[], participants: number) {
  const visit = (participant: number, free: readonly number[]): { placed: number; score: number } => {
    if (participant === participants) return { placed: 0, score: 0 };
    let best = visit(participant + 1, free);
    for (const { placement, score } of pairs.filter((pair) => pair.participant === participant)) {
      if ((free[placement] ?? 0) === 0) continue;
      const rest = visit(
        participant + 1,
        free.map((count, index) => (index === placement ? count - 1 : count)),
      );
      const here = { placed: rest.placed + 1, score: rest.score + score };
      if (here.placed > best.placed || (here.placed === best.placed && here.score > best.score)) best = here;
    }
    return best;
  };
  return visit(0, seats);
}

const problems = (maxParticipants: number, maxPlacements: number) =>
  fc
    .record({
      seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: maxPlacements }),
      participants: fc.integer({ min: 1, max: maxParticipants }),
    })
    .chain(({ seats, participants }) =>
      fc.record({
        seats: fc.constant(seats),
        participants: fc.constant(participants),
        pairs: fc.uniqueArray(
          fc.record({
            participant: fc.integer({ min: 0, max: participants - 1 }),
            placement: fc.integer({ min: 0, max: seats.length - 1 }),
            // Few scores and many: ties and fine differences.
            score: fc.oneof(fc.constantFrom(0, 5000, 10_000), fc.integer({ min: 0, max: 10_000 })),
          }),
          {
            maxLength: participants * seats.length,
            selector: ({ participant, placement }) => `${participant}|${placement}`,
          },
        ),
      }),
    );

function expectFeasible(chosen: readonly Pair[], seats: readonly number[], pairs: readonly Pair[]): void {
  expect(new Set(chosen.map(({ participant }) => participant)).size).toBe(chosen.length);
  seats.forEach((count, index) => {
    expect(chosen.filter(({ placement }) => placement === index).length).toBeLessThanOrEqual(count);
  });
  for (const pair of chosen) expect(pairs).toContain(pair);
}

test("as many as possible are placed, and among those allocations the sum of scores is the largest", () => {
  fc.assert(
    fc.property(problems(6, 4), ({ seats, participants, pairs }) => {
      const chosen = allocate(seats, pairs);
      expectFeasible(chosen, seats, pairs);
      expect({ placed: chosen.length, score: totalOf(chosen) }).toEqual(bestByEnumeration(seats, pairs, participants));
    }),
    { seed: 7, numRuns: 1000 },
  );
});

test("one more person placed outweighs any sum of scores", () => {
  const pairs = [
    { participant: 0, placement: 0, score: 10_000 },
    { participant: 0, placement: 1, score: 0 },
    { participant: 1, placement: 0, score: 0 },
  ];
  expect(allocate([1, 1], pairs)).toEqual([pairs[1], pairs[2]]);
});

test("nobody is placed where there is nothing to give or nobody to take it", () => {
  expect(allocate([], [])).toEqual([]);
  expect(allocate([0], [{ participant: 0, placement: 0, score: 5 }])).toEqual([]);
});

test("on larger markets no exchange along any chain of placements makes the allocation larger or better", () => {
  fc.assert(
    fc.property(problems(60, 12), ({ seats, pairs }) => {
      const chosen = allocate(seats, pairs);
      expectFeasible(chosen, seats, pairs);
      expect(improves(seats, pairs, chosen)).toBe(false);
    }),
    { seed: 8, numRuns: 100 },
  );
});

/**
 * Whether a chain of exchanges improves the allocation: Bellman-Ford over placements, with "nobody's" as one more.
 * Moving a participant from one placement to another gains the difference of the scores; one who has no placement
 * gains 10^9 on top, so that a larger allocation is a better one; the chain ends in a free seat or a person put out.
 */
function improves(seats: readonly number[], pairs: readonly Pair[], chosen: readonly Pair[]): boolean {
  const placed = 1e9;
  const nobody = seats.length;
  const at = new Map(chosen.map((pair) => [pair.participant, pair]));
  const moves: { from: number; to: number; gain: number }[] = [];
  for (const { participant, placement, score } of pairs) {
    const now = at.get(participant);
    if (now?.placement === placement) continue;
    const gain = score + placed - (now === undefined ? 0 : now.score + placed);
    moves.push({ from: now?.placement ?? nobody, to: placement, gain });
  }
  for (const { placement, score } of chosen) moves.push({ from: placement, to: nobody, gain: -score - placed });
  // A free seat takes whoever comes without putting anyone out.
  seats.forEach((count, index) => {
    const taken = chosen.filter(({ placement }) => placement === index).length;
    if (taken < count) moves.push({ from: index, to: nobody, gain: 0 });
  });
  const best = Array.from({ length: seats.length + 1 }, () => 0);
  for (let round = 0; round <= best.length; round += 1) {
    let changed = false;
    for (const { from, to, gain } of moves) {
      if ((best[from] ?? 0) + gain <= (best[to] ?? 0)) continue;
      best[to] = (best[from] ?? 0) + gain;
      changed = true;
    }
    if (!changed) return false;
  }
  return true;
}
