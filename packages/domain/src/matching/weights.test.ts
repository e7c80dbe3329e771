import fc from "fast-check";
import { expect, test } from "vitest";
import { placementLists, pools, smallVocabulary, weightings } from "./arbitraries.ts";
import { judgeFor } from "./judge.ts";
import { market } from "./market.ts";
import { formatPath, parseWeights } from "./parse.ts";
import { rank } from "./rank.ts";
import { componentNames, defaultWeights } from "./score.ts";

const problemsOf = (input: unknown): string[] => {
  const parsed = parseWeights(input);
  return parsed.ok ? [] : parsed.problems.map(({ path, expected }) => `${formatPath(path)}: ${expected}`);
};

test("whole numbers that add to 100 are taken, those of the rule among them", () => {
  expect(parseWeights(defaultWeights)).toEqual({ ok: true, value: defaultWeights });
  fc.assert(
    fc.property(weightings(), (weights) => {
      expect(parseWeights(weights)).toEqual({ ok: true, value: weights });
    }),
    { seed: 31 },
  );
});

test("what is wrong is told by the component and what was expected of it", () => {
  const { wishes: _, ...withoutWishes } = defaultWeights;
  expect(problemsOf(withoutWishes)).toEqual(["wishes: expected a whole number from 0 to 100"]);
  expect(problemsOf({ ...defaultWeights, comfort: 15.5 })).toEqual(["comfort: expected a whole number from 0 to 100"]);
  expect(problemsOf({ ...defaultWeights, growth: -1 })).toEqual(["growth: expected a whole number from 0 to 100"]);
  expect(problemsOf({ ...defaultWeights, growth: 101 })).toEqual(["growth: expected a whole number from 0 to 100"]);
  expect(problemsOf({ ...defaultWeights, gender: 0 })).toEqual(["gender: expected no field of this name"]);
});

test("weights that do not add to 100 are refused with their sum", () => {
  expect(problemsOf({ ...defaultWeights, interest: 21 })).toEqual([
    ": expected weights that add to 100, but these add to 101",
  ]);
});

test("the same weights give the same score in the list, beside one person and in the market", () => {
  const markets = fc.record({
    pool: pools(smallVocabulary, { min: 1, max: 8 }),
    placements: placementLists(smallVocabulary, { min: 1, max: 3 }),
    weights: weightings(),
  });
  let scored = 0;
  fc.assert(
    fc.property(markets, ({ pool, placements, weights }) => {
      const scores = new Map<string, number>();
      for (const placement of placements) {
        const judged = judgeFor(placement, smallVocabulary, pool.origin, pool.asOf, { weights });
        const { eligible, askFirst } = rank(pool, placement, smallVocabulary, { weights });
        for (const { participantId, score, components } of [...eligible, ...askFirst]) {
          const profile = pool.participants.find(({ id }) => id === participantId);
          if (profile === undefined) throw new Error(`${participantId} is not in the pool`);
          expect(score).toBe(componentNames.reduce((sum, name) => sum + weights[name] * components[name], 0));
          expect(judged(profile).score).toBe(score);
          scores.set(`${participantId} ${placement.id}`, score);
          scored += 1;
        }
      }
      const { allocation } = market(pool, placements, smallVocabulary, { weights });
      const sum = allocation.pairs.reduce(
        (total, pair) => total + (scores.get(`${pair.participantId} ${pair.placementId}`) ?? NaN),
        0,
      );
      expect(allocation.score).toBe(sum);
    }),
    { seed: 32, numRuns: 40 },
  );
  expect(scored).toBeGreaterThan(0);
});
