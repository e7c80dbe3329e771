import { idPrefix, type Id, type IdKind } from "@passa/domain/id";
import { can, type Action, type Actor as AnyActor, type Facts } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import type { Role } from "@passa/domain/user/user";
import { ulid } from "ulid";
import type { Identity } from "./identity.ts";
import type { Jobs } from "./job/job.ts";
import type { Mail } from "./mail.ts";
import type { Objects } from "./objects.ts";
import type { Db, Table } from "./table.ts";

/** Who acts, with ids that know their kind. */
export type Actor = Omit<AnyActor, "userId" | "tenantId" | "employerId" | "participantId"> & {
  userId: Id<"user">;
  tenantId: Id<"tenant">;
  employerId?: Id<"employer">;
  participantId?: Id<"participant">;
};

/** What the use cases reach outside themselves by. One a process. */
export type World = {
  db: Db;
  objects: Objects;
  mail: Mail;
  identity: Identity;
  jobs: Jobs;
  /** A new id, ordered by the instant `at` (ISO). */
  newId: NewId;
  /** Key of the hashes of short secrets (one-time codes), which could be guessed from a plain hash. */
  secret: string;
  /** Where people reach the portal, e.g. `https://passa.example`; no slash at the end. */
  origin: string;
};
export type NewId = <K extends IdKind>(kind: K, at: string) => Id<K>;

/** A request that must happen once: the caller's Idempotency-Key, and a digest of the method, path and body it came with. */
export type Idempotency = { key: string; digest: string };

/** The explicit first parameter of every use case: who, when, and the world. */
export type Context = {
  actor: Actor;
  /** ISO instant. The only clock that a use case knows. */
  now: string;
  requestId: string;
  idempotency?: Idempotency;
  world: World;
  /** The acting tenant's items. */
  table: Table;
};

/** A request before anybody is signed in: `client` tells callers apart for the limits (an address, hashed or not). */
export type PublicContext = { now: string; requestId: string; idempotency?: Idempotency; world: World; client: string };

export function contextOf(world: World, given: Omit<Context, "world" | "table">): Context {
  return { ...given, world, table: world.db.forTenant(given.actor.tenantId, given.now) };
}

/** The member that Passa itself acts as: command line, seed, public registration. Its id is in no list of users. */
export const systemUserId: Id<"user"> = `usr_${"0".repeat(26)}`;

/** Acting as Passa itself within a tenant, with the rights of a role. */
export function systemContext(
  world: World,
  given: { tenantId: Id<"tenant">; now: string; requestId: string; role?: Role; idempotency?: Idempotency },
): Context {
  const { tenantId, role = "admin", ...rest } = given;
  return contextOf(world, { ...rest, actor: { userId: systemUserId, tenantId, role, name: "Passa" } });
}

/**
 * Asks the policy. A use case calls it before it does anything, with the facts of what it acts on.
 * @throws {Refusal} `notFound` where the actor may not know of the thing, `forbidden` where it may.
 */
export function authorise(ctx: Context, action: Action, facts: Facts): void {
  const verdict = can(ctx.actor, action, facts);
  if (verdict === "hidden") throw new Refusal("notFound");
  if (verdict === "no") throw new Refusal("forbidden");
}

/** An id of the kind, ordered by the instant `at` (ISO), the rest from the machine's random source. */
export const newId: NewId = (kind, at) => `${idPrefix[kind]}_${ulid(Date.parse(at))}`;
