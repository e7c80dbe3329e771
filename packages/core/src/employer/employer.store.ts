import type { Id } from "@passa/domain/id";
import { Employer } from "@passa/domain/employer/employer";
import { Refusal } from "@passa/domain/refusal";
import type { Write } from "../commit.ts";
import { parsedOnce } from "../read-once.ts";
import type { Key, Page, Paging, Table } from "../table.ts";

/** Employers of a tenant in one partition; by name in the index. One item a organisation number keeps it unique. */
const key = (tenantId: Id<"tenant">, id: Id<"employer">): Key => ({ pk: `${tenantId}#employer`, sk: id });
const numberKey = (tenantId: Id<"tenant">, organisationNumber: string): Key => ({
  pk: `${tenantId}#organisationNumber#${organisationNumber}`,
  sk: "employer",
});

/** Orders as Swedish does, where å, ä and ö come after z; short enough for a cursor. */
const byName = ({ name, id }: Employer) =>
  `${name
    .toLocaleLowerCase("sv")
    .slice(0, 40)
    .replace(/[åäö]/g, (letter) => `~${"åäö".indexOf(letter)}`)}#${id}`;

const parsed = parsedOnce((data) => Employer.parse(data));

/** The employer, new at version 1; its number is taken and the one it had, if another, given back. */
export function employerWrites(employer: Employer, before?: Employer): Write[] {
  const { tenantId, id, version, organisationNumber } = employer;
  const writes: Write[] = [
    {
      put: {
        ...key(tenantId, id),
        gsi1pk: `${tenantId}#employer`,
        gsi1sk: byName(employer),
        version,
        data: employer,
      },
      expect: version === 1 ? "absent" : { version: version - 1 },
    },
  ];
  if (before?.organisationNumber === organisationNumber) return writes;
  writes.push({
    put: { ...numberKey(tenantId, organisationNumber), data: { employerId: id } },
    expect: "absent",
    refusal: () => new Refusal("alreadyExists", { fields: [{ path: "organisationNumber", code: "repeated" }] }),
  });
  if (before) writes.push({ remove: numberKey(tenantId, before.organisationNumber), expect: "any" });
  return writes;
}

/** Lets a change through only while the employer is as it was read, so that an approval withdrawn meanwhile holds. */
export function employerUnchanged({ tenantId, id, version }: Employer): Write {
  return { check: key(tenantId, id), expect: { version } };
}

export async function loadEmployer(
  table: Table,
  tenantId: Id<"tenant">,
  id: Id<"employer">,
): Promise<Employer | undefined> {
  const item = await table.get(key(tenantId, id));
  return item && parsed(item.data);
}

/** Employers by name. */
export function pageOfEmployers(
  table: Table,
  tenantId: Id<"tenant">,
  paging: Paging,
  keep: (employer: Employer) => boolean,
): Promise<Page<Employer>> {
  return table.page({ pk: `${tenantId}#employer`, index: "gsi1" }, paging, ({ data }) => {
    const employer = parsed(data);
    return keep(employer) ? employer : undefined;
  });
}

export async function loadAllEmployers(table: Table, tenantId: Id<"tenant">): Promise<Employer[]> {
  return (await table.all({ pk: `${tenantId}#employer` })).map(({ data }) => parsed(data));
}
