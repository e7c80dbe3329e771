import type { World } from "@passa/core/context";
import { remindOfProposals } from "@passa/core/proposal/reminders";
import { retentionRound } from "@passa/core/retention/round";
import { tenantIds } from "@passa/core/tenant/tenant.store";
import { type Log, tellOf } from "../log.ts";

type Setting = { world: World; clock: () => string; log: Log };

/**
 * What is done once a day, tenant by tenant: whose time has come is found and told, and whoever something lies with is reminded.
 * Doing it again the same day changes and sends nothing. What breaks off in one tenant keeps none of the others waiting.
 */
export async function everyDay({ world, clock, log }: Setting): Promise<void> {
  for (const tenantId of await tenantIds(world.db.lookup(clock())))
    for (const [job, work] of [
      ["retention", retentionRound],
      ["reminders", remindOfProposals],
    ] as const)
      try {
        await work({ world, now: clock() }, tenantId);
      } catch (error) {
        log({ event: "job", at: clock(), tenantId, job, ...tellOf(error) });
      }
}
