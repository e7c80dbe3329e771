import { referenceMatcher } from "@passa/engine/pool/matcher";
import type { Id } from "@passa/domain/id";
import { isPrivate } from "@passa/domain/matching/criteria";
import type { JudgedCriterion } from "@passa/domain/matching/judge";
import { shortestDoors } from "@passa/domain/matching/doors";
import { applyRemedy, remediesOf, remedyId } from "@passa/domain/matching/remedies";
import type { Ranking } from "@passa/domain/matching/rank";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { initialsOf, monthsBetween } from "@passa/domain/participant/participant";
import { Refusal } from "@passa/domain/refusal";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { namedIn, noteListed } from "../audit/listed.ts";
import { commit, disclose } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadPoolEntry, type PoolEntry } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import { openPlaces, placeToRank, placementRow } from "../placement/placement.ts";
import { holdPool } from "../pool/held-pool.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { type ListedPerson, listPeople, mayBeSeen } from "./listing.ts";
import { type RankingRules, rankingRulesOf } from "./ranking-rules.ts";
import { loadMarks, type Mark, markWrite } from "./ranking.store.ts";
import { presentRules } from "./rule-versions.ts";

/** The person of a row: named for those who work with them, otherwise only who does. */
export type RowPerson =
  | { kind: "named"; number: string; name: string; initials: string; waitingMonths?: number }
  | { kind: "unnamed"; responsible?: { id: Id<"user">; name: string } };

/**
 * The ranked and explained list for a place: the first `top` of each part, counts whole. `assumed` are remedies of the
 * place (as the list names them) that the list takes as done, so that their effect can be seen before anybody is asked.
 * People with a protected identity stand only in the lists of those who work with them.
 */
export async function rankPlacement(
  ctx: Context,
  { id, top, assumed = [] }: { id: Id<"placement">; top: number; assumed?: string[] },
) {
  const asked = await askedFor(ctx, id, assumed);
  const { rules, place, ranked } = asked;
  const listed = await listPeople(ctx, rules, ranked, place, { top, windowOf: () => ({ from: 0, to: top }) });
  const { ranking } = listed;
  const row = rowsOf(ctx, asked, listed);
  const [eligible, askFirst, nearMisses] = [
    ranking.eligible.map(row),
    ranking.askFirst.map(row),
    ranking.nearMisses.map(row),
  ];
  await noteListed(ctx, "placement.rank", namedIn([...eligible, ...askFirst, ...nearMisses]));
  return {
    rankingId: listed.id,
    placementId: id,
    ruleVersion: ranking.ruleVersion,
    asOf: rules.asOf,
    weights: rules.weights,
    weightsVersion: rules.weightsVersion,
    with: assumed,
    counts: {
      ...ranking.counts,
      nearMissesNotListed: ranking.nearMissesNotListed,
      blocked: ranking.blocked,
    },
    eligible,
    askFirst,
    nearMisses,
    remedies: ranking.remedies,
    bundle: ranking.bundle,
  };
}

/** Near misses page by page. The cursor is the last one shown and where they stood, so that a list that has moved is gone on with. */
export async function nearMisses(
  ctx: Context,
  { id, limit, cursor }: { id: Id<"placement">; limit: number; cursor?: string | undefined },
) {
  const asked = await askedFor(ctx, id);
  const last = cursor === undefined ? undefined : cursorOf(cursor);
  const top = (last?.place ?? 0) + STRAYED + limit;
  const windowOf = (ranking: Pick<Ranking, "nearMisses">) => {
    const from =
      last === undefined ? 0 : ranking.nearMisses.findIndex(({ participantId }) => participantId === last.id) + 1;
    if (last !== undefined && from === 0) throw malformedCursor();
    return { from, to: from + limit, only: "nearMisses" as const };
  };
  const listed = await listPeople(ctx, asked.rules, asked.ranked, asked.place, { top, windowOf });
  const { ranking, window } = listed;
  const items = ranking.nearMisses.map(rowsOf(ctx, asked, listed));
  await noteListed(ctx, "placement.rank", namedIn(items));
  const next = window.to < ranking.counts.nearMisses ? `${window.to}.${items.at(-1)?.participantId}` : undefined;
  return { rankingId: listed.id, items, ...(next === undefined ? {} : { next }) };
}

/** How far the last one shown of a list may have moved down it by the time that somebody asks for what follows. */
const STRAYED = 200;

