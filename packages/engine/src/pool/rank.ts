/**
 * The ranked and explained list of a columnar pool: the kernel finds the tiers, the order and what would open the
 * placement for all rows at once; the readable rules then say of the few that are shown what they know of them.
 *
 * Guarantee: the answer of `rank` in `@passa/domain/matching/rank`, to the last digit.
 * Cost: linear in the pool; what is explained costs by the row shown.
 */
import { isPrivate, standing } from "@passa/domain/matching/criteria";
import { byCodeUnits, readPlace, type Person, type Place } from "@passa/domain/matching/derived";
import { lexiconOf, type SkillEntry } from "@passa/domain/matching/lexicon";
import { ruleVersion, type Eligible, type AskFirst, type NearMiss, type Ranking } from "@passa/domain/matching/rank";
import { remediesOf } from "@passa/domain/matching/remedies";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { components, defaultWeights, scoreOf, type Weights } from "@passa/domain/matching/score";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { Compiler } from "./compiler.ts";
import {
  bundleSize,
  compileOpenings,
  compileRemediable,
  openingsFrom,
  readOpenings,
  type Audience,
} from "./openings.ts";
import type { ColumnarPool } from "./pool.ts";
import { personReaderOf, type Scope } from "./row-reader.ts";
import { run, type KernelName } from "./run.ts";
import { compileScore, newHeap, readHeap } from "./score.ts";
import { compileTiers, compileTotals, readTotals } from "./tiers.ts";

export type PoolRankOptions = {
  /** The day up to which waiting is counted. */
  asOf: string;
  /** Keep the first so many of each list. Counts stay whole. */
  top?: number | undefined;
  weights?: Weights | undefined;
  /** The user who asks: rows that are restricted to others are neither listed nor counted. */
  viewer?: string | undefined;
  /** Only the lists of those whom the placement is open to; near misses are counted, and no remedy is looked for. */
  openOnly?: boolean | undefined;
  /** Whether to look for the bundle beside the single remedies; by default it is. */
  bundle?: boolean | undefined;
  /** One of the two; by default the fastest there is. */
  kernel?: KernelName | undefined;
};

/** A ranking, and how long its lists are where only their first are given. */
export type PoolRanking = Ranking & { counts: { eligible: number; askFirst: number; nearMisses: number } };

