import type { Contact } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import type { Market } from "@passa/domain/matching/market";
import { can } from "@passa/domain/policy/policy";
import { initialsOf } from "@passa/domain/participant/participant";
import { told, type Told, toldOfTotal } from "@passa/domain/statistics/suppress";
import { noteListed } from "../audit/listed.ts";
import { authorise, type Context } from "../context.ts";
import { loadAssignedIds, loadPoolEntries, type PoolEntry } from "../participant/participant.store.ts";
import { openPlaces, type RankedPlace } from "../placement/placement.ts";
import { holdPool } from "../pool/held-pool.ts";
import { rankingRulesOf } from "../ranking/ranking-rules.ts";
import { marketFor } from "./held-market.ts";

/** One of my people for whom something is missing. */
export type MyPerson = { id: Id<"participant">; number: string; name: string; initials: string };

/** What to ask a place for; to those who see exact figures, how many get their first place when what stands before it is done too. */
export type Ask = {
  placementId: Id<"placement">;
  title: string;
  remedy: string;
  newlyServed?: number;
  /** Titles of the tasks that the remedy may name. */
  tasks: { id: string; title: string }[];
};

/** One call: a workplace, whom to ask for, and what to ask. */
export type Call = {
  employer: { id: Id<"employer">; name: string };
  workplace: { id: Id<"workplace">; name: string; locality: string };
  contact?: Contact;
  asks: Ask[];
  /** How many get their first place when this call and those before it are answered with yes. */
  newlyServed: Told;
};

export type MarketView = {
  asOf: string;
  participants: number;
  places: number;
  seats: number;
  /** Those for whom some place fits, those for whom one may after a question, and those for whom none does. */
  fits: Told;
  onlyByAsking: Told;
  unserved: Told;
  /** Of the last two, the people that the actor works with. */
  mine: { onlyByAsking: MyPerson[]; unserved: MyPerson[] };
  calls: Call[];
  /** How many get their first place when every call is answered with yes. */
  reached: Told;
  /** How many of the unserved get a place when every place offers the adaptation. */
  adaptations: { adaptation: string; reaches: Told }[];
  /** The most people that could have a place of their own at once, of those for whom one fits. */
  placedAtOnce: Told;
};

/**
 * The market as a whole, and the calls to make this week. Matchers see exact figures and their own people; others
 * numbers from five up, and none that would give a smaller one back. People with a protected identity count only for
 * those who work with them.
 */
export async function readMarket(ctx: Context): Promise<MarketView> {
  const { tenantId, userId } = ctx.actor;
  authorise(ctx, "market.read", { tenantId });
  const exact = can(ctx.actor, "placement.rank", { tenantId }) === "yes";
  const [rules, open, mine, held] = await Promise.all([
    rankingRulesOf(ctx),
    openPlaces(ctx),
    loadAssignedIds(ctx.table, tenantId, userId),
    holdPool(ctx, tenantId),
  ]);
  const participants = held.pool.countSeenBy(userId);
  const market = marketFor(held, rules, open, userId);
  const [onlyByAsking, unserved] = [market.servedOnlyByAsking.length, market.unserved.length];
  const without = new Set([...market.servedOnlyByAsking, ...market.unserved]);
  const entries = await loadPoolEntries(
    ctx.table,
    tenantId,
    mine.filter((id) => without.has(id)),
  );
  await noteListed(ctx, "market.read", [...entries.keys()]);
  const fits = participants - onlyByAsking - unserved;
  const calls = callsOf(market.plan, open);
  const reached = calls.reduce((sum, { newlyServed }) => sum + newlyServed, 0);

  const each = (count: number): Told => (exact ? count : told(count));
  const ofAll = exact ? [fits, onlyByAsking, unserved] : toldOfTotal([fits, onlyByAsking, unserved]);
  // What the calls reach and what they leave add to the unserved.
  const cells = [...calls.map(({ newlyServed }) => newlyServed), unserved - reached];
  const ofUnserved = exact ? cells : toldOfTotal(cells);
  return {
    asOf: rules.asOf,
    participants,
    places: open.length,
    seats: open.reduce((sum, { matching }) => sum + matching.seats, 0),
    fits: ofAll[0] ?? null,
    onlyByAsking: ofAll[1] ?? null,
    unserved: ofAll[2] ?? null,
    mine: {
      onlyByAsking: peopleAmong(entries, market.servedOnlyByAsking),
      unserved: peopleAmong(entries, market.unserved),
    },
    calls: calls.map(({ asks, ...call }, index) => ({
      ...call,
      asks: asks.map(({ newlyServed, ...ask }) => (exact ? { ...ask, newlyServed } : ask)),
      newlyServed: ofUnserved[index] ?? null,
    })),
    reached: ofUnserved.at(-1) === null ? null : each(reached),
    adaptations: market.adaptations.map(({ adaptation, reaches }) => ({ adaptation, reaches: each(reaches) })),
    placedAtOnce: each(market.allocation.placed),
  };
}

type ExactCall = Omit<Call, "asks"> & { newlyServed: number; asks: Required<Ask>[] };

/** The steps of the plan by workplace, in the order in which the workplaces first stand in it. */
function callsOf(plan: Market["plan"], open: readonly RankedPlace[]): ExactCall[] {
  const places = new Map<string, RankedPlace>(open.map((place) => [place.placement.id, place]));
  const calls = new Map<Id<"workplace">, ExactCall>();
  for (const { placementId, remedy, newlyServed } of plan) {
    const place = places.get(placementId);
    if (!place) throw new Error(`${placementId} is in the plan and is no open place`);
    const { placement, workplace, employer, matching } = place;
    const call = calls.get(workplace.id) ?? callTo(place);
    calls.set(workplace.id, call);
    call.newlyServed += newlyServed;
    call.asks.push({
      placementId: placement.id,
      title: placement.content.title ?? employer.name,
      remedy,
      newlyServed,
      tasks: matching.tasks.map(({ id, title }) => ({ id, title })),
    });
  }
  return [...calls.values()];
}

function callTo({ employer, workplace }: RankedPlace): ExactCall {
  const contact = workplace.supervisor ?? employer.contacts[0];
  return {
    employer: { id: employer.id, name: employer.name },
    workplace: { id: workplace.id, name: workplace.name, locality: workplace.locality },
    ...(contact === undefined ? {} : { contact }),
    asks: [],
    newlyServed: 0,
  };
}

/** Those of the ids whose entries are here, by name. */
function peopleAmong(entries: ReadonlyMap<string, PoolEntry>, ids: readonly string[]): MyPerson[] {
  const order = new Intl.Collator("sv");
  return ids
    .flatMap((id) => entries.get(id) ?? [])
    .map(({ profile, number, name }) => ({
      id: profile.id as Id<"participant">,
      number,
      name,
      initials: initialsOf(name),
    }))
    .toSorted((one, other) => order.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}