function cursorOf(cursor: string): { place: number; id: string } {
  const [, place, id] = /^(\d{1,6})\.(.{1,60})$/.exec(cursor) ?? [];
  if (place === undefined || id === undefined) throw malformedCursor();
  return { place: Number(place), id };
}

const malformedCursor = () => new Refusal("invalid", { fields: [{ path: "cursor", code: "malformed" }] });

/** What would open the place to more people, one by one and together. */
export async function remediesFor(ctx: Context, { id }: { id: Id<"placement"> }) {
  const { remedies, bundle } = await openingsFor(ctx, { id });
  return { remedies, bundle };
}

/** The same, and how many stand where. Names nobody, so nobody is looked at twice and nothing is recorded. */
export async function openingsFor(ctx: Context, { id }: { id: Id<"placement"> }) {
  const { rules, place } = await askedFor(ctx, id);
  return openingsOf(ctx, rules, place);
}

/** One person and one place, criterion by criterion. Wishes and what is avoided are told only to those who work with the person. */
export async function explainRanking(
  ctx: Context,
  { id, participantId, assumed = [] }: { id: Id<"placement">; participantId: Id<"participant">; assumed?: string[] },
) {
  const asked = await askedFor(ctx, id, assumed);
  const { rules, place } = asked;
  const { tenantId, userId } = ctx.actor;
  const [entry, tenant, openings] = await Promise.all([
    loadPoolEntry(ctx.table, tenantId, participantId, "strong"),
    requireTenant(ctx.table, tenantId),
    openingsOf(ctx, rules, place),
  ]);
  if (!entry || !mayBeSeen(entry, userId)) throw new Refusal("notFound");
  const because = entry.assigned.includes(userId) ? "worksWith" : "placeList";
  await disclose(ctx, { what: "placement.rank", whom: participantId, shown: "fit", because });
  const { vocabulary, asOf, weights } = rules;
  const judged = referenceMatcher(vocabulary).judgeFor(place, tenant.origin, asOf, { weights })(entry.profile);
  const opens = new Map<string, number>(openings.remedies.map(({ remedy, opens: count }) => [remedy, count]));
  const blockers = judged.criteria.filter(({ state }) => state === "blocked");
  const [first, ...others] = blockers.map(({ remedies }) => remedies as string[]);
  const clearing = (first ?? []).filter((remedy) => others.every((remedies) => remedies.includes(remedy)));
  const mark = asked.marks.get(participantId);
  return {
    participantId,
    placementId: id,
    person: rowPerson(ctx, asked, entry),
    tier: judged.tier,
    score: judged.score,
    components: judged.components,
    judgements: shownTo(ctx, entry, judged.criteria),
    remedies: clearing.map((remedy) => ({ remedy, opens: opens.get(remedy) ?? 0 })),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** Shortlists a person for a place, passes over, or takes the mark away. */
export async function markCandidate(
  ctx: Context,
  { id, participantId, mark }: { id: Id<"placement">; participantId: Id<"participant">; mark: Mark | null },
): Promise<void> {
  authorise(ctx, "placement.rank", { tenantId: ctx.actor.tenantId });
  const { tenantId, userId } = ctx.actor;
  const [entry] = await Promise.all([loadPoolEntry(ctx.table, tenantId, participantId), placeToRank(ctx, id)]);
  if (!entry || !mayBeSeen(entry, userId)) throw new Refusal("notFound");
  await commit(ctx, {
    writes: [markWrite(tenantId, id, participantId, mark === null ? undefined : { mark, by: userId, at: ctx.now })],
    audit: { what: "placement.rank", whom: participantId, detail: { placementId: id, mark } },
    answer: undefined,
  });
}

/** Open places for a person: those that fit, those to ask about, and those that one thing stands in the way of. */
export async function placesFor(ctx: Context, { id }: { id: Id<"participant"> }) {
  await participantFor(ctx, id, "participant.doors");
  await disclose(ctx, { what: "participant.doors", whom: id, shown: "places", because: "worksWith" });
  const [rules, tenant, places, entry] = await Promise.all([
    rankingRulesOf(ctx),
    requireTenant(ctx.table, ctx.actor.tenantId),
    openPlaces(ctx),
    loadPoolEntry(ctx.table, ctx.actor.tenantId, id),
  ]);
  if (!entry) throw new Refusal("notFound");
  const { asOf, weights } = rules;
  const { origin } = tenant;
  const matcher = referenceMatcher(rules.vocabulary);
  const order = ["eligible", "askFirst", "nearMiss"] as const;
  let nearMissesNotListed = 0;
  let blocked = 0;
  const pool = { asOf, origin, participants: [entry.profile] };
  const found = places.flatMap((place) => {
    if (matcher.stand(pool, place.matching)[0]?.standing.tier === "blocked") {
      blocked++;
      return [];
    }
    const judged = matcher.judgeFor(place.matching, origin, asOf, { weights })(entry.profile);
    const { tier, score, components, criteria } = judged;
    const blocker = criteria.find(({ state }) => state === "blocked");
    if (tier === "blocked" || (blocker && isPrivate(blocker))) {
      nearMissesNotListed++;
      return [];
    }
    const remedies = (blocker?.remedies ?? []) as string[];
    const telling = criteria.filter(tells);
    const tasks = place.matching.tasks.map(({ id: task, title }) => ({ id: task, title }));
    return [{ placement: placementRow(place), tier, score, components, telling, remedies, tasks }];
  });
  found.sort(
    (one, other) =>
      order.indexOf(one.tier) - order.indexOf(other.tier) ||
      other.score - one.score ||
      (one.placement.id < other.placement.id ? -1 : 1),
  );
  return { participantId: id, places: found, nearMissesNotListed, blocked };
}

/** Skills that would open places to a person, each with the places; one behind another that opens as many is left out. */
export async function doorsFor(ctx: Context, { id }: { id: Id<"participant"> }) {
  await participantFor(ctx, id, "participant.doors");
  await disclose(ctx, { what: "participant.doors", whom: id, shown: "places", because: "worksWith" });
  const [{ matcher, origin, vocabulary, asOf }, places, entry] = await Promise.all([
    loadRules(ctx),
    openPlaces(ctx),
    loadPoolEntry(ctx.table, ctx.actor.tenantId, id),
  ]);
  if (!entry) throw new Refusal("notFound");
  const { profile } = entry;
  const open = (skill: string | undefined, place: MatchingPlacement) => {
    const skills = skill === undefined ? profile.skills : { ...profile.skills, [skill]: { has: true } };
    const [stands] = matcher.stand({ asOf, origin, participants: [{ ...profile, skills }] }, place);
    return stands?.standing.tier === "eligible" || stands?.standing.tier === "askFirst";
  };
  const closed = places.filter(({ matching }) => !open(undefined, matching));
  const doors = matcher.doors(
    profile,
    places.map(({ matching }) => matching),
    origin,
  );
  return {
    items: shortestDoors(doors, vocabulary).map((door) => ({
      ...door,
      placements: closed.filter(({ matching }) => open(door.skill, matching)).map(({ placement }) => placement.id),
    })),
  };
}

/** How many open places fit each of the given people, how many could after a question, and which criteria are unanswered. */
export async function placeCounts(ctx: Context, entries: readonly PoolEntry[]) {
  const [{ matcher, origin, asOf }, places] = await Promise.all([loadRules(ctx), openPlaces(ctx)]);
  const counts = new Map(
    entries.map(({ profile }) => [profile.id, { eligible: 0, askFirst: 0, unanswered: new Set<string>() }]),
  );
  const pool = { asOf, origin, participants: entries.map(({ profile }) => profile) };
  for (const { matching } of places) {
    for (const { participantId, standing } of matcher.stand(pool, matching)) {
      const count = counts.get(participantId);
      if (!count) continue;
      if (standing.tier === "eligible") count.eligible++;
      if (standing.tier === "askFirst") {
        count.askFirst++;
        for (const criterion of standing.unknown) count.unanswered.add(criterion);
      }
    }
  }
  return counts;
}

/** What a ranking is asked for: the place as it is judged, the rules of the day, and what the rows are told with. */
async function askedFor(ctx: Context, id: Id<"placement">, assumed: readonly string[] = []) {
  const { tenantId } = ctx.actor;
  authorise(ctx, "placement.rank", { tenantId });
  const readRules = rankingRulesOf(ctx);
  const [rules, ranked, marks, users] = await Promise.all([
    readRules,
    // The same vocabulary: it is read once.
    placeToRank(ctx, id, async () => (await readRules).vocabulary),
    loadMarks(ctx.table, tenantId, id),
    loadUsers(ctx.table, tenantId),
  ]);
  return {
    rules,
    ranked,
    place: withRemedies(ranked.matching, assumed, rules.vocabulary),
    marks,
    names: new Map(users.map(({ id: userId, name }) => [userId as string, name])),
    asOf: rules.asOf,
  };
}
type Asked = Awaited<ReturnType<typeof askedFor>>;

/** How many stand where, and what would open the place to more, of those whom the actor may count. */
async function openingsOf(ctx: Context, { vocabulary, asOf, weights }: RankingRules, place: MatchingPlacement) {
  const { pool } = await holdPool(ctx, ctx.actor.tenantId);
  const options = { asOf, weights, top: 0, viewer: ctx.actor.userId };
  const { counts, remedies, bundle } = presentRules.rank(pool, place, vocabulary, options);
  return { counts, remedies, bundle };
}

async function loadRules(ctx: Context) {
  const [vocabulary, tenant] = await Promise.all([vocabularyOf(ctx), requireTenant(ctx.table, ctx.actor.tenantId)]);
  return { vocabulary, matcher: referenceMatcher(vocabulary), origin: tenant.origin, asOf: ctx.now.slice(0, 10) };
}

const isAssigned = (ctx: Context, { assigned }: PoolEntry) => assigned.includes(ctx.actor.userId);

/** All for those who work with the person; for others nothing of what is sought and avoided, and no date of birth. */
function shownTo(ctx: Context, entry: PoolEntry, criteria: readonly JudgedCriterion[]): JudgedCriterion[] {
  if (isAssigned(ctx, entry)) return [...criteria];
  return criteria
    .filter((criterion) => !isPrivate(criterion))
    .map((criterion) => {
      if (criterion.kind !== "age") return criterion;
      const { adultFrom: _, ...rest } = criterion;
      return rest;
    });
}

/** The place as it would be with the remedies, in their order. @throws {Refusal} `invalid` for one that the place does not have */
function withRemedies(place: MatchingPlacement, assumed: readonly string[], vocabulary: Vocabulary): MatchingPlacement {
  const known = new Map<string, Parameters<typeof applyRemedy>[0]>(
    remediesOf(place, vocabulary).map((remedy) => [remedyId(remedy), remedy]),
  );
  return assumed.reduce((changed, id) => {
    const remedy = known.get(id);
    if (!remedy) throw new Refusal("invalid", { fields: [{ path: "with", code: "unknownId", values: { value: id } }] });
    return applyRemedy(remedy, changed);
  }, place);
}

/** Rows of a list, each as the actor may see it. */
function rowsOf(ctx: Context, asked: Asked, { ranking, people }: Awaited<ReturnType<typeof listPeople>>) {
  const offered = new Set<string>(ranking.remedies.map(({ remedy }) => remedy));
  return ({ participantId }: { participantId: string }) => {
    const person = people.get(participantId);
    if (!person) throw new Error(`${participantId} is listed and was not read`);
    return rankingRow(ctx, asked, person, offered);
  };
}

function rankingRow(
  ctx: Context,
  asked: Asked,
  { entry, judgement: { score, components, criteria } }: ListedPerson,
  offered: ReadonlySet<string>,
) {
  const shown = shownTo(ctx, entry, criteria);
  const blocker = criteria.find(({ state }) => state === "blocked");
  const mark = asked.marks.get(entry.profile.id);
  return {
    participantId: entry.profile.id as Id<"participant">,
    person: rowPerson(ctx, asked, entry),
    score,
    components,
    criteria: shown.length,
    met: shown.filter(({ state }) => state === "met").length,
    telling: shown.filter(tells),
    remedies: ((blocker?.remedies ?? []) as string[]).filter((remedy) => offered.has(remedy)),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** What a row speaks of: what is unknown, what blocks, and the facts of hours and travel. */
const tells = ({ kind, state }: JudgedCriterion) => state !== "met" || kind === "hours" || kind === "travel";

export function rowPerson(
  ctx: Context,
  { names, asOf }: { names: ReadonlyMap<string, string>; asOf: string },
  entry: PoolEntry,
): RowPerson {
  const { number, name, assigned, profile } = entry;
  if (!isAssigned(ctx, entry)) {
    const [responsible] = assigned;
    if (responsible === undefined) return { kind: "unnamed" };
    return { kind: "unnamed", responsible: { id: responsible, name: names.get(responsible) ?? "" } };
  }
  const { waitingSince } = profile;
  return {
    kind: "named",
    number,
    name,
    initials: initialsOf(name),
    ...(waitingSince === undefined ? {} : { waitingMonths: monthsBetween(waitingSince, asOf) }),
  };
}
