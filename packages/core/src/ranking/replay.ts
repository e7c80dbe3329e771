import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import type { PoolRanking } from "@passa/engine/pool/rank";
import { authorise, type Context } from "../context.ts";
import { knownParticipants } from "../participant/participant.store.ts";
import { loadPoolAt } from "../pool/pool.store.ts";
import { applyChange } from "../pool/pool.ts";
import { digestOf, type Shown, withinWindow } from "./listing.ts";
import { loadRecord, type RankingRecord } from "./ranking-record.store.ts";
import { NotReplayable, rulesOf } from "./rule-versions.ts";

/** In the place of a row whose person has been erased since. */
const erasedRow = { participantId: "erased" } as const;

/** Why a replay is not what was given: somebody has been erased since, or the bytes came out otherwise. */
type Difference = "erased" | "notTheSame";

/** The ranking as it was given, to the byte; or, where it cannot be, what it is now and why it differs. */
export type Replay =
  | PoolRanking
  | (Omit<PoolRanking, keyof Shown> & {
      [List in keyof Shown]: (Shown[List][number] | typeof erasedRow)[];
    } & { differs: true; because: Difference[] });

/**
 * Ranks once more what was ranked up to 90 days ago: the pool, the place, the weights and the rules as they were then.
 * Whoever has been erased since is a row that says so, also when nothing of them is left in the pool that was kept.
 * @throws {Refusal} `notFound` @throws {NotReplayable} when the rules or a part of the pool are gone
 */
export async function replayRanking(ctx: Context, { id }: { id: Id<"ranking"> }): Promise<Replay> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "ranking.replay", { tenantId });
  const record = await loadRecord(ctx.table, tenantId, id);
  if (!record) throw new Refusal("notFound");
  const rules = rulesOf(record.ruleVersion);
  const [pool, vocabulary, erased] = await Promise.all([
    loadPoolAt(ctx.table, tenantId, record.pool, record.pool.chunks),
    rules.vocabularyAt(ctx, record.taxonomyVersion),
    erasedOf(ctx, record),
  ]);
  if (!pool) throw new NotReplayable("A part of the pool that it was ranked from is no longer there.");
  for (const change of record.pool.fresh) applyChange(pool, change);
  const { asOf, weights, viewer, window, placement, shown } = record;
  // Where somebody is gone from the pool too, those behind have moved up.
  const top = window.to + erased.size;
  const ranking = rules.rank(pool, placement, vocabulary, { asOf, weights, viewer, top });
  const replayed = withinWindow(ranking, window);
  if (erased.size === 0) {
    const isSame = digestOf(replayed) === record.digest;
    return isSame ? replayed : { ...replayed, differs: true, because: ["notTheSame"] };
  }
  const rowsOf = <Row extends { participantId: string }>(ids: readonly string[], rows: readonly Row[]) =>
    ids.flatMap((each): (Row | typeof erasedRow)[] =>
      erased.has(each) ? [erasedRow] : rows.filter(({ participantId }) => participantId === each),
    );
  return {
    ...replayed,
    eligible: rowsOf(shown.eligible, ranking.eligible),
    askFirst: rowsOf(shown.askFirst, ranking.askFirst),
    nearMisses: rowsOf(shown.nearMisses, ranking.nearMisses),
    differs: true,
    because: ["erased"],
  };
}

async function erasedOf(ctx: Context, { shown }: RankingRecord): Promise<Set<string>> {
  const ids = Object.values(shown).flat();
  const known = await knownParticipants(ctx.table, ctx.actor.tenantId, ids);
  return new Set(ids.filter((id) => !known.has(id)));
}
