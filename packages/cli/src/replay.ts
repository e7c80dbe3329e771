/** `passa replay`: a ranking that somebody was shown, once more from the pool, the place and the rules as they were. */
import type { Context } from "@passa/core/context";
import type { Id } from "@passa/domain/id";
import { idSchema } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { Command, InvalidArgumentError } from "commander";
import { UsageError } from "./input.ts";
import { print } from "./output.ts";
import { inRunning, type Setting } from "./running.ts";
import { tenantId } from "./user.ts";

export function replayCommand(): Command {
  return new Command("replay")
    .description("give a ranking of the last 90 days again, to the byte")
    .argument("<id>", "the ranking's id, as the list itself gives it", rankingId)
    .option("--tenant <id>", "the municipality; else it is looked for in all", tenantId)
    .action(async (id: Id<"ranking">, { tenant }: { tenant?: Id<"tenant"> }) => {
      await print(await inRunning("rankings", (setting) => replayIn(setting, id, tenant)));
    });
}

async function replayIn(setting: Setting, id: Id<"ranking">, tenant: Id<"tenant"> | undefined) {
  const [{ systemContext }, { replayRanking }, { NotReplayable }, { tenantIds }] = await Promise.all([
    import("@passa/core/context"),
    import("@passa/core/ranking/replay"),
    import("@passa/core/ranking/rule-versions"),
    import("@passa/core/tenant/tenant.store"),
  ]);
  const replayFor = (ctx: Context) =>
    replayRanking(ctx, { id }).catch((error: unknown) => {
      throw error instanceof NotReplayable ? new UsageError([`${id} cannot be replayed. ${error.message}`]) : error;
    });
  const { world, now } = setting;
  for (const each of tenant === undefined ? await tenantIds(world.db.lookup(now)) : [tenant]) {
    try {
      return await replayFor(systemContext(world, { ...setting, tenantId: each }));
    } catch (error) {
      if (!(error instanceof Refusal && error.code === "notFound")) throw error;
    }
  }
  throw new UsageError([`There is no ranking ${id}, or it is more than 90 days old.`]);
}

function rankingId(value: string): Id<"ranking"> {
  const read = idSchema("ranking").safeParse(value);
  if (!read.success) throw new InvalidArgumentError("Expected a ranking's id, such as rnk_01K5D3XGZ0000000000000000A.");
  return read.data;
}
