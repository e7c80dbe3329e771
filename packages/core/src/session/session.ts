import { randomBytes, randomInt } from "node:crypto";
import type { Id } from "@passa/domain/id";
import type { Participant } from "@passa/domain/participant/participant";
import { Refusal } from "@passa/domain/refusal";
import { staffRoles, type Role, type User } from "@passa/domain/user/user";
import { commit } from "../commit.ts";
import { type Actor, authorise, type Context, contextOf, type PublicContext, systemContext } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { participantMember } from "../user/user.ts";
import { loadUser } from "../user/user.store.ts";
import {
  codeRemoval,
  codeWrite,
  countTry,
  epoch,
  forgiveTry,
  loadCode,
  loadSession,
  type Session,
  sessionRemoval,
  sessionWrite,
  touchSession,
} from "./session.store.ts";

/** A session ends after 30 minutes without a request, and after 12 hours in any case. Seconds. */
export const idleS = 30 * 60;
export const longestS = 12 * 3600;
const touchEveryS = 60;

/** A one-time code holds for 15 minutes; a client may be wrong 5 times in 15 minutes. */
const codeHoldsS = 15 * 60;
export const wrongTries = 5;
const codeTries = (client: string) => ({ purpose: "code", client, periodS: 15 * 60 });

const instant = (seconds: number) => new Date(seconds * 1000).toISOString();

/** When the session ends if nothing more is heard. */
function endOf({ beganAt, seenAt }: Session): string {
  return instant(Math.min(epoch(seenAt) + idleS, epoch(beganAt) + longestS));
}

/** Begins a session of a member who has shown who they are. The token is told once and kept only as a hash. */
export async function beginSession(
  ctx: PublicContext,
  user: User,
): Promise<{ token: string; expiresAt: string; absoluteExpiresAt: string }> {
  const { world, now, requestId } = ctx;
  const { token, session } = newSession(user, now);
  const expiresAt = endOf(session);
  await commit(systemContext(world, { tenantId: user.tenantId, now, requestId }), {
    writes: [sessionWrite(token, session, expiresAt)],
    audit: { what: "session.begin", whom: user.id },
    answer: undefined,
  });
  return { token, expiresAt, absoluteExpiresAt: instant(epoch(now) + longestS) };
}

function newSession(user: Pick<User, "id" | "tenantId">, now: string): { token: string; session: Session } {
  const session = { tenantId: user.tenantId, userId: user.id, beganAt: now, seenAt: now };
  return { token: randomBytes(32).toString("base64url"), session };
}

/**
 * Who sends this token, with the membership and role as they are now; undefined when the session or the membership has
 * ended. Notes the request, at most once a minute.
 */
export async function readSession(
  { world, now }: Pick<PublicContext, "world" | "now">,
  token: string,
): Promise<{ actor: Actor; expiresAt: string } | undefined> {
  const lookup = world.db.lookup(now);
  const session = await loadSession(lookup, token);
  if (!session || endOf(session) <= now) return undefined;
  const user = await loadUser(world.db.forTenant(session.tenantId, now), session.tenantId, session.userId);
  if (user?.standing.kind !== "active") return undefined;
  const { id: userId, tenantId, role, name, employerId, participantId } = user;
  const isDue = epoch(now) - epoch(session.seenAt) >= touchEveryS;
  const seen = { ...session, seenAt: now };
  // What cannot be noted leaves the session to end when it would have: whoever reads goes on reading when writes are refused.
  const isNoted = !isDue || (await touchSession(lookup, token, seen, endOf(seen)).then(yes, no));
  return {
    actor: {
      userId,
      tenantId,
      role,
      name,
      ...(employerId === undefined ? {} : { employerId }),
      ...(participantId === undefined ? {} : { participantId }),
    },
    expiresAt: endOf(isNoted ? seen : session),
  };
}

const yes = () => true;
const no = () => false;

/** Ends the session of this token, if there is one. */
export async function endSession(ctx: PublicContext, token: string): Promise<void> {
  const { world, now, requestId } = ctx;
  const session = await loadSession(world.db.lookup(now), token);
  if (!session) return;
  await commit(systemContext(world, { tenantId: session.tenantId, now, requestId }), {
    writes: [sessionRemoval(token)],
    audit: { what: "session.end", whom: session.userId },
    answer: undefined,
  });
}

