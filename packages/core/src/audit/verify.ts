import type { Id } from "@passa/domain/id";
import type { World } from "../context.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadDayUnread, loadHead, loadHeadUnread, loadLinks } from "./audit.store.ts";
import { type Verdict, verifyTrail } from "./chain.ts";
import { daysFrom } from "./seal.ts";

type Setting = { world: World; now: string };
type TenantId = Id<"tenant">;

const anchorsOf = (tenantId: TenantId) => `audit/${tenantId}`;

/**
 * Writes the head of the chain down outside the table, once an hour: what was anchored is not there to be taken back.
 * @returns whether there was something new to anchor
 */
export async function anchorHead({ world, now }: Setting, tenantId: TenantId): Promise<boolean> {
  const head = await loadHead(world.db.forTenant(tenantId, now), tenantId);
  if (!head) return false;
  const bytes = new TextEncoder().encode(JSON.stringify(head));
  // The number first: anchors stand in the order of the chain, and of the same head there is one.
  return world.objects.create(`${anchorsOf(tenantId)}/${String(head.n).padStart(10, "0")}`, bytes);
}

/** Reads the whole trail of a tenant and its anchors, and tells what is not as it was. Some units of reading a thousand events. */
export async function verifyAudit({ world, now }: Setting, tenantId: TenantId): Promise<Verdict> {
  const table = world.db.forTenant(tenantId, now);
  const [tenant, links, head, names] = await Promise.all([
    requireTenant(table, tenantId),
    loadLinks(table, tenantId),
    loadHeadUnread(table, tenantId),
    world.objects.list(anchorsOf(tenantId)),
  ]);
  const events = [];
  for (const day of daysFrom(tenant.createdAt, now)) events.push(...(await loadDayUnread(table, tenantId, day)));
  const anchors = await Promise.all(
    names.map(async (name): Promise<unknown> => {
      const bytes = await world.objects.get(name);
      return bytes && JSON.parse(new TextDecoder().decode(bytes));
    }),
  );
  return verifyTrail({ tenantId, secret: world.secret }, { links, head, events, anchors });
}