/** The placement must come from `parse.ts` (or be as good): unknown ids throw. */
export function rankPool(
  pool: ColumnarPool,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  { asOf, top = Infinity, weights = defaultWeights, viewer, openOnly = false, bundle = true, kernel }: PoolRankOptions,
): PoolRanking {
  const place = readPlace(placement, vocabulary, pool.origin);
  const audience: Audience = { pool, vocabulary, kernel, ...pool.seenBy(viewer, place.position) };
  pool.numberRows();

  const compiler = new Compiler(pool);
  const visible = compiler.whole(audience.visible);
  const remediable = compileRemediable(compiler, place, visible);
  const masks = compileTiers(compiler, remediable, visible);
  const totals = compileTotals(compiler, masks);
  const room = Math.min(top, pool.size);
  const heaps = {
    eligible: newHeap(compiler, room),
    askFirst: newHeap(compiler, room),
    nearMisses: newHeap(compiler, openOnly ? 0 : room),
  };
  const asked = room === 0 ? [] : tiers.filter((tier) => tier !== "nearMisses" || !openOnly);
  if (asked.length > 0) {
    const score = compileScore(compiler, place, weights, asOf);
    for (const tier of asked) score(masks[tier], heaps[tier]);
  }
  const compiled = compileOpenings(compiler, remediable, openOnly ? [] : remediesOf(placement, vocabulary), vocabulary);
  run(compiler, place, kernel);

  // Everything that the program leaves is read before another one takes its room.
  const { eligible, askFirst, nearMisses, ...others } = readTotals(pool, totals);
  const counts = { eligible, askFirst, nearMisses };
  let { nearMissesNotListed, blocked } = others;
  const scope = scopeOf(place, vocabulary);
  const readOpen = personReaderOf(pool.parts, { ...scope, hours: "any" });
  const readClosed = personReaderOf(pool.parts, scope);
  const readAll = (tier: Tier, read: typeof readOpen): Person[] =>
    readHeap(pool, heaps[tier]).map(({ row }) => read(row));
  const people: Record<Tier, Person[]> = {
    eligible: readAll("eligible", readOpen),
    askFirst: readAll("askFirst", readOpen),
    nearMisses: readAll("nearMisses", readClosed),
  };
  const single = readOpenings(audience, placement, place, compiled);

  for (const { person } of audience.odd) {
    const stands = standing(person, place);
    if (stands.tier === "blocked") blocked += 1;
    else if (stands.tier === "nearMiss" && isPrivate(stands.blocker)) nearMissesNotListed += 1;
    else {
      const tier = stands.tier === "nearMiss" ? "nearMisses" : stands.tier;
      counts[tier] += 1;
      if (tier !== "nearMisses" || !openOnly) people[tier].push(person);
    }
  }
  const listed = (tier: Tier): Listed[] => list(people[tier], place, asOf, weights, top);
  return {
    ruleVersion,
    eligible: listed("eligible").map(({ row }) => row),
    askFirst: listed("askFirst").map(({ row, person }): AskFirst => {
      const stands = standing(person, place);
      return { ...row, unknown: stands.tier === "askFirst" ? stands.unknown : [] };
    }),
    nearMisses: listed("nearMisses").flatMap(({ row, person }): NearMiss[] => {
      const stands = standing(person, place);
      if (stands.tier !== "nearMiss") return [];
      const { participantId, score: points } = row;
      return [{ participantId, score: points, blocker: stands.blocker.criterion, unknown: stands.unknown }];
    }),
    nearMissesNotListed,
    blocked,
    ...openingsFrom(audience, placement, single, bundle ? bundleSize : 0),
    counts,
  };
}

const tiers = ["eligible", "askFirst", "nearMisses"] as const;
type Tier = (typeof tiers)[number];
type Listed = { person: Person; row: Eligible };

/** Stands after every date: whose waiting is unknown comes last. */
const unknownSince = "~";

function list(people: readonly Person[], place: Place, asOf: string, weights: Weights, top: number): Listed[] {
  return people
    .map((person): Listed => {
      const parts = components(person, place, asOf);
      return { person, row: { participantId: person.profile.id, score: scoreOf(parts, weights), components: parts } };
    })
    .toSorted(
      (one, other) =>
        other.row.score - one.row.score ||
        byCodeUnits(
          one.person.profile.waitingSince ?? unknownSince,
          other.person.profile.waitingSince ?? unknownSince,
        ) ||
        byCodeUnits(one.row.participantId, other.row.participantId),
    )
    .slice(0, top);
}

/** What the placement asks about: nothing else of a row need be read. */
export function scopeOf(place: Place, vocabulary: Vocabulary): Scope {
  const lexicon = lexiconOf(vocabulary);
  const skills = new Set<string>();
  const ask = (entry: SkillEntry): void => {
    for (const needed of entry.needs) for (const id of needed.heldBy) skills.add(id);
  };
  for (const clause of [...place.clauses, ...place.tasks.flatMap(({ clauses }) => clauses)])
    clause.members.forEach(ask);
  place.wishes.forEach(ask);
  const named = [...place.tasks.flatMap(({ demands }) => demands), ...place.coreDemands];
  const dimensions = new Set(named.map(({ dimension }) => dimension));
  return {
    skills,
    dimensions: [...lexicon.maxima.keys()].filter((dimension) => dimensions.has(dimension)),
    fields: [place.placement.field],
    tags: place.tags,
    hours: place.open,
  };
}
