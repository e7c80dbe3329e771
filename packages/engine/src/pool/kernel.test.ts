import { pools, placements, smallVocabulary } from "@passa/domain/matching/arbitraries";
import { rank } from "@passa/domain/matching/rank";
import type { MatchingProfile } from "@passa/domain/matching/schema";
import { defaultWeights, type Weights } from "@passa/domain/matching/score";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileKernel } from "../../build-kernel.mjs";
import { tileRows } from "./instructions.ts";
import { kernelBytes } from "./kernel-bytes.ts";
import { ColumnarPool } from "./pool.ts";
import { rankPool } from "./rank.ts";

const asOf = "2027-01-15";
const origin = { lat: 56.16, lon: 15.59 };
const kernels = ["javascript", "webassembly"] as const;

test("the kernel that is kept is what its source compiles to, and takes at most 16 KiB", async () => {
  const compiled = await compileKernel();
  expect(Buffer.from(kernelBytes()).equals(Buffer.from(compiled))).toBe(true);
  expect(compiled.length).toBeLessThanOrEqual(16 * 1024);
});

test("a pool of more than one tile is ranked as the rules do, ties and all", { timeout: 120_000 }, () => {
  const drawn = fc.sample(pools(smallVocabulary, { min: 40, max: 40 }), { seed: 71, numRuns: 3 });
  const people = drawn.flatMap(({ participants }) => participants);
  // The same people many times: whole rows of equal score and waiting, which only the id tells apart.
  const participants: MatchingProfile[] = Array.from({ length: tileRows + 700 }, (_, index) => ({
    ...(people[(index * 7) % people.length] as MatchingProfile),
    id: `p${(index * 7919) % 1_000_003}`,
  }));
  const pool = ColumnarPool.empty(origin);
  for (const profile of participants) pool.put({ profile });
  for (const placement of fc.sample(placements(smallVocabulary), { seed: 72, numRuns: 2 })) {
    const expected = rank({ asOf, origin, participants }, placement, smallVocabulary, { top: 30 });
    for (const kernel of kernels) {
      const { counts, ...found } = rankPool(pool, placement, smallVocabulary, { asOf, top: 30, kernel });
      expect(found).toEqual(expected);
      const open = rankPool(pool, placement, smallVocabulary, { asOf, top: 30, kernel, openOnly: true });
      expect([open.eligible, open.askFirst, open.counts]).toEqual([found.eligible, found.askFirst, counts]);
      expect([open.nearMisses, open.remedies]).toEqual([[], []]);
    }
  }
});

test("a municipality's weights give the scores that the rules give with them", () => {
  const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }).map((cuts): Weights => {
    const points = [0, ...cuts.toSorted((a, b) => a - b), 100];
    const names = Object.keys(defaultWeights);
    return Object.fromEntries(names.map((name, at) => [name, (points[at + 1] ?? 0) - (points[at] ?? 0)])) as Weights;
  });
  fc.assert(
    fc.property(
      pools(smallVocabulary, { min: 1, max: 8 }),
      placements(smallVocabulary),
      shares,
      (drawn, place, weights) => {
        const pool = ColumnarPool.empty(drawn.origin);
        for (const profile of drawn.participants) pool.put({ profile });
        for (const kernel of kernels) {
          const { counts: _, ...found } = rankPool(pool, place, smallVocabulary, { asOf: drawn.asOf, weights, kernel });
          expect(found).toEqual(rank(drawn, place, smallVocabulary, { weights }));
        }
      },
    ),
    { seed: 73, numRuns: 60 },
  );
});

test("a row that is restricted is there for its users, and neither listed nor counted for others", () => {
  fc.assert(
    fc.property(pools(smallVocabulary, { min: 2, max: 10 }), placements(smallVocabulary), (drawn, place) => {
      const pool = ColumnarPool.empty(drawn.origin);
      const restricted = (index: number): boolean => index % 2 === 0;
      drawn.participants.forEach((profile, index) => {
        pool.put({ profile, ...(restricted(index) && { restrictedTo: ["anna", "sara"] }) });
      });
      const others = { ...drawn, participants: drawn.participants.filter((_, index) => !restricted(index)) };
      const ask = (viewer?: string) => {
        const { counts: _, ...found } = rankPool(pool, place, smallVocabulary, { asOf: drawn.asOf, viewer });
        return found;
      };
      expect(ask("sara")).toEqual(rank(drawn, place, smallVocabulary));
      expect(ask("eva")).toEqual(rank(others, place, smallVocabulary));
      expect(ask()).toEqual(rank(others, place, smallVocabulary));
    }),
    { seed: 74, numRuns: 60 },
  );
});
