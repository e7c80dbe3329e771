/** `passa audit`: whether the audit trail is as it was sealed and anchored, and that an older table was restored. */
import type { Id } from "@passa/domain/id";
import { Command } from "commander";
import { UsageError } from "./input.ts";
import { print } from "./output.ts";
import { inRunning, type Setting } from "./running.ts";
import { tenantId } from "./user.ts";

const somethingWasChanged = 1;

export function auditCommand(): Command {
  return new Command("audit")
    .description("the audit trail")
    .addCommand(restartCommand())
    .addCommand(
      new Command("verify")
        .description(
          "tell whether the trail is as it was sealed: edits, removals, reorders, truncations; exit code 1 if not",
        )
        .option("--tenant <id>", "the municipality; else all of them", tenantId)
        .action(async ({ tenant }: { tenant?: Id<"tenant"> }) => {
          const verdicts = await inRunning("municipalities", (setting) => verifyIn(setting, tenant));
          await print(verdicts);
          if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = somethingWasChanged;
        }),
    );
}

function restartCommand(): Command {
  return new Command("restart")
    .description("say that an older table was restored on purpose, so that what was anchored since is no fault")
    .requiredOption("--tenant <id>", "the municipality", tenantId)
    .requiredOption("--reason <text>", "why it was restored; stands in the trail")
    .action(async ({ tenant, reason }: { tenant: Id<"tenant">; reason: string }) =>
      print(
        await inRunning("municipality", async (setting) => {
          const { restartAudit } = await import("@passa/core/audit/verify");
          assertSecret(setting);
          return restartAudit(setting, tenant, reason);
        }),
      ),
    );
}

function assertSecret({ world }: Setting): void {
  if (world.secret === "")
    throw new UsageError(["The trail is sealed with the application's secret: set PASSA_SECRET."]);
}

async function verifyIn(setting: Setting, tenant: Id<"tenant"> | undefined) {
  const { world, now } = setting;
  assertSecret(setting);
  const [{ verifyAudit }, { tenantIds }] = await Promise.all([
    import("@passa/core/audit/verify"),
    import("@passa/core/tenant/tenant.store"),
  ]);
  const ids = tenant === undefined ? await tenantIds(world.db.lookup(now)) : [tenant];
  const verdicts = [];
  for (const tenantId of ids) verdicts.push({ tenantId, ...(await verifyAudit({ world, now }, tenantId)) });
  return verdicts;
}
