import type { Id } from "@passa/domain/id";
import { easingAdaptations } from "@passa/domain/placement/easing";
import { can } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import type { Context } from "../context.ts";
import { openingsFor } from "../ranking/ranking.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { placeFor } from "./placement.ts";

/** How many, no closer than this. */
export type Band = "under10" | "10to19" | "20plus";

export const bandOf = (count: number): Band => (count < 10 ? "under10" : count < 20 ? "10to19" : "20plus");

/** What stands beside the form: for staff from the pool, for the employer from the place alone. */
export type ReachView =
  | { audience: "staff"; band: Band; suggestions: { remedy: string; band: Band }[] }
  | { audience: "employer"; suggestions: { remedy: string }[] }
  | { audience: "notYet"; lacking: string[] };

const suggested = 2;

/**
 * How many could do this, and the two adaptations that would open it to most. Staff who may rank see bands: of those who
 * are eligible or could be after a question, and of how many more each adaptation lets in. Everybody else sees the two
 * that ease most of what the place asks for, which tells nothing about any person.
 */
export async function reachOf(ctx: Context, { id }: { id: Id<"placement"> }): Promise<ReachView> {
  const place = await placeFor(ctx, id, "placement.read");
  if (can(ctx.actor, "placement.reach", { tenantId: place.placement.tenantId }) === "yes") {
    try {
      const { counts, remedies } = await openingsFor(ctx, { id });
      return {
        audience: "staff",
        band: bandOf(counts.eligible + counts.askFirst),
        suggestions: remedies
          .filter(({ remedy }) => remedy.startsWith("adaptation:"))
          .slice(0, suggested)
          .map(({ remedy, opens }) => ({ remedy, band: bandOf(opens) })),
      };
    } catch (error) {
      return notYet(error);
    }
  }
  const { tasks = [], adaptations = [] } = place.placement.content;
  if (tasks.length === 0) return { audience: "notYet", lacking: ["tasks"] };
  const standing = place.workplace?.adaptations ?? [];
  const offered = { tasks, adaptations: [...new Set([...adaptations, ...standing])] };
  return {
    audience: "employer",
    suggestions: easingAdaptations(offered, await vocabularyOf(ctx))
      .slice(0, suggested)
      .map(({ adaptation }) => ({ remedy: `adaptation:${adaptation}` })),
  };
}

/** A draft that is not whole yet cannot be ranked; anything else is a refusal. */
function notYet(error: unknown): ReachView {
  if (error instanceof Refusal && error.code === "notPublishable") {
    return { audience: "notYet", lacking: [...new Set(error.fields.map(({ path }) => path))] };
  }
  throw error;
}
