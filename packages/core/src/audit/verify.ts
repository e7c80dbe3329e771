import type { Id } from "@passa/domain/id";
import { commit } from "../commit.ts";
import { systemContext, type World } from "../context.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadDayUnread, loadHead, loadHeadUnread, loadLinks } from "./audit.store.ts";
import { Head, restartOf, type Verdict, verifyTrail } from "./chain.ts";
import { daysFrom } from "./seal.ts";

type Setting = { world: World; now: string };
type TenantId = Id<"tenant">;

const anchorsOf = (tenantId: TenantId) => `audit/${tenantId}`;

const restartsOf = (tenantId: TenantId) => `audit/restarts/${tenantId}`;

/** The head as it was last sealed, in the place of the one before: what is cut off within the hour is noticed too. */
const newestName = (tenantId: TenantId) => `${anchorsOf(tenantId)}/newest`;

/** Notes the head outside the table, whenever something has been sealed. Of two who do so at once either may be last. */
export async function noteHead({ world, now }: Setting, tenantId: TenantId): Promise<void> {
  const head = await loadHead(world.db.forTenant(tenantId, now), tenantId);
  if (head) await world.objects.put(newestName(tenantId), bytesOf(head));
}

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/**
 * Writes the head of the chain down outside the table, once an hour: what was anchored is not there to be taken back.
 * @returns whether there was something new to anchor
 */
export async function anchorHead({ world, now }: Setting, tenantId: TenantId): Promise<boolean> {
  const head = await loadHead(world.db.forTenant(tenantId, now), tenantId);
  if (!head) return false;
  // The number first: anchors stand in the order of the chain, and of the same head there is one.
  const name = `${String(head.n).padStart(10, "0")}-${head.hash}`;
  return world.objects.create(`${anchorsOf(tenantId)}/${name}`, bytesOf(head));
}

/** Reads the whole trail of a tenant and its anchors, and tells what is not as it was. Some units of reading a thousand events. */
export async function verifyAudit({ world, now }: Setting, tenantId: TenantId): Promise<Verdict> {
  const table = world.db.forTenant(tenantId, now);
  const [tenant, links, head, anchors, restarts] = await Promise.all([
    requireTenant(table, tenantId),
    loadLinks(table, tenantId),
    loadHeadUnread(table, tenantId),
    readAll(world, anchorsOf(tenantId)),
    readAll(world, restartsOf(tenantId)),
  ]);
  const events = [];
  for (const day of daysFrom(tenant.createdAt, now)) events.push(...(await loadDayUnread(table, tenantId, day)));
  return verifyTrail({ tenantId, secret: world.secret }, { links, head, events, anchors, restarts });
}

async function readAll({ objects }: World, folder: string): Promise<unknown[]> {
  const names = await objects.list(folder);
  return Promise.all(
    names.map(async (name): Promise<unknown> => {
      const bytes = await objects.get(name);
      return bytes && JSON.parse(new TextDecoder().decode(bytes));
    }),
  );
}

/**
 * Says that an older table was restored on purpose: what was anchored since is no fault any more, and that this was said, when
 * and why, stands beside the anchors and in the trail. To be run once the restored table is in use.
 * @returns how far the trail came back, and how many links are gone for certain
 */
export async function restartAudit(
  { world, now, requestId }: Setting & { requestId: string },
  tenantId: TenantId,
  reason: string,
): Promise<{ from: number; gone: number }> {
  const ctx = systemContext(world, { tenantId, now, requestId });
  const from = (await loadHead(ctx.table, tenantId))?.n ?? 0;
  const anchored = (await readAll(world, anchorsOf(tenantId))).map((given) => Head.safeParse(given).data?.n ?? 0);
  const restart = restartOf({ tenantId, secret: world.secret }, { at: now, from, reason });
  await world.objects.put(`${restartsOf(tenantId)}/${now.replaceAll(":", "-")}`, bytesOf(restart));
  const gone = Math.max(from, ...anchored) - from;
  return commit(ctx, {
    writes: [],
    audit: { what: "audit.restart", whom: tenantId, why: reason, detail: { from, gone } },
    answer: { from, gone },
  });
}
