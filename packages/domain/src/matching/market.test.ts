import fc from "fast-check";
import { expect, test } from "vitest";
import { placementLists, pools, smallVocabulary } from "./arbitraries.ts";
import { market } from "./market.ts";
import { rank, type Ranking } from "./rank.ts";
import { applyRemedy, remediesOf, remedyId, type Remedy } from "./remedies.ts";
import type { MatchingPlacement, Pool } from "./schema.ts";

const markets = fc.record({
  pool: pools(smallVocabulary, { min: 15, max: 25 }),
  placements: placementLists(smallVocabulary, { min: 2, max: 4 }),
});

const ranked = (pool: Pool, placement: MatchingPlacement): Ranking => rank(pool, placement, smallVocabulary);
const openIds = ({ eligible, askFirst }: Ranking): string[] =>
  [...eligible, ...askFirst].map(({ participantId }) => participantId);
const servedBy = (pool: Pool, placements: readonly MatchingPlacement[]): Set<string> =>
  new Set(placements.flatMap((placement) => openIds(ranked(pool, placement))));

test("counts and the two lists of participants agree with ranking each placement", () => {
  fc.assert(
    fc.property(markets, ({ pool, placements }) => {
      const told = market(pool, placements, smallVocabulary);
      expect(told.placements).toEqual(
        placements.map((placement) => {
          const { eligible, askFirst } = ranked(pool, placement);
          return { placementId: placement.id, eligible: eligible.length, askFirst: askFirst.length };
        }),
      );
      const served = servedBy(pool, placements);
      const eligible = new Set(
        placements.flatMap((placement) => ranked(pool, placement).eligible.map(({ participantId }) => participantId)),
      );
      const ids = pool.participants.map(({ id }) => id).toSorted();
      expect(told.unserved).toEqual(ids.filter((id) => !served.has(id)));
      expect(told.servedOnlyByAsking).toEqual(ids.filter((id) => served.has(id) && !eligible.has(id)));
    }),
    { seed: 11, numRuns: 30 },
  );
});

test("an adaptation reaches the unserved whom it serves when every placement offers it", () => {
  let reaching = 0;
  fc.assert(
    fc.property(markets, ({ pool, placements }) => {
      const before = servedBy(pool, placements);
      const expected = smallVocabulary.adaptations
        .map(({ id }) => {
          const everywhere = placements.map((placement) => ({
            ...placement,
            adaptations: [...new Set([...placement.adaptations, id])],
          }));
          const reached = [...servedBy(pool, everywhere)].filter((person) => !before.has(person));
          return { adaptation: id, reaches: reached.length };
        })
        .filter(({ reaches }) => reaches > 0)
        .toSorted((one, other) => other.reaches - one.reaches || (one.adaptation < other.adaptation ? -1 : 1));
      reaching += expected.length;
      expect(market(pool, placements, smallVocabulary).adaptations).toEqual(expected);
    }),
    { seed: 12, numRuns: 30 },
  );
  expect(reaching).toBeGreaterThan(20);
});

test("the plan takes, step by step, the pair that newly serves most, remedies of one placement adding up", () => {
  let addingUp = 0;
  fc.assert(
    fc.property(markets, ({ pool, placements }) => {
      const now = placements.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      const left: { at: number; remedy: Remedy }[] = now.flatMap((placement, at) =>
        remediesOf(placement, smallVocabulary).map((remedy) => ({ at, remedy })),
      );
      const served = servedBy(pool, now);
      const expected: { placementId: string; remedy: string; newlyServed: number }[] = [];
      while (expected.length < 10) {
        const reached = left.map(({ at, remedy }) => {
          const placement = now[at];
          if (placement === undefined) return [];
          return openIds(ranked(pool, applyRemedy(remedy, placement))).filter((id) => !served.has(id));
        });
        const most = Math.max(0, ...reached.map(({ length }) => length));
        if (most === 0) break;
        const chosen = reached.findIndex(({ length }) => length === most);
        const [pair] = left.splice(chosen, 1);
        const placement = pair && now[pair.at];
        if (pair === undefined || placement === undefined) break;
        now[pair.at] = applyRemedy(pair.remedy, placement);
        for (const id of reached[chosen] ?? []) served.add(id);
        expected.push({ placementId: placement.id, remedy: remedyId(pair.remedy), newlyServed: most });
      }
      if (new Set(expected.map(({ placementId }) => placementId)).size < expected.length) addingUp += 1;
      expect(market(pool, placements, smallVocabulary).plan).toEqual(expected);
    }),
    { seed: 13, numRuns: 20 },
  );
  expect(addingUp).toBeGreaterThan(5);
});

test("the allocation places eligible participants on free seats, with the sum of their scores", () => {
  let placedInAll = 0;
  fc.assert(
    fc.property(markets, ({ pool, placements }) => {
      const { placed, score, pairs } = market(pool, placements, smallVocabulary).allocation;
      const scores = new Map(
        placements.flatMap((placement) =>
          ranked(pool, placement).eligible.map((row): [string, number] => [
            `${row.participantId}|${placement.id}`,
            row.score,
          ]),
        ),
      );
      expect(pairs.length).toBe(placed);
      expect(pairs.map(({ participantId }) => participantId)).toEqual(
        [...new Set(pairs.map(({ participantId }) => participantId))].toSorted(),
      );
      const gained = pairs.map(
        ({ participantId, placementId }) => scores.get(`${participantId}|${placementId}`) ?? NaN,
      );
      expect(gained.reduce((sum, gain) => sum + gain, 0)).toBe(score);
      for (const { id, seats } of placements)
        expect(pairs.filter(({ placementId }) => placementId === id).length).toBeLessThanOrEqual(seats);
      placedInAll += placed;
    }),
    { seed: 14, numRuns: 30 },
  );
  expect(placedInAll).toBeGreaterThan(20);
});
