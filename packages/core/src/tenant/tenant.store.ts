import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { Tenant } from "@passa/domain/tenant/tenant";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

/** Every tenant, one short item each: what is known before anybody has said which one they belong to. */
const list = "lookup#tenants";

const Listed = Tenant.pick({ id: true, name: true });

export function tenantWrites(tenant: Tenant): Write[] {
  return [
    { put: { pk: tenant.id, sk: "tenant", data: tenant }, expect: "absent" },
    // Keyed by the municipality's code: the same municipality is not entered twice.
    {
      put: { pk: list, sk: tenant.municipalityCode, data: { id: tenant.id, name: tenant.name } },
      expect: "absent",
    },
  ];
}

export async function loadTenant(table: Table, tenantId: Id<"tenant">): Promise<Tenant | undefined> {
  const item = await table.get({ pk: tenantId, sk: "tenant" });
  return item && Tenant.parse(item.data);
}

/** Id and name of each, by municipality code. `table` must reach the lookup keys. */
export async function loadTenants(table: Table) {
  return (await table.all({ pk: list })).map(({ data }) => Listed.parse(data));
}

export async function tenantIds(table: Table): Promise<Id<"tenant">[]> {
  return (await loadTenants(table)).map(({ id }) => id);
}

/** The tenant that somebody acts in. @throws {Refusal} `notFound` */
export async function requireTenant(table: Table, tenantId: Id<"tenant">): Promise<Tenant> {
  const tenant = await loadTenant(table, tenantId);
  if (!tenant) throw new Refusal("notFound");
  return tenant;
}
