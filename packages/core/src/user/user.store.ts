import type { Id } from "@passa/domain/id";
import { User } from "@passa/domain/user/user";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";

/**
 * Members of a tenant in one partition, those of an employer together in the index. Two lookup items lead to a member
 * before the tenant is known: the address that was invited, and the provider's subject once it has signed in. Hence one
 * address and one subject are members of one tenant only.
 */
const Stored = z.strictObject({
  user: User,
  /** Key of the lookup item of the subject that the member signs in by. */
  subject: z.string().optional(),
});
export type Stored = z.infer<typeof Stored>;

const Pointer = z.strictObject({
  tenantId: User.shape.tenantId,
  userId: User.shape.id,
});
export type Pointer = z.infer<typeof Pointer>;

const key = (tenantId: Id<"tenant">, userId: Id<"user">): Key => ({ pk: `${tenantId}#user`, sk: userId });
const membersOf = (tenantId: Id<"tenant">, employerId: Id<"employer">) => `${tenantId}#employer#${employerId}#user`;
const digest = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

export const emailKey = (email: string): Key => ({ pk: `lookup#${digest("email", normal(email))}`, sk: "user" });
export const subjectKey = (issuer: string, subject: string): Key => ({
  pk: `lookup#${digest("subject", issuer, subject)}`,
  sk: "user",
});
/** The member that a participant is. */
const participantKey = (tenantId: Id<"tenant">, participantId: Id<"participant">): Key => ({
  pk: `${tenantId}#participant#${participantId}#user`,
  sk: "user",
});

/** Addresses are compared without case and outer spaces. */
export const normal = (email: string) => email.trim().toLowerCase();

/** The change of one member: new at version 1, else in the place of the version before. */
export function userWrite(stored: Stored): Write {
  const { user } = stored;
  const index =
    user.employerId === undefined ? {} : { gsi1pk: membersOf(user.tenantId, user.employerId), gsi1sk: user.id };
  return {
    put: { ...key(user.tenantId, user.id), ...index, version: user.version, data: stored },
    expect: user.version === 1 ? "absent" : { version: user.version - 1 },
  };
}

/** Leads from a lookup key to the member. */
export function pointerWrite(at: Key, user: User): Write {
  return { put: { ...at, data: { tenantId: user.tenantId, userId: user.id } }, expect: "absent" };
}

/** Leads from a participant to the member that it signs in as: at most one. */
export function participantWrite(user: User & { participantId: Id<"participant"> }): Write {
  return pointerWrite(participantKey(user.tenantId, user.participantId), user);
}

export async function loadPointer(table: Table, at: Key): Promise<Pointer | undefined> {
  const item = await table.get(at, "strong");
  return item && Pointer.parse(item.data);
}

export function loadParticipantPointer(
  table: Table,
  tenantId: Id<"tenant">,
  participantId: Id<"participant">,
): Promise<Pointer | undefined> {
  return loadPointer(table, participantKey(tenantId, participantId));
}

/** The member with what it signs in by. Read strongly: a revoked member is out at once. */
export async function loadStored(table: Table, tenantId: Id<"tenant">, id: Id<"user">): Promise<Stored | undefined> {
  const item = await table.get(key(tenantId, id), "strong");
  return item && Stored.parse(item.data);
}

export async function loadUser(table: Table, tenantId: Id<"tenant">, id: Id<"user">): Promise<User | undefined> {
  return (await loadStored(table, tenantId, id))?.user;
}

/** Every member of the tenant, by id. */
export async function loadUsers(table: Table, tenantId: Id<"tenant">): Promise<User[]> {
  return (await table.all({ pk: `${tenantId}#user` })).map(({ data }) => Stored.parse(data).user);
}

export async function loadEmployerUsers(
  table: Table,
  tenantId: Id<"tenant">,
  employerId: Id<"employer">,
): Promise<User[]> {
  const items = await table.all({ pk: membersOf(tenantId, employerId), index: "gsi1" });
  return items.map(({ data }) => Stored.parse(data).user);
}

/** The member that a participant signs in as, and what leads to it; nothing when there is none. */
export async function memberRemovals(
  table: Table,
  tenantId: Id<"tenant">,
  participantId: Id<"participant">,
): Promise<Write[]> {
  const pointer = await loadParticipantPointer(table, tenantId, participantId);
  const stored = pointer && (await loadStored(table, tenantId, pointer.userId));
  if (!stored) return [];
  const { user, subject } = stored;
  return [
    participantKey(tenantId, participantId),
    ...(user.email === undefined ? [] : [emailKey(user.email)]),
    ...(subject === undefined ? [] : [{ pk: subject, sk: "user" }]),
    key(tenantId, user.id),
  ].map((remove): Write => ({ remove, expect: "any" }));
}
