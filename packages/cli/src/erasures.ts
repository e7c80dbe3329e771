/** `passa erasures replay`: erases again whom the ledger names, after an older table has been restored. */
import { Command } from "commander";
import { print } from "./output.ts";
import { inRunning, type Setting } from "./running.ts";

export function erasuresCommand(): Command {
  return new Command("erasures")
    .description("people who have been erased")
    .addCommand(
      new Command("replay")
        .description("erase again whom the ledger names: to be run before a restored table is used")
        .action(async () => print(await inRunning("people", replayIn))),
    );
}

async function replayIn({ world, now }: Setting) {
  const [{ replayLedger }, { tenantIds }] = await Promise.all([
    import("@passa/core/erasure/erasure"),
    import("@passa/core/tenant/tenant.store"),
  ]);
  const items = [];
  for (const tenantId of await tenantIds(world.db.lookup(now)))
    items.push({ tenantId, erasedAgain: await replayLedger({ world, now }, tenantId) });
  return { items };
}
