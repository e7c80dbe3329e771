/**
 * The ranked and explained list of a pool for one placement: criteria decide the list, the score the order in it,
 * remedies tell what would open the placement to those who are not on it.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { isPrivate, standing, type CriterionId } from "./criteria.ts";
import { byCodeUnits, readPerson, readPlace, type Person } from "./derived.ts";
import { openings, type Opening } from "./remedies.ts";
import type { MatchingPlacement, Pool } from "./schema.ts";
import { components, defaultWeights, scoreOf, type Components, type Weights } from "./score.ts";

/** Names the text of the rules that this code follows; weights and criteria change only together with it. */
export const ruleVersion = "2027.1";

export type Eligible = { participantId: string; score: number; components: Components };
export type AskFirst = Eligible & { unknown: CriterionId[] };
export type NearMiss = { participantId: string; score: number; blocker: CriterionId; unknown: CriterionId[] };

export type Ranking = {
  ruleVersion: string;
  eligible: Eligible[];
  askFirst: AskFirst[];
  nearMisses: NearMiss[];
  /** Near misses that could tell of beliefs or wishes (kind, avoided tags): a number, never names. */
  nearMissesNotListed: number;
  blocked: number;
  remedies: Opening[];
  /** Up to three remedies together; `opens` is the running total. */
  bundle: Opening[];
};

export type RankOptions = {
  /** Keep the first so many of each list. Counts stay whole. */
  top?: number;
  weights?: Weights;
};

/**
 * Ranks a pool for a placement. Within each list: score descending, then who has waited longest, then id.
 * Both must come from `parse.ts` (or be as good): unknown ids throw.
 */
export function rank(
  pool: Pool,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  { top = Infinity, weights = defaultWeights }: RankOptions = {},
): Ranking {
  const place = readPlace(placement, vocabulary, pool.origin);
  const eligible: Ranked<Eligible>[] = [];
  const askFirst: Ranked<AskFirst>[] = [];
  const nearMisses: Ranked<NearMiss>[] = [];
  const closed: Person[] = [];
  let nearMissesNotListed = 0;
  let blocked = 0;

  for (const profile of pool.participants) {
    const person = readPerson(profile, pool.origin);
    const stands = standing(person, place);
    if (stands.tier === "nearMiss" || stands.tier === "blocked") closed.push(person);
    if (stands.tier === "blocked") {
      blocked += 1;
      continue;
    }
    if (stands.tier === "nearMiss" && isPrivate(stands.blocker)) {
      nearMissesNotListed += 1;
      continue;
    }
    const parts = components(person, place, pool.asOf);
    const row = { participantId: profile.id, score: scoreOf(parts, weights) };
    const { waitingSince } = profile;
    switch (stands.tier) {
      case "eligible":
        eligible.push({ waitingSince, row: { ...row, components: parts } });
        break;
      case "askFirst":
        askFirst.push({ waitingSince, row: { ...row, components: parts, unknown: stands.unknown } });
        break;
      case "nearMiss":
        nearMisses.push({
          waitingSince,
          row: { ...row, blocker: stands.blocker.criterion, unknown: stands.unknown },
        });
        break;
    }
  }
  return {
    ruleVersion,
    eligible: inOrder(eligible, top),
    askFirst: inOrder(askFirst, top),
    nearMisses: inOrder(nearMisses, top),
    nearMissesNotListed,
    blocked,
    ...openings(placement, closed, vocabulary, pool.origin),
  };
}

type Ranked<Row> = { waitingSince: string | undefined; row: Row };

/** Stands after every date: whose waiting is unknown comes last. */
const unknownSince = "~";

function inOrder<Row extends { score: number; participantId: string }>(rows: Ranked<Row>[], top: number): Row[] {
  return rows
    .toSorted(
      (one, other) =>
        other.row.score - one.row.score ||
        byCodeUnits(one.waitingSince ?? unknownSince, other.waitingSince ?? unknownSince) ||
        byCodeUnits(one.row.participantId, other.row.participantId),
    )
    .slice(0, top)
    .map(({ row }) => row);
}
