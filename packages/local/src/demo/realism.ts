/** The demo as matching sees it, and a table of it that a job matcher can read through. */
import type { MatchingPlacement, Pool } from "@passa/domain/matching/schema";
import type { Ranking } from "@passa/domain/matching/rank";
import { answersOf, deriveProfile, type Observation } from "@passa/domain/observation/observation";
import { toMatchingPlacement } from "@passa/domain/placement/placement";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { ColumnarPool } from "@passa/engine/pool/pool";
import { rankPool } from "@passa/engine/pool/rank";
import type { DemoTenant } from "./generate.ts";

/** Observations by participant, in the order in which they stand. */
export function observationsByParticipant(observations: readonly Observation[]): Map<string, Observation[]> {
  const by = new Map<string, Observation[]>();
  for (const observation of observations) {
    const own = by.get(observation.participantId);
    if (own) own.push(observation);
    else by.set(observation.participantId, [observation]);
  }
  return by;
}

/** Everybody with the profile that follows from what has been said. */
export function poolOf({ tenant, participants, observations }: DemoTenant, today: string): Pool {
  const by = observationsByParticipant(observations);
  return {
    asOf: today,
    origin: tenant.origin,
    participants: participants.map((participant) =>
      deriveProfile(participant, answersOf(by.get(participant.id) ?? [], {})),
    ),
  };
}

export type OpenPlace = { employer: string; workplace: string; locality: string; placement: MatchingPlacement };

/** The published places with their workplaces' standing adaptations, in order. */
export function openPlacesOf({ employers, workplaces, placements }: DemoTenant): OpenPlace[] {
  return placements.flatMap((place) => {
    if (place.state !== "published") return [];
    const workplace = workplaces.find(({ id }) => id === place.content.workplaceId);
    const employer = employers.find(({ id }) => id === place.employerId);
    if (!workplace || !employer) throw new Error(`${place.content.title} has no workplace`);
    const { name, locality } = workplace;
    return [{ employer: employer.name, workplace: name, locality, placement: toMatchingPlacement(place, workplace) }];
  });
}

export type Ranked = OpenPlace & { title: string; ranking: Ranking };

/** The same pool as the engine holds it. */
export function columnarPoolOf(demo: DemoTenant, today: string): ColumnarPool {
  const pool = ColumnarPool.empty(demo.tenant.origin);
  for (const profile of poolOf(demo, today).participants) pool.put({ profile });
  return pool;
}

export function rankingsOf(demo: DemoTenant, today: string): Ranked[] {
  const pool = columnarPoolOf(demo, today);
  const titles = new Map(demo.placements.map(({ id, content }) => [id as string, content.title ?? ""]));
  return openPlacesOf(demo).map((open) => ({
    ...open,
    title: titles.get(open.placement.id) ?? "",
    ranking: rankPool(pool, open.placement, curatedVocabulary, { asOf: today }),
  }));
}

/** One line a place: how many could do it, would be asked, nearly could; what would open it; then sums. */
export function reviewOf(demo: DemoTenant, today: string): string[] {
  const ranked = rankingsOf(demo, today);
  const rows = ranked.map(({ workplace, locality, title, placement, ranking }) => {
    const { eligible, askFirst, nearMisses, nearMissesNotListed, remedies, bundle } = ranking;
    const best = remedies.slice(0, 3).map(({ remedy, opens }) => `${remedy} +${opens}`);
    const counts = [eligible.length, askFirst.length, nearMisses.length, nearMissesNotListed];
    return [
      title.padEnd(36).slice(0, 36),
      `${workplace}, ${locality}`.padEnd(42).slice(0, 42),
      placement.kind.padEnd(11).slice(0, 11),
      ...counts.map((count) => String(count).padStart(4)),
      `  ${best.join(", ")} (three: +${bundle.at(-1)?.opens ?? 0})`,
    ].join(" ");
  });
  const head = `${"place".padEnd(36)} ${"where".padEnd(42)} ${"kind".padEnd(11)}  fit  ask near  priv  opens most`;
  return [head, ...rows, ...sumsOf(demo, today, ranked)];
}

function sumsOf(demo: DemoTenant, today: string, ranked: Ranked[]): string[] {
  const fits = new Map<string, number>();
  const open = new Map<string, number>();
  const add = (to: Map<string, number>, id: string) => to.set(id, (to.get(id) ?? 0) + 1);
  for (const { ranking } of ranked) {
    for (const { participantId } of ranking.eligible) add(fits, participantId);
    for (const { participantId } of [...ranking.eligible, ...ranking.askFirst]) add(open, participantId);
  }
  const people = demo.participants;
  const share = (count: number) => `${Math.round((100 * count) / people.length)} %`;
  const blockers = new Map<string, number>();
  for (const { ranking } of ranked) for (const { blocker } of ranking.nearMisses) add(blockers, blocker);
  const common = [...blockers].toSorted(([, one], [, other]) => other - one).slice(0, 12);
  const tally = (of: (person: (typeof people)[number]) => string) => {
    const counts = new Map<string, number>();
    for (const person of people) add(counts, of(person));
    return [...counts]
      .toSorted(([, one], [, other]) => other - one)
      .map(([what, count]) => `${what} ${count}`)
      .join(", ");
  };
  return [
    "",
    `fit some place: ${share(fits.size)}; fit or ask: ${share(open.size)}; most places for one: ${Math.max(0, ...open.values())} of ${ranked.length}`,
    `near misses by what stands in the way: ${common.map(([what, count]) => `${what} ${count}`).join(", ")}`,
    `stage: ${tally(({ stage }) => stage)}`,
    `language: ${tally(({ language }) => language)}`,
    `SUN level: ${tally(({ sunLevel }) => String(sunLevel))}`,
    `unknown of the usual form: ${Math.round(100 * unknownShare(demo, today))} %`,
    `observations: ${demo.observations.length}`,
  ];
}

/** How much of the form that everybody is asked has no answer yet, 0-1. */
export function unknownShare(demo: DemoTenant, today: string): number {
  const asked = ["hours", "available", "availableFrom", "maxTravelKm", "formats", "interests", "goals"] as const;
  const { participants } = poolOf(demo, today);
  let missing = 0;
  for (const profile of participants) {
    missing += asked.filter((key) => profile[key] === undefined).length;
    missing += curatedVocabulary.dimensions.filter(({ id }) => profile.capacities[id] === undefined).length;
  }
  return missing / (participants.length * (asked.length + curatedVocabulary.dimensions.length));
}
