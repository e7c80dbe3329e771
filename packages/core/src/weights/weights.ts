import { defaultWeights, type Weights } from "@passa/domain/matching/score";
import type { ChosenWeights } from "@passa/domain/weights/weights";
import type { Id } from "@passa/domain/id";
import { assertVersion, commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadUsers } from "../user/user.store.ts";
import { loadChosenWeights, loadWeightsHistory, weightsWrite } from "./weights.store.ts";

/** What every part of a score weighs in the tenant, and which choice that is. */
export type TenantWeights = { version: number; weights: Weights };

/** One line of the history; without the last three it is that of the rules, which nobody chose. */
export type WeightsLine = TenantWeights & { why?: string; by?: { id: Id<"user">; name: string }; at?: string };

/** The weights now, and everything that was chosen before, the newest first, down to those of the rules. */
export type WeightsView = TenantWeights & { history: WeightsLine[] };

/** What every municipality begins with. */
const ofTheRules: TenantWeights = { version: 1, weights: defaultWeights };

/** The weights that the tenant's lists are made with. For use cases that have authorised what they show. */
export async function weightsOf({ table, actor }: Context): Promise<TenantWeights> {
  const chosen = await loadChosenWeights(table, actor.tenantId);
  return chosen ? { version: chosen.version, weights: chosen.weights } : ofTheRules;
}

export async function readWeights(ctx: Context): Promise<WeightsView> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "weights.read", { tenantId });
  return view(ctx, await loadWeightsHistory(ctx.table, tenantId));
}

/**
 * Chooses other weights; every list is made with them from now on. Taking an earlier choice back is choosing it again.
 * @throws {Refusal} `stale` when somebody else has chosen since
 */
export async function chooseWeights(
  ctx: Context,
  { version, weights, why }: { version: number; weights: Weights; why: string },
): Promise<WeightsView> {
  const { tenantId, userId } = ctx.actor;
  authorise(ctx, "weights.choose", { tenantId });
  const history = await loadWeightsHistory(ctx.table, tenantId);
  assertVersion(history[0] ?? ofTheRules, version);
  const chosen: ChosenWeights = { version: version + 1, weights, why, by: userId, at: ctx.now };
  return commit(ctx, {
    writes: [weightsWrite(tenantId, chosen)],
    audit: { what: "weights.choose", whom: tenantId, why, detail: { version: chosen.version, weights } },
    answer: await view(ctx, [chosen, ...history]),
  });
}

async function view(ctx: Context, history: readonly ChosenWeights[]): Promise<WeightsView> {
  const users = await loadUsers(ctx.table, ctx.actor.tenantId);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const lines: WeightsLine[] = [
    ...history.map(({ version, weights, why, by, at }) => ({
      version,
      weights,
      why,
      by: { id: by, name: names.get(by) ?? "" },
      at,
    })),
    ofTheRules,
  ];
  const [{ version, weights } = ofTheRules] = lines;
  return { version, weights, history: lines };
}
