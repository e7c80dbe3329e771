import type { Id } from "@passa/domain/id";
import { type Band, bandOf } from "@passa/domain/placement/employer-bands";
import { easingAdaptations } from "@passa/domain/placement/easing";
import { can } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import type { Context } from "../context.ts";
import { openingsFor } from "../ranking/ranking.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { employerBands } from "./employer-reach.ts";
import { placeFor, placeToRank } from "./placement.ts";

/** What stands beside the form. An employer is told which changes ease most from the place alone, and bands where it may be. */
export type ReachView =
  | { audience: "staff"; band: Band; suggestions: { remedy: string; band: Band }[] }
  | { audience: "employer"; band?: Band; suggestions: { remedy: string; band?: Band }[] }
  | { audience: "notYet"; lacking: string[] };

const suggested = 2;

/**
 * How many could do this, and the two adaptations that would open it to most. Staff who may rank see bands: of those who
 * are eligible or could be after a question, and of how many more each adaptation lets in. The employer sees the two
 * that ease most of what the place asks for, which tells nothing about any person, and of a place that is whole the bands
 * that `employerBands` gives.
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
  const eased = easingAdaptations(offered, await vocabularyOf(ctx))
    .slice(0, suggested)
    .map(({ adaptation }) => adaptation);
  const told = await bandsOf(ctx, id, place.placement.employerId, eased);
  return {
    audience: "employer",
    ...(told && { band: told.band }),
    suggestions: eased.map((adaptation) => {
      const band = told?.gains.get(adaptation);
      return { remedy: `adaptation:${adaptation}`, ...(band && { band }) };
    }),
  };
}

/** Bands of a place that is whole, for a member of its approved employer. */
async function bandsOf(ctx: Context, id: Id<"placement">, employerId: Id<"employer">, adaptations: readonly string[]) {
  if (ctx.actor.role !== "employer") return undefined;
  try {
    const { matching, employer } = await placeToRank(ctx, id);
    return employer.standing.kind === "approved"
      ? await employerBands(ctx, employerId, matching, adaptations)
      : undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code === "notPublishable") return undefined;
    throw error;
  }
}

/** A draft that is not whole yet cannot be ranked; anything else is a refusal. */
function notYet(error: unknown): ReachView {
  if (error instanceof Refusal && error.code === "notPublishable") {
    return { audience: "notYet", lacking: [...new Set(error.fields.map(({ path }) => path))] };
  }
  throw error;
}
