import { OccupiedDay } from "@passa/domain/booking/occupied";
import type { Id } from "@passa/domain/id";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";

type TenantId = Id<"tenant">;

/** One item a claimant and day: a person, a table of an employer, a resource, a hall. */
const occupiedBy = (tenantId: TenantId, claimant: string) => `${tenantId}#occupied#${claimant}`;
const dayKey = (tenantId: TenantId, claimant: string, day: string): Key => ({
  pk: occupiedBy(tenantId, claimant),
  sk: day,
});

export type ClaimedDay = { claimant: string; day: string };

/** The days as they are, in the order asked; one that nobody has touched is empty, at version 0. */
export async function loadDays(
  table: Table,
  tenantId: TenantId,
  days: readonly ClaimedDay[],
): Promise<{ version: number; spans: OccupiedDay["spans"] }[]> {
  const keys = days.map(({ claimant, day }) => dayKey(tenantId, claimant, day));
  const items = await table.getMany(keys, "strong");
  return items.map((item) => (item ? OccupiedDay.parse(item.data) : { version: 0, spans: [] }));
}

/** Every day of a claimant, the earliest first. */
export async function loadAllDays(table: Table, tenantId: TenantId, claimant: string): Promise<OccupiedDay[]> {
  const items = await table.all({ pk: occupiedBy(tenantId, claimant) });
  return items.map(({ data }) => OccupiedDay.parse(data));
}

/** The day in the place of the version before. */
export function dayWrite(
  tenantId: TenantId,
  { claimant, day }: ClaimedDay,
  before: number,
  spans: OccupiedDay["spans"],
): Write {
  const version = before + 1;
  return {
    put: { ...dayKey(tenantId, claimant, day), version, data: { version, spans } },
    expect: before === 0 ? "absent" : { version: before },
  };
}

/** What takes a claimant's days away. */
export async function occupiedRemovals(table: Table, tenantId: TenantId, claimant: string): Promise<Write[]> {
  const items = await table.all({ pk: occupiedBy(tenantId, claimant) }, "strong");
  return items.map(({ pk, sk }): Write => ({ remove: { pk, sk }, expect: "any" }));
}
