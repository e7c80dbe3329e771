import { placementLists, pools, smallVocabulary, weightings } from "@passa/domain/matching/arbitraries";
import { doors } from "@passa/domain/matching/doors";
import { judge } from "@passa/domain/matching/judge";
import { market } from "@passa/domain/matching/market";
import { questions } from "@passa/domain/matching/questions";
import { rank } from "@passa/domain/matching/rank";
import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceMatcher } from "./matcher.ts";

test("the matcher answers as the rules do, with the vocabulary that it was made for", () => {
  const matcher = referenceMatcher(smallVocabulary);
  const markets = fc.record({
    pool: pools(smallVocabulary, { min: 1, max: 10 }),
    placements: placementLists(smallVocabulary, { min: 1, max: 4 }),
    weights: weightings(),
  });
  fc.assert(
    fc.property(markets, ({ pool, placements, weights }) => {
      const [profile] = pool.participants;
      const [placement] = placements;
      if (profile === undefined || placement === undefined) throw new Error("there is at least one of each");
      const { origin, asOf } = pool;
      expect(matcher.rank(pool, placement, { top: 2, weights })).toEqual(
        rank(pool, placement, smallVocabulary, { top: 2, weights }),
      );
      expect(matcher.judgeFor(placement, origin, asOf, { weights })(profile)).toEqual(
        judge(profile, placement, smallVocabulary, origin, asOf, { weights }),
      );
      expect(matcher.doors(profile, placements, origin)).toEqual(doors(profile, placements, smallVocabulary, origin));
      expect(matcher.questions(profile, placements, origin)).toEqual(
        questions(profile, placements, smallVocabulary, origin),
      );
      expect(matcher.market(pool, placements, { weights })).toEqual(
        market(pool, placements, smallVocabulary, { weights }),
      );
    }),
    { seed: 51, numRuns: 20 },
  );
});
