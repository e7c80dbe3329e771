import type { Id } from "@passa/domain/id";
import { type MatchingProfile, matchingProfileSchema } from "@passa/domain/matching/schema";
import { Choices } from "@passa/domain/observation/observation";
import { Enrolment, Participant } from "@passa/domain/participant/participant";
import * as z from "zod";
import type { Write } from "../commit.ts";
import { parsedOnce } from "../read-once.ts";
import type { Item, Key, Table } from "../table.ts";

type TenantId = Id<"tenant">;
type ParticipantId = Id<"participant">;

/**
 * What ranking and lists read of a person: the derived profile, and as little as a row shows. One item a person, all of a
 * tenant in one partition. `version` counts every change of it, so that changes of details and of answers cannot pass each other.
 */
export const PoolEntry = z.strictObject({
  profile: matchingProfileSchema,
  choices: Choices,
  number: z.string(),
  name: z.string(),
  assigned: z.array(z.string()),
  protectedIdentity: z.boolean(),
  version: z.int().min(1),
});
export type PoolEntry = Omit<z.infer<typeof PoolEntry>, "assigned"> & {
  profile: MatchingProfile;
  assigned: Id<"user">[];
};

const peopleKey = (tenantId: TenantId) => `${tenantId}#participants`;
const poolKey = (tenantId: TenantId) => `${tenantId}#pool`;
const assignedKey = (tenantId: TenantId, userId: Id<"user">) => `${tenantId}#assigned#${userId}`;

/** Everything else about one person lies in this partition. */
export const personKey = (tenantId: TenantId, participantId: ParticipantId) => `${tenantId}#person#${participantId}`;

