import { createHash } from "node:crypto";
import { isPrivate } from "@passa/domain/matching/criteria";
import type { Judgement } from "@passa/domain/matching/judge";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import type { PoolRanking } from "@passa/engine/pool/rank";
import { referenceMatcher } from "@passa/engine/pool/matcher";
import type { Context } from "../context.ts";
import type { PoolEntry } from "../participant/participant.store.ts";
import type { RankedPlace } from "../placement/placement.ts";
import { freshen, holdPool, readAgain } from "../pool/held-pool.ts";
import { keepRecord, type RankingRecord } from "./ranking-record.store.ts";
import { presentRules } from "./rule-versions.ts";
import type { RankingRules } from "./ranking-rules.ts";

export type Window = RankingRecord["window"];

/** The lists of a ranking that somebody is shown; its counts and remedies are whole. */
export type Shown = Pick<PoolRanking, "eligible" | "askFirst" | "nearMisses">;

/** A person who is shown: the entry as it is now, and how the place judges it. */
export type ListedPerson = { entry: PoolEntry; judgement: Judgement };

const tiers = ["eligible", "askFirst", "nearMisses"] as const;

/** How often people who are shown may have changed between the ranking and the second look before it is given up. */
const ATTEMPTS = 8;

/** The ranking with the rows of a window alone: the document whose bytes are replayed. */
export function withinWindow(ranking: PoolRanking, { from, to, only }: Window): PoolRanking {
  const cut = { ...ranking };
  cut.eligible = only === undefined ? ranking.eligible.slice(from, to) : [];
  cut.askFirst = only === undefined ? ranking.askFirst.slice(from, to) : [];
  cut.nearMisses = ranking.nearMisses.slice(from, to);
  return cut;
}

export const digestOf = (ranking: PoolRanking): string =>
  createHash("sha256").update(JSON.stringify(ranking)).digest("base64url");

export const idsOf = ({ eligible, askFirst, nearMisses }: Shown): RankingRecord["shown"] => ({
  eligible: eligible.map(({ participantId }) => participantId),
  askFirst: askFirst.map(({ participantId }) => participantId),
  nearMisses: nearMisses.map(({ participantId }) => participantId),
});

/**
 * Ranks the pool that this process holds, and looks at everybody who is to be shown once more: whoever is not as the pool
 * had them (changed, restricted since, gone) is put into the pool as they are, and it is ranked again, so that lists and
 * counts speak of the same people. What is shown is recorded before it is.
 * @param windowOf which rows are shown, told from the ranking of the first `top` of each list
 */
export async function listPeople(
  ctx: Context,
  rules: RankingRules,
  { placement, workplace }: RankedPlace,
  place: MatchingPlacement,
  { top, windowOf }: { top: number; windowOf: (ranking: PoolRanking) => Window },
) {
  const { tenantId, userId } = ctx.actor;
  const { vocabulary, weights, asOf } = rules;
  const held = await holdPool(ctx, tenantId);
  const judged = referenceMatcher(vocabulary).judgeFor(place, held.pool.origin, asOf, { weights });
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const ranking = presentRules.rank(held.pool, place, vocabulary, { asOf, top, weights, viewer: userId });
    const pool = { ...held.at, chunks: held.chunks, fresh: [...held.fresh.values()].map(({ change }) => change) };
    const window = windowOf(ranking);
    const shown = withinWindow(ranking, window);
    const ids = idsOf(shown);
    const entries = await readAgain(ctx, tenantId, Object.values(ids).flat());
    const people = new Map<string, ListedPerson>();
    for (const [id, entry] of entries) {
      if (entry && mayBeSeen(entry, userId)) people.set(id, { entry, judgement: judged(entry.profile) });
    }
    const changed = changedSince(shown, people);
    if (changed.length > 0) {
      freshen(held, new Map(changed.map((id) => [id, entries.get(id)])), ctx.now);
      continue;
    }
    const id = ctx.world.newId("ranking", ctx.now);
    await keepRecord(ctx.table, tenantId, {
      id,
      at: ctx.now,
      viewer: userId,
      placementId: placement.id,
      placementVersion: placement.version,
      workplaceVersion: workplace.version,
      ruleVersion: ranking.ruleVersion,
      taxonomyVersion: rules.taxonomyVersion,
      weightsVersion: rules.weightsVersion,
      weights,
      asOf,
      window,
      pool,
      placement: place,
      shown: ids,
      digest: digestOf(shown),
    });
    return { id, ranking: shown, window, people };
  }
  throw new Error(`the people listed for ${placement.id} changed ${ATTEMPTS} times while they were read`);
}

/** A person with a protected identity is there for those who work with them alone. */
export const mayBeSeen = ({ protectedIdentity, assigned }: PoolEntry, userId: string): boolean =>
  !protectedIdentity || assigned.some((one) => one === userId);

type Row = Shown["eligible"][number] | Shown["askFirst"][number] | Shown["nearMisses"][number];

/** Who of the lists does not stand where they stand now. */
function changedSince(shown: Shown, people: ReadonlyMap<string, ListedPerson>): string[] {
  const rows = tiers.flatMap((tier) => shown[tier].map((row: Row) => ({ tier, row })));
  const changed = rows.filter(({ tier, row }) => !isAsListed(tier, row, people.get(row.participantId)));
  // Where every row is as it was and the order is not, somebody waits since another day.
  const isMoved = changed.length === 0 && !tiers.every((tier) => isInOrder(shown[tier], people));
  return (isMoved ? rows : changed).map(({ row }) => row.participantId);
}

function isAsListed(tier: (typeof tiers)[number], row: Row, person: ListedPerson | undefined): boolean {
  if (!person) return false;
  const { score, components, criteria, tier: now } = person.judgement;
  const { participantId } = row;
  const unknown = criteria.filter(({ state }) => state === "unknown").map(({ criterion }) => criterion);
  const blocker = criteria.find(({ state }) => state === "blocked");
  const isListed = now === (tier === "nearMisses" ? "nearMiss" : tier) && !(blocker && isPrivate(blocker));
  const asNow = {
    eligible: { participantId, score, components },
    askFirst: { participantId, score, components, unknown },
    nearMisses: { participantId, score, blocker: blocker?.criterion, unknown },
  };
  return isListed && JSON.stringify(row) === JSON.stringify(asNow[tier]);
}

/** Stands after every date: whose waiting is unknown comes last. */
const unknownSince = "~";

function isInOrder(rows: readonly Row[], people: ReadonlyMap<string, ListedPerson>): boolean {
  const places = rows.map(({ participantId, score }) => ({
    score,
    tie: `${people.get(participantId)?.entry.profile.waitingSince ?? unknownSince} ${participantId}`,
  }));
  return places.every((place, index) => {
    const before = places[index - 1];
    return !before || before.score > place.score || (before.score === place.score && before.tie < place.tie);
  });
}
