import type { Id } from "@passa/domain/id";
import type { Participant } from "@passa/domain/participant/participant";
import { Refusal } from "@passa/domain/refusal";
import type { Role, User } from "@passa/domain/user/user";
import { commit, type Write } from "../commit.ts";
import { authorise, type Context, type PublicContext, systemContext } from "../context.ts";
import type { Message } from "../outbox.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import {
  emailKey,
  loadParticipantPointer,
  loadPointer,
  loadStored,
  loadUser,
  loadUsers,
  normal,
  participantWrite,
  pointerWrite,
  subjectKey,
  userWrite,
} from "./user.store.ts";

/** Members of the tenant by id, of one role where asked for. Participants are people, not members: they are in no list. */
export async function listUsers(ctx: Context, { role }: { role?: Role | undefined }): Promise<{ items: User[] }> {
  authorise(ctx, "user.list", { tenantId: ctx.actor.tenantId });
  const users = await loadUsers(ctx.table, ctx.actor.tenantId);
  return {
    items: users.filter((user) => user.role !== "participant" && (role === undefined || user.role === role)),
  };
}

/**
 * Invites a member of staff by mail.
 * @throws {Refusal} `alreadyExists` (field `email`) when the address has a member, in whichever tenant
 */
export async function inviteStaff(
  ctx: Context,
  person: { name: string; email: string; role: Exclude<Role, "employer" | "participant"> },
): Promise<User> {
  authorise(ctx, "user.invite", { tenantId: ctx.actor.tenantId });
  const tenant = await requireTenant(ctx.table, ctx.actor.tenantId);
  const { user, writes, message } = invited(ctx, person, "invitation", { tenant: tenant.name });
  return commit(ctx, {
    writes,
    audit: { what: "user.invite", whom: user.id, detail: { role: user.role } },
    outbox: [message],
    answer: user,
  });
}

/** A new member who has been invited, what keeps it, and the letter that tells them. For use cases that commit it. */
export function invited(
  ctx: Context,
  { email, ...person }: { name: string; email: string; role: Role; employerId?: Id<"employer"> },
  template: Message["template"],
  values: Message["values"],
): { user: User; writes: Write[]; message: Message } {
  const user: User = {
    id: ctx.world.newId("user", ctx.now),
    tenantId: ctx.actor.tenantId,
    version: 1,
    ...person,
    email: normal(email),
    standing: { kind: "invited", at: ctx.now },
  };
  const taken = () =>
    new Refusal("alreadyExists", { fields: [{ path: "email", code: "repeated", values: { value: normal(email) } }] });
  return {
    user,
    writes: [userWrite({ user }), { ...pointerWrite(emailKey(email), user), refusal: taken }],
    message: {
      template,
      to: { name: user.name, address: normal(email) },
      invite: { secondFactor: user.role !== "employer" },
      values,
    },
  };
}

/** Ends a membership: it holds from the member's next request, and the address may be invited anew. Repeating it changes nothing. */
export async function revokeUser(ctx: Context, id: Id<"user">): Promise<User> {
  authorise(ctx, "user.revoke", { tenantId: ctx.actor.tenantId });
  const stored = await loadStored(ctx.table, ctx.actor.tenantId, id);
  if (!stored) throw new Refusal("notFound");
  if (stored.user.standing.kind === "revoked") return stored.user;
  const { subject, user: before } = stored;
  const user: User = {
    ...before,
    version: before.version + 1,
    standing: { kind: "revoked", at: ctx.now, by: ctx.actor.userId },
  };
  return commit(ctx, {
    writes: [
      userWrite({ user }),
      ...(user.email === undefined ? [] : [{ remove: emailKey(user.email), expect: "any" as const }]),
      ...(subject === undefined ? [] : [{ remove: { pk: subject, sk: "user" }, expect: "any" as const }]),
    ],
    audit: { what: "user.revoke", whom: id },
    answer: user,
  });
}

/** What an identity provider says of somebody who has signed in. */
export type SignedIn = { issuer: string; subject: string; email?: string; emailVerified?: boolean };

/**
 * The member who signed in, or undefined when they are none. The first time, an invited member is found by the verified
 * address, bound to the subject and made active; from then on only that subject is this member, whatever its address.
 */
export async function memberOf(ctx: PublicContext, who: SignedIn): Promise<User | undefined> {
  const { world, now, requestId } = ctx;
  const lookup = world.db.lookup(now);
  const at = subjectKey(who.issuer, who.subject);
  const known = await loadPointer(lookup, at);
  if (known) {
    const user = await loadUser(world.db.forTenant(known.tenantId, now), known.tenantId, known.userId);
    return user?.standing.kind === "active" ? user : undefined;
  }
  if (who.email === undefined || who.emailVerified !== true) return undefined;
  const invitation = await loadPointer(lookup, emailKey(who.email));
  if (!invitation) return undefined;
  const system = systemContext(world, { tenantId: invitation.tenantId, now, requestId });
  const before = await loadUser(system.table, invitation.tenantId, invitation.userId);
  // The same person in another window may have been first: then this subject is known now.
  const another = async () => ((await loadPointer(lookup, at)) ? memberOf(ctx, who) : undefined);
  if (before?.standing.kind !== "invited") return another();
  const user: User = { ...before, version: before.version + 1, standing: { kind: "active", at: now } };
  try {
    return await commit(system, {
      writes: [userWrite({ user, subject: at.pk }), pointerWrite(at, user)],
      audit: { what: "user.bind", whom: user.id },
      answer: user,
    });
  } catch (error) {
    const member = error instanceof Refusal ? await another() : undefined;
    if (member) return member;
    throw error;
  }
}

/** The member that a participant signs in as; made when it is first needed. For use cases that have authorised it. */
export async function participantMember(
  ctx: Context,
  { id: participantId, givenName, familyName }: Pick<Participant, "id" | "givenName" | "familyName">,
): Promise<{ user: User; writes: Write[] }> {
  const { tenantId } = ctx.actor;
  const known = await loadParticipantPointer(ctx.table, tenantId, participantId);
  const existing = known && (await loadUser(ctx.table, tenantId, known.userId));
  if (existing) return { user: existing, writes: [] };
  const user: User & { participantId: Id<"participant"> } = {
    id: ctx.world.newId("user", ctx.now),
    tenantId,
    version: 1,
    name: `${givenName} ${familyName}`.slice(0, 120),
    role: "participant",
    participantId,
    standing: { kind: "active", at: ctx.now },
  };
  return { user, writes: [userWrite({ user }), participantWrite(user)] };
}
