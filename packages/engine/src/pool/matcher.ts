/**
 * Matching by the readable rules: for one participant, a few placements, and pools that come as documents. Whole pools
 * of a tenant are asked in columns (`rank.ts`, `market.ts`), with the same answers to the last digit. Inputs have been
 * parsed (`@passa/domain/matching/parse`).
 */
import { standing, type Standing } from "@passa/domain/matching/criteria";
import { readPerson, readPlace } from "@passa/domain/matching/derived";
import { doors, type Door } from "@passa/domain/matching/doors";
import { judgeFor, type JudgeOptions, type Judgement } from "@passa/domain/matching/judge";
import { market, type Market, type MarketOptions } from "@passa/domain/matching/market";
import { questions, type Question } from "@passa/domain/matching/questions";
import { rank, type Ranking, type RankOptions } from "@passa/domain/matching/rank";
import type { Location, MatchingPlacement, MatchingProfile, Pool } from "@passa/domain/matching/schema";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";

export type Matcher = {
  /** The pool for one placement: lists by tier, and what would open it. */
  rank: (pool: Pool, placement: MatchingPlacement, options?: RankOptions) => Ranking;
  /** Participants and one placement side by side, the placement read once. `asOf` is the day up to which waiting is counted. */
  judgeFor: (
    placement: MatchingPlacement,
    origin: Location,
    asOf: string,
    options?: JudgeOptions,
  ) => (profile: MatchingProfile) => Judgement;
  /** Where each participant of the pool stands towards one placement, in the pool's order. */
  stand: (pool: Pool, placement: MatchingPlacement) => { participantId: string; standing: Standing }[];
  /** Skills that would open placements to the participant. */
  doors: (profile: MatchingProfile, placements: readonly MatchingPlacement[], origin: Location) => Door[];
  /** Answers worth most to the participant. */
  questions: (profile: MatchingProfile, placements: readonly MatchingPlacement[], origin: Location) => Question[];
  /** The whole pool against all placements. */
  market: (pool: Pool, placements: readonly MatchingPlacement[], options?: MarketOptions) => Market;
};

/** The rules as they read, without any acceleration: good to some ten thousand participants. */
export function referenceMatcher(vocabulary: Vocabulary): Matcher {
  return {
    rank: (pool, placement, options) => rank(pool, placement, vocabulary, options),
    judgeFor: (placement, origin, asOf, options) => judgeFor(placement, vocabulary, origin, asOf, options),
    stand: (pool, placement) => {
      const place = readPlace(placement, vocabulary, pool.origin);
      return pool.participants.map((profile) => ({
        participantId: profile.id,
        standing: standing(readPerson(profile, pool.origin), place),
      }));
    },
    doors: (profile, placements, origin) => doors(profile, placements, vocabulary, origin),
    questions: (profile, placements, origin) => questions(profile, placements, vocabulary, origin),
    market: (pool, placements, options) => market(pool, placements, vocabulary, options),
  };
}
