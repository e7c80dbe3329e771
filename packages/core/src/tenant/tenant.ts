import type { Id } from "@passa/domain/id";
import { Tenant } from "@passa/domain/tenant/tenant";
import { staffRoles } from "@passa/domain/user/user";
import { commit } from "../commit.ts";
import { authorise, type Context, type PublicContext, systemContext, type World } from "../context.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import { holdPool } from "../pool/held-pool.ts";
import { loadCurrent } from "../taxonomy/taxonomy.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { loadTenants, requireTenant, tenantWrites } from "./tenant.store.ts";

/**
 * Enters a municipality. Only from the command line and the seed: nobody can be authorised before there is a tenant.
 * @throws {Refusal} `alreadyExists` when a tenant has the same municipality code
 */
export async function createTenant(
  { world, now, requestId }: { world: World; now: string; requestId: string },
  about: Pick<Tenant, "name" | "municipalityCode" | "origin"> & { id?: Id<"tenant"> },
): Promise<Tenant> {
  const tenant = Tenant.parse({ id: world.newId("tenant", now), ...about, createdAt: now });
  return commit(systemContext(world, { tenantId: tenant.id, now, requestId }), {
    writes: tenantWrites(tenant),
    audit: { what: "tenant.create", whom: tenant.id },
    answer: tenant,
  });
}

/** Municipalities that an employer can turn to, by name. Public. */
export async function listMunicipalities({
  world,
  now,
}: Pick<PublicContext, "world" | "now">): Promise<{ items: Pick<Tenant, "id" | "name">[] }> {
  const tenants = await loadTenants(world.db.lookup(now));
  const order = new Intl.Collator("sv");
  return { items: tenants.toSorted((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)) };
}

/** The tenant, and how much is in it so far. */
export type TenantView = Pick<Tenant, "id" | "name" | "origin"> & {
  employers: number;
  approvedEmployers: number;
  placements: number;
  /** For staff alone; a protected identity counts for those who work with the person. */
  participants?: number;
  members: number;
  importedConcepts: number;
};

/**
 * The tenant and what is in it. Counted when asked: a counter kept by every change would make all of them collide on one
 * item, and this is asked for once a visit. People are counted in the pool that the process holds.
 */
export async function viewTenant(ctx: Context): Promise<TenantView> {
  const { tenantId, userId, role } = ctx.actor;
  authorise(ctx, "tenant.read", { tenantId });
  const isStaff = staffRoles.some((staff) => staff === role);
  const [{ id, name, origin }, employers, placements, participants, users, taxonomy] = await Promise.all([
    requireTenant(ctx.table, tenantId),
    loadAllEmployers(ctx.table, tenantId),
    ctx.table.count({ pk: `${tenantId}#placement` }),
    isStaff ? holdPool(ctx, tenantId).then(({ pool }) => pool.countSeenBy(userId)) : undefined,
    loadUsers(ctx.table, tenantId),
    loadCurrent(ctx.table, tenantId),
  ]);
  return {
    id,
    name,
    origin,
    employers: employers.length,
    approvedEmployers: employers.filter(({ standing }) => standing.kind === "approved").length,
    placements,
    ...(participants === undefined ? {} : { participants }),
    members: users.filter(({ role, standing }) => role !== "participant" && standing.kind !== "revoked").length,
    importedConcepts: taxonomy?.concepts ?? 0,
  };
}