export function participantWrite(participant: Participant): Write {
  const { tenantId, id, version } = participant;
  return {
    put: { pk: peopleKey(tenantId), sk: id, version, data: participant },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export function participantRemoval(tenantId: TenantId, id: ParticipantId): Write {
  return { remove: { pk: peopleKey(tenantId), sk: id }, expect: "any" };
}

export function poolWrite(tenantId: TenantId, entry: PoolEntry): Write {
  return {
    put: { pk: poolKey(tenantId), sk: entry.profile.id, version: entry.version, data: entry },
    expect: entry.version === 1 ? "absent" : { version: entry.version - 1 },
  };
}

/** Takes a person out of the pool: somebody who may no longer be ranked, or is erased. */
export function poolRemoval(tenantId: TenantId, id: ParticipantId): Write {
  return { remove: { pk: poolKey(tenantId), sk: id }, expect: "any" };
}

/** Whose pool entry lies there, and of which tenant; undefined for every other key. */
export function poolEntryAt({ pk, sk }: Key): { tenantId: TenantId; id: ParticipantId } | undefined {
  const [tenantId = "", ...rest] = pk.split("#");
  return pk === poolKey(tenantId as TenantId) && rest.length === 1
    ? { tenantId: tenantId as TenantId, id: sk as ParticipantId }
    : undefined;
}

/** Pointers from members of staff to the people they work with: what is new is put, what is gone removed. */
export function assignmentWrites(participant: Participant, before: readonly Id<"user">[]): Write[] {
  const { tenantId, id, assigned } = participant;
  const key = (userId: Id<"user">): Key => ({ pk: assignedKey(tenantId, userId), sk: id });
  return [
    ...assigned
      .filter((userId) => !before.includes(userId))
      .map((userId): Write => ({ put: { ...key(userId), data: {} }, expect: "any" })),
    ...before
      .filter((userId) => !assigned.includes(userId))
      .map((userId): Write => ({ remove: key(userId), expect: "any" })),
  ];
}

export function enrolmentWrite(enrolment: Enrolment): Write {
  const { tenantId, participantId, id } = enrolment;
  return {
    put: { pk: personKey(tenantId, participantId), sk: `enrolment#${id}`, data: enrolment },
    expect: "any",
  };
}

export async function loadParticipant(table: Table, tenantId: TenantId, id: ParticipantId) {
  const item = await table.get({ pk: peopleKey(tenantId), sk: id });
  return item && Participant.parse(item.data);
}

/** Which of the people are there, erased ones not among them. */
export async function knownParticipants(
  table: Table,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<Set<string>> {
  const items = await table.getMany(ids.map((sk) => ({ pk: peopleKey(tenantId), sk })));
  return new Set(items.flatMap((item) => (item ? [item.sk] : [])));
}

export async function loadParticipants(table: Table, tenantId: TenantId): Promise<Participant[]> {
  return (await table.all({ pk: peopleKey(tenantId) })).map(({ data }) => Participant.parse(data));
}

export async function loadEnrolments(table: Table, tenantId: TenantId, id: ParticipantId): Promise<Enrolment[]> {
  const items = await table.all({ pk: personKey(tenantId, id), beginsWith: "enrolment#" });
  return items.map(({ data }) => Enrolment.parse(data));
}

const parsed = parsedOnce((data) => PoolEntry.parse(data) as PoolEntry);
const poolEntryOf = ({ data }: Item): PoolEntry => parsed(data);

export async function loadPoolEntry(table: Table, tenantId: TenantId, id: ParticipantId, consistency?: "strong") {
  const item = await table.get({ pk: poolKey(tenantId), sk: id }, consistency);
  return item && poolEntryOf(item);
}

/** Entries by id; those that are not there are left out. */
export async function loadPoolEntries(
  table: Table,
  tenantId: TenantId,
  ids: readonly string[],
  consistency?: "strong",
): Promise<Map<string, PoolEntry>> {
  const items = await table.getMany(
    ids.map((sk) => ({ pk: poolKey(tenantId), sk })),
    consistency,
  );
  return new Map(items.flatMap((item) => (item ? [[item.sk, poolEntryOf(item)] as const] : [])));
}

/** The whole pool, by id. */
export async function loadPool(table: Table, tenantId: TenantId, consistency?: "strong"): Promise<PoolEntry[]> {
  return (await table.all({ pk: poolKey(tenantId) }, consistency)).map(poolEntryOf);
}

/** Whom a member of staff works with. */
export async function loadAssignedIds(table: Table, tenantId: TenantId, userId: Id<"user">): Promise<ParticipantId[]> {
  const pointers = await table.all({ pk: assignedKey(tenantId, userId) });
  return pointers.map(({ sk }) => sk as ParticipantId);
}

/** The people that a member of staff works with, details and pool entry of each, by id. */
export async function loadAssigned(table: Table, tenantId: TenantId, userId: Id<"user">) {
  const ids = await loadAssignedIds(table, tenantId, userId);
  const [people, pool] = await Promise.all([
    table.getMany(ids.map((sk) => ({ pk: peopleKey(tenantId), sk }))),
    table.getMany(ids.map((sk) => ({ pk: poolKey(tenantId), sk }))),
  ]);
  return ids.flatMap((_, index) => {
    const [person, entry] = [people[index], pool[index]];
    return person && entry ? [{ participant: Participant.parse(person.data), entry: poolEntryOf(entry) }] : [];
  });
}

/** The next free number of a tenant: "D-1001" and on. Numbers are never reused. */
export async function nextNumber(table: Table, tenantId: TenantId): Promise<string> {
  const { data } = await table.update(
    { pk: tenantId, sk: "participantNumbers" },
    {
      UpdateExpression: "ADD #data :one",
      ExpressionAttributeNames: { "#data": "data" },
      ExpressionAttributeValues: { ":one": 1 },
    },
  );
  return `D-${1000 + z.int().parse(data)}`;
}

/** Everything that lies under a person: details, pool entry, pointers of staff, and the partition of their own. */
export async function personRemovals(table: Table, tenantId: TenantId, id: ParticipantId): Promise<Write[]> {
  const [person, own] = await Promise.all([
    loadParticipant(table, tenantId, id),
    table.all({ pk: personKey(tenantId, id) }, "strong"),
  ]);
  return [
    ...own.map(({ pk, sk }): Write => ({ remove: { pk, sk }, expect: "any" })),
    ...(person ? assignmentWrites({ ...person, assigned: [] }, person.assigned) : []),
    poolRemoval(tenantId, id),
    participantRemoval(tenantId, id),
  ];
}
