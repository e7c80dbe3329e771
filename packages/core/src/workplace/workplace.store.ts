import type { Id } from "@passa/domain/id";
import { Workplace } from "@passa/domain/workplace/workplace";
import type { Write } from "../commit.ts";
import { parsedOnce } from "../read-once.ts";
import type { Key, Table } from "../table.ts";

/** Workplaces of a tenant in one partition, those of an employer together in the index. */
const key = (tenantId: Id<"tenant">, id: Id<"workplace">): Key => ({ pk: `${tenantId}#workplace`, sk: id });
const ofEmployer = (tenantId: Id<"tenant">, employerId: Id<"employer">) =>
  `${tenantId}#employer#${employerId}#workplace`;

const parsed = parsedOnce((data) => Workplace.parse(data));

/** The workplace, new at version 1, else in the place of the version before. */
export function workplaceWrite(workplace: Workplace): Write {
  const { tenantId, employerId, id, version } = workplace;
  return {
    put: { ...key(tenantId, id), gsi1pk: ofEmployer(tenantId, employerId), gsi1sk: id, version, data: workplace },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export async function loadWorkplace(
  table: Table,
  tenantId: Id<"tenant">,
  id: Id<"workplace">,
): Promise<Workplace | undefined> {
  const item = await table.get(key(tenantId, id));
  return item && parsed(item.data);
}

/** All of the tenant, or of one employer, by id. */
export async function loadWorkplaces(
  table: Table,
  tenantId: Id<"tenant">,
  employerId?: Id<"employer">,
): Promise<Workplace[]> {
  const items =
    employerId === undefined
      ? await table.all({ pk: `${tenantId}#workplace` })
      : await table.all({ pk: ofEmployer(tenantId, employerId), index: "gsi1" });
  return items.map(({ data }) => parsed(data));
}
