import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { Asked, ChosenRetention, Due, Kept } from "@passa/domain/retention/retention";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";

type TenantId = Id<"tenant">;
type ParticipantId = Id<"participant">;

/**
 * Everything about how long people are kept lies in one partition of the tenant: the rules by version, who is due by them, whom
 * a colleague has asked to have erased, and whom somebody has decided to keep. Ids and dates, nothing of a person.
 */
const partition = (tenantId: TenantId) => `${tenantId}#retention`;
const kinds = ["due", "asked", "kept"] as const;
type Kind = (typeof kinds)[number];
const key = (tenantId: TenantId, kind: Kind, id: ParticipantId): Key => ({
  pk: partition(tenantId),
  sk: `${kind}#${id}`,
});

export function rulesWrite(tenantId: TenantId, chosen: ChosenRetention): Write {
  const { version } = chosen;
  return {
    put: { pk: partition(tenantId), sk: `rules#${String(version).padStart(6, "0")}`, data: chosen },
    expect: "absent",
    refusal: () => new Refusal("stale", { values: { version } }),
  };
}

/** Every decision on the rules, the newest first. */
export async function loadRules(table: Table, tenantId: TenantId): Promise<ChosenRetention[]> {
  const items = await table.all({ pk: partition(tenantId), beginsWith: "rules#", descending: true });
  return items.map(({ data }) => ChosenRetention.parse(data));
}

export const dueWrite = (tenantId: TenantId, id: ParticipantId, due: Due | undefined): Write =>
  writeOf(tenantId, "due", id, due);
export const askedWrite = (tenantId: TenantId, id: ParticipantId, asked: Asked | undefined): Write =>
  writeOf(tenantId, "asked", id, asked);
export const keptWrite = (tenantId: TenantId, id: ParticipantId, kept: Kept): Write =>
  writeOf(tenantId, "kept", id, kept);

function writeOf(tenantId: TenantId, kind: Kind, id: ParticipantId, data: unknown): Write {
  const where = key(tenantId, kind, id);
  return data === undefined ? { remove: where, expect: "any" } : { put: { ...where, data }, expect: "any" };
}

/** What there is of a person. */
export type Noted = { due?: Due; asked?: Asked; kept?: Kept };

const parsers = { due: Due, asked: Asked, kept: Kept };

/** What there is of everybody of whom there is anything, by id. */
export async function loadNoted(table: Table, tenantId: TenantId): Promise<Map<ParticipantId, Noted>> {
  const all = await Promise.all(kinds.map((kind) => table.all({ pk: partition(tenantId), beginsWith: `${kind}#` })));
  const noted = new Map<ParticipantId, Noted>();
  for (const [n, kind] of kinds.entries())
    for (const { sk, data } of all[n] ?? []) {
      const id = sk.slice(kind.length + 1) as ParticipantId;
      noted.set(id, { ...noted.get(id), [kind]: parsers[kind].parse(data) });
    }
  return noted;
}

export async function loadNotedOf(table: Table, tenantId: TenantId, id: ParticipantId): Promise<Noted> {
  const [due, asked, kept] = await table.getMany(kinds.map((kind) => key(tenantId, kind, id)));
  return {
    ...(due && { due: Due.parse(due.data) }),
    ...(asked && { asked: Asked.parse(asked.data) }),
    ...(kept && { kept: Kept.parse(kept.data) }),
  };
}

/** What takes it away. */
export const retentionRemovals = (tenantId: TenantId, id: ParticipantId): Write[] =>
  kinds.map((kind) => ({ remove: key(tenantId, kind, id), expect: "any" }));
