import type { Id } from "@passa/domain/id";
import { Grant } from "@passa/domain/proposal/grant";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

type TenantId = Id<"tenant">;

/** The few grants of a tenant in one partition. A grant is gone once its last day has been. */
const grantsOf = (tenantId: TenantId) => `${tenantId}#grant`;

const DAY_S = 24 * 3600;

export function grantWrite(tenantId: TenantId, grant: Grant): Write {
  const expiresAt = Date.parse(`${grant.until}T00:00:00Z`) / 1000 + DAY_S;
  return { put: { pk: grantsOf(tenantId), sk: grant.id, expiresAt, data: grant }, expect: "any" };
}

export const grantRemoval = (tenantId: TenantId, id: Id<"grant">): Write => ({
  remove: { pk: grantsOf(tenantId), sk: id },
  expect: "present",
});

/** Those that hold, the oldest first. */
export async function loadGrants(table: Table, tenantId: TenantId): Promise<Grant[]> {
  return (await table.all({ pk: grantsOf(tenantId) }, "strong")).map(({ data }) => Grant.parse(data));
}

/** The one about a person and an employer, while it holds. */
export async function loadGrant(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
  employerId: Id<"employer">,
): Promise<Grant | undefined> {
  return (await loadGrants(table, tenantId)).findLast(
    (grant) => grant.participantId === participantId && grant.employerId === employerId,
  );
}

/** What takes a person's grants away. */
export async function grantTraces(table: Table, tenantId: TenantId, id: Id<"participant">): Promise<Write[]> {
  const grants = (await loadGrants(table, tenantId)).filter(({ participantId }) => participantId === id);
  return grants.map((grant) => ({ remove: { pk: grantsOf(tenantId), sk: grant.id }, expect: "any" }));
}
