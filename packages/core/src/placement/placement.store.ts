import type { Id } from "@passa/domain/id";
import { Placement } from "@passa/domain/placement/placement";
import type { Write } from "../commit.ts";
import { parsedOnce } from "../read-once.ts";
import type { Key, Page, Paging, Range, Table } from "../table.ts";

/** Places of a tenant in one partition, those of an employer together in the index; both by id, which is by age. */
const key = (tenantId: Id<"tenant">, id: Id<"placement">): Key => ({ pk: `${tenantId}#placement`, sk: id });
const ofEmployer = (tenantId: Id<"tenant">, employerId: Id<"employer">) =>
  `${tenantId}#employer#${employerId}#placement`;

const parsed = parsedOnce((data) => Placement.parse(data));

/** The place, new at version 1, else in the place of the version before. */
export function placementWrite(placement: Placement): Write {
  const { tenantId, employerId, id, version } = placement;
  return {
    put: { ...key(tenantId, id), gsi1pk: ofEmployer(tenantId, employerId), gsi1sk: id, version, data: placement },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** Lets a change through only while the place is as it was read. */
export function placementUnchanged({ tenantId, id, version }: Placement): Write {
  return { check: key(tenantId, id), expect: { version } };
}

export async function loadPlacement(
  table: Table,
  tenantId: Id<"tenant">,
  id: Id<"placement">,
): Promise<Placement | undefined> {
  const item = await table.get(key(tenantId, id));
  return item && parsed(item.data);
}

/** Every place of the tenant, by id. */
export async function loadPlacements(table: Table, tenantId: Id<"tenant">): Promise<Placement[]> {
  return (await table.all({ pk: `${tenantId}#placement` })).map(({ data }) => parsed(data));
}

/** Every place of an employer, by id. */
export async function loadPlacementsOf(
  table: Table,
  tenantId: Id<"tenant">,
  employerId: Id<"employer">,
): Promise<Placement[]> {
  const items = await table.all({ pk: ofEmployer(tenantId, employerId), index: "gsi1" });
  return items.map(({ data }) => parsed(data));
}

/** The newest first, of the tenant or of one employer; `read` gives the row, or undefined for what is left out. */
export function pageOfPlacements<T>(
  table: Table,
  { tenantId, employerId }: { tenantId: Id<"tenant">; employerId: Id<"employer"> | undefined },
  paging: Paging,
  read: (placement: Placement) => T | undefined,
): Promise<Page<T>> {
  const range: Range =
    employerId === undefined
      ? { pk: `${tenantId}#placement`, descending: true }
      : { pk: ofEmployer(tenantId, employerId), index: "gsi1", descending: true };
  return table.page(range, paging, ({ data }) => read(parsed(data)));
}
