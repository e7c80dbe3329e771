import type { RouteResponse } from "@passa/contract/types";
import { mostRows, type RankingSearch, type Tier, tiers } from "./search.ts";

export type Ranking = RouteResponse<"GET /placements/{placementId}/ranking">;
export type RankingRow = Ranking["eligible"][number];
export type Opening = Ranking["remedies"][number];

/** Rows shown at first: all three parts are seen without much scrolling. */
export const firstShown: Record<Tier, number> = { eligible: 4, askFirst: 3, nearMisses: 4 };
/** "Visa fler" shows so many at a time: few enough to be drawn at once. */
export const oneMore = 50;
/** In a preview those who moved are shown, at most so many of a part. */
const mostMovedShown = 12;

/** One part of the list as it is shown. */
export interface ListPart {
  readonly tier: Tier;
  /** How many are in this part, shown or not. */
  readonly count: number;
  /** The number in the whole list of the first row. */
  readonly firstNumber: number;
  readonly rows: readonly RankingRow[];
  /** How many more "Visa fler" would show; 0 when all are shown or no more can be fetched. */
  readonly next: number;
}

/**
 * The three parts as the address asks for them: the first rows of each, more when asked for, all that moved in a
 * preview; or the shortlisted ones alone, whole. A part with one or two rows left shows them instead of a button.
 */
export function partsOf(ranking: Ranking, search: RankingSearch, moved: ReadonlySet<string> = new Set()): ListPart[] {
  let before = 0;
  return tiers.map((tier) => {
    const firstNumber = before + 1;
    const count = ranking.counts[tier];
    before += count;
    const all = ranking[tier];
    if (search.only) {
      const rows = all.filter(({ mark }) => mark === "shortlisted");
      return { tier, count: rows.length, firstNumber, rows, next: 0 };
    }
    const lastMoved = all.findLastIndex(({ participantId }) => moved.has(participantId)) + 1;
    const wanted = Math.max(search[tier] ?? firstShown[tier], Math.min(lastMoved, mostMovedShown));
    const shown = count - wanted <= 2 ? count : wanted;
    const rows = all.slice(0, shown);
    return { tier, count, firstNumber, rows, next: Math.max(0, Math.min(oneMore, Math.min(count, mostRows) - shown)) };
  });
}

/** The number of a row in the whole list, which the shortlist keeps. */
export function numbersOf(ranking: Ranking): Map<string, number> {
  const numbers = new Map<string, number>();
  let before = 0;
  for (const tier of tiers) {
    ranking[tier].forEach(({ participantId }, at) => numbers.set(participantId, before + at + 1));
    before += ranking.counts[tier];
  }
  return numbers;
}

/** How many more fit or can be asked when the place is changed. */
export const openedBetween = (now: Ranking, then: Ranking): number =>
  then.counts.eligible + then.counts.askFirst - now.counts.eligible - now.counts.askFirst;

/**
 * Who moved up to those who fit or can be asked. A list that was not fetched whole cannot tell who stood further down
 * in it; then only those who are seen to have stood elsewhere count as moved.
 */
export function movedBetween(now: Ranking, then: Ranking): Set<string> {
  const wasOpen = new Set([...now.eligible, ...now.askFirst].map(({ participantId }) => participantId));
  const wasNear = new Set(now.nearMisses.map(({ participantId }) => participantId));
  const whole = now.eligible.length >= now.counts.eligible && now.askFirst.length >= now.counts.askFirst;
  return new Set(
    [...then.eligible, ...then.askFirst]
      .map(({ participantId }) => participantId)
      .filter((id) => !wasOpen.has(id) && (whole || wasNear.has(id))),
  );
}

/** Of the remedies that clear a row's blocker, the one that opens the place to most; the first of equals. */
export function bestRemedy(remedies: readonly string[], openings: readonly Opening[]): string | undefined {
  const opens = new Map(openings.map((opening) => [opening.remedy, opening.opens]));
  let best: string | undefined;
  for (const remedy of remedies)
    if (best === undefined || (opens.get(remedy) ?? 0) > (opens.get(best) ?? 0)) best = remedy;
  return best;
}
