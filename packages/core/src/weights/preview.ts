import type { Id } from "@passa/domain/id";
import type { Weights } from "@passa/domain/matching/score";
import { can } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import { type Because, type Move, movesBetween } from "@passa/domain/weights/moves";
import { authorise, type Context } from "../context.ts";
import { loadPoolEntries } from "../participant/participant.store.ts";
import { openPlaces, placementRow, type PlacementRow, type RankedPlace } from "../placement/placement.ts";
import { holdPool, type HeldPool } from "../pool/held-pool.ts";
import { mayBeSeen } from "../ranking/listing.ts";
import { rowPerson, type RowPerson } from "../ranking/ranking.ts";
import { type RankingRules, rankingRulesOf } from "../ranking/ranking-rules.ts";
import { presentRules } from "../ranking/rule-versions.ts";
import { loadUsers } from "../user/user.store.ts";

/** One who stands in the top of a place's list, before or after: places from 1, and why the person moves. */
export type PreviewRow = { person: RowPerson; before?: number; after?: number; because?: Because };

export type PreviewedPlace = {
  placement: Pick<PlacementRow, "id" | "title" | "employer">;
  /** How many fit, or could after a question. */
  listed: number;
  rows: PreviewRow[];
};

/** As far down a list as people look. */
const TOP = 20;
const PLACES = 3;

/**
 * What other weights would change in the top 20 of real places, those who fit first, then those to ask. Nothing is saved.
 * Without `placementIds` the newest three open places that at least two people could have. Those who may not rank see
 * places in the list and reasons, and nobody's name.
 * @throws {Refusal} `invalid` (`placementIds`) for a place that is not open
 */
export async function previewWeights(
  ctx: Context,
  { weights, placementIds }: { weights: Weights; placementIds?: readonly Id<"placement">[] | undefined },
): Promise<{ places: PreviewedPlace[] }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "weights.read", { tenantId });
  const [rules, open, held] = await Promise.all([rankingRulesOf(ctx), openPlaces(ctx), holdPool(ctx, tenantId)]);
  const trials = placementIds
    ? placementIds.map((id, index) => tried(ctx, held, rules, openPlace(open, id, index), weights))
    : newestWorthSeeing(open, (place) => tried(ctx, held, rules, place, weights));
  const personOf = await peopleIn(ctx, rules, trials);
  return {
    places: trials.map(({ place, listed, moves }) => {
      const { id, title, employer } = placementRow(place);
      const rows = moves.flatMap(({ participantId, ...move }) => {
        const person = personOf(participantId);
        return person ? [{ ...move, person }] : [];
      });
      return { placement: { id, title, employer }, listed, rows };
    }),
  };
}

type Trial = { place: RankedPlace; listed: number; moves: Move[] };

/** The two tops of one place beside each other. */
function tried(ctx: Context, { pool }: HeldPool, rules: RankingRules, place: RankedPlace, weights: Weights): Trial {
  const { vocabulary, asOf } = rules;
  const topBy = (by: Weights) => {
    const options = { asOf, weights: by, top: TOP, viewer: ctx.actor.userId, openOnly: true };
    const { counts, eligible, askFirst } = presentRules.rank(pool, place.matching, vocabulary, options);
    return { listed: counts.eligible + counts.askFirst, rows: [...eligible, ...askFirst].slice(0, TOP) };
  };
  const [before, after] = [topBy(rules.weights), topBy(weights)];
  const moves = movesBetween(before.rows, after.rows, { before: rules.weights, after: weights });
  return { place, listed: before.listed, moves };
}

function newestWorthSeeing(open: readonly RankedPlace[], trial: (place: RankedPlace) => Trial): Trial[] {
  const trials: Trial[] = [];
  // Ids are in the order of time.
  for (const place of open.toReversed()) {
    if (trials.length === PLACES) break;
    const made = trial(place);
    if (made.listed > 1) trials.push(made);
  }
  return trials;
}

function openPlace(open: readonly RankedPlace[], id: Id<"placement">, index: number): RankedPlace {
  const place = open.find(({ placement }) => placement.id === id);
  if (place) return place;
  throw new Refusal("invalid", {
    fields: [{ path: `placementIds.${index}`, code: "unknownId", values: { value: id } }],
  });
}

/** How each is shown: as the ranked list does to those who may rank, as nobody to others. Undefined for who may not be seen. */
async function peopleIn(
  ctx: Context,
  { asOf }: RankingRules,
  trials: readonly Trial[],
): Promise<(participantId: string) => RowPerson | undefined> {
  const { tenantId, userId } = ctx.actor;
  if (can(ctx.actor, "placement.rank", { tenantId }) !== "yes") return () => ({ kind: "unnamed" });
  const ids = trials.flatMap(({ moves }) => moves.map(({ participantId }) => participantId));
  const [entries, users] = await Promise.all([
    loadPoolEntries(ctx.table, tenantId, ids),
    loadUsers(ctx.table, tenantId),
  ]);
  const names = new Map<string, string>(users.map(({ id, name }) => [id, name]));
  return (participantId) => {
    const entry = entries.get(participantId);
    return entry && mayBeSeen(entry, userId) ? rowPerson(ctx, { names, asOf }, entry) : undefined;
  };
}