/** Who I am, as the portal's first question. */
export type SessionView = {
  user: { id: Id<"user">; name: string; role: Role };
  tenant: { id: Id<"tenant">; name: string };
  employer?: { id: Id<"employer">; name: string; standing: "registered" | "approved" | "declined" };
  participantId?: Id<"participant">;
  expiresAt: string;
};

export async function viewSession(ctx: Context, expiresAt: string): Promise<SessionView> {
  const { userId, name, role, tenantId, employerId, participantId } = ctx.actor;
  const [tenant, employer] = await Promise.all([
    requireTenant(ctx.table, tenantId),
    employerId === undefined ? undefined : loadEmployer(ctx.table, tenantId, employerId),
  ]);
  return {
    user: { id: userId, name, role },
    tenant: { id: tenant.id, name: tenant.name },
    ...(employer ? { employer: { id: employer.id, name: employer.name, standing: employer.standing.kind } } : {}),
    ...(participantId === undefined ? {} : { participantId }),
    expiresAt,
  };
}

/** Whether the identity provider must have asked for a second factor. */
export const needsSecondFactor = (role: Role): boolean => staffRoles.some((staff) => staff === role);

/**
 * Makes a one-time code that the participant signs in with, instead of an e-ID. Told once, to whoever hands it out: no
 * idempotency record keeps it, so that asking again makes another.
 */
export async function handOutCode(
  ctx: Context,
  participant: Pick<Participant, "id" | "tenantId" | "givenName" | "familyName" | "assigned" | "protectedIdentity">,
): Promise<{ code: string; expiresAt: string }> {
  authorise(ctx, "participant.code", {
    tenantId: participant.tenantId,
    participantId: participant.id,
    assigned: participant.assigned.includes(ctx.actor.userId),
    protectedIdentity: participant.protectedIdentity,
  });
  const { user, writes } = await participantMember(ctx, participant);
  const expiresAt = instant(epoch(ctx.now) + codeHoldsS);
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    let taken = false;
    const unique = codeWrite(ctx.world, code, { tenantId: user.tenantId, userId: user.id }, expiresAt);
    const refusal = () => {
      taken = true;
      return new Refusal("alreadyExists");
    };
    try {
      return await commit(contextOf(ctx.world, { actor: ctx.actor, now: ctx.now, requestId: ctx.requestId }), {
        writes: [{ ...unique, refusal }, ...writes],
        audit: { what: "participant.code", whom: participant.id },
        answer: { code, expiresAt },
      });
    } catch (error) {
      // A valid code has these digits already: others will do. A million codes, few of them valid: it soon ends.
      if (!taken) throw error;
    }
  }
}

/**
 * Signs a participant in with a one-time code, which is spent.
 * @throws {Refusal} `codeNotAccepted`; `tooManyTries` with `seconds` after five wrong ones from the same client
 */
export async function signInWithCode(
  ctx: PublicContext,
  code: string,
): Promise<{ token: string; view: SessionView; absoluteExpiresAt: string }> {
  const { world, now, requestId, client } = ctx;
  const lookup = world.db.lookup(now);
  // Counted before the code is looked at, so that no number of tries at once gets past the limit.
  const { tries, secondsLeft } = await countTry(world, lookup, codeTries(client));
  if (tries > wrongTries) throw new Refusal("tooManyTries", { values: { seconds: secondsLeft } });
  const whose = await loadCode(world, lookup, code);
  const user = whose && (await loadUser(world.db.forTenant(whose.tenantId, now), whose.tenantId, whose.userId));
  if (user?.standing.kind !== "active") throw new Refusal("codeNotAccepted");
  const { token, session } = newSession(user, now);
  const expiresAt = endOf(session);
  await commit(systemContext(world, { tenantId: user.tenantId, now, requestId }), {
    writes: [
      { ...codeRemoval(world, code), refusal: () => new Refusal("codeNotAccepted") },
      sessionWrite(token, session, expiresAt),
    ],
    audit: { what: "session.begin", whom: user.id, why: "one-time code" },
    answer: undefined,
  });
  await forgiveTry(world, lookup, codeTries(client));
  const { id: userId, tenantId, role, name, participantId } = user;
  const actor: Actor = { userId, tenantId, role, name, ...(participantId === undefined ? {} : { participantId }) };
  return {
    token,
    view: await viewSession(contextOf(world, { actor, now, requestId }), expiresAt),
    absoluteExpiresAt: instant(epoch(now) + longestS),
  };
}
