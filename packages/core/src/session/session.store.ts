import { createHash, createHmac } from "node:crypto";
import type { Id } from "@passa/domain/id";
import { User } from "@passa/domain/user/user";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { World } from "../context.ts";
import { type Key, storedData, type Table } from "../table.ts";

/** Who is signed in, and until when. Kept under the hash of the token, which only the browser has. */
export const Session = z.strictObject({
  tenantId: User.shape.tenantId,
  userId: User.shape.id,
  beganAt: z.iso.datetime(),
  /** Last request that was noted, to within a minute. */
  seenAt: z.iso.datetime(),
});
export type Session = z.infer<typeof Session>;

const Code = z.strictObject({
  tenantId: User.shape.tenantId,
  userId: User.shape.id,
});

export const epoch = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** A token has 256 random bits, so a plain hash is enough to hide it. */
const sessionKey = (token: string): Key => ({
  pk: `lookup#${createHash("sha256").update(`session ${token}`).digest("base64url")}`,
  sk: "session",
});

/** A code has six digits: only a keyed hash hides it from who reads the table. */
const codeKey = (world: World, code: string): Key => ({
  pk: `lookup#${createHmac("sha256", world.secret).update(`code ${code}`).digest("base64url")}`,
  sk: "code",
});

const triesKey = (world: World, purpose: string, client: string): Key => ({
  pk: `lookup#${createHmac("sha256", world.secret).update(`tries ${purpose} ${client}`).digest("base64url")}`,
  sk: "tries",
});

/** What signs somebody in, or counts who tries: of this moment alone, and no part of a backup. */
export const isOfSigningIn = ({ pk, sk }: Key): boolean =>
  pk.startsWith("lookup#") && (sk === "session" || sk === "code" || sk.startsWith("tries#"));

export function sessionWrite(token: string, session: Session, expiresAt: string): Write {
  return { put: { ...sessionKey(token), expiresAt: epoch(expiresAt), data: session }, expect: "absent" };
}

export async function loadSession(lookup: Table, token: string): Promise<Session | undefined> {
  const item = await lookup.get(sessionKey(token), "strong");
  return item && Session.parse(item.data);
}

/** Notes a request, so that the session is not idle. A session that has ended meanwhile stays ended. */
export async function touchSession(lookup: Table, token: string, seen: Session, expiresAt: string): Promise<void> {
  await lookup.update(sessionKey(token), {
    UpdateExpression: "SET #data = :seen, expiresAt = :expiresAt",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: { "#data": "data" },
    ExpressionAttributeValues: { ":seen": storedData(seen), ":expiresAt": epoch(expiresAt) },
  });
}

export const sessionRemoval = (token: string): Write => ({ remove: sessionKey(token), expect: "any" });

/** Keeps a code; refused as `alreadyExists` while another valid one has the same digits. */
export function codeWrite(
  world: World,
  code: string,
  whose: { tenantId: Id<"tenant">; userId: Id<"user"> },
  expiresAt: string,
): Write {
  return { put: { ...codeKey(world, code), expiresAt: epoch(expiresAt), data: whose }, expect: "absent" };
}

export async function loadCode(world: World, lookup: Table, code: string) {
  const item = await lookup.get(codeKey(world, code), "strong");
  return item && Code.parse(item.data);
}

/** Spends a code: of two at once, one finds it there. */
export const codeRemoval = (world: World, code: string): Write => ({ remove: codeKey(world, code), expect: "present" });

/**
 * Counts one try of a client in the running period of `periodS` seconds, by one atomic update.
 * @returns how many there are now, and when the period ends
 */
export async function countTry(
  world: World,
  lookup: Table,
  { purpose, client, periodS }: { purpose: string; client: string; periodS: number },
): Promise<{ tries: number; secondsLeft: number }> {
  const nowS = epoch(lookup.now);
  const endsAt = (Math.floor(nowS / periodS) + 1) * periodS;
  const item = await lookup.update(triesAt(world, purpose, client, endsAt), {
    UpdateExpression: "SET expiresAt = :endsAt ADD tries :one",
    ExpressionAttributeValues: { ":endsAt": endsAt, ":one": 1 },
  });
  return { tries: Number((item as { tries?: number }).tries), secondsLeft: endsAt - nowS };
}

/** Takes a counted try back: it was a right one. */
export async function forgiveTry(
  world: World,
  lookup: Table,
  { purpose, client, periodS }: { purpose: string; client: string; periodS: number },
): Promise<void> {
  const endsAt = (Math.floor(epoch(lookup.now) / periodS) + 1) * periodS;
  await lookup.update(triesAt(world, purpose, client, endsAt), {
    UpdateExpression: "ADD tries :less",
    ExpressionAttributeValues: { ":less": -1 },
  });
}

/** A counter a period: an old one is never read again, whether or not it has been deleted. */
function triesAt(world: World, purpose: string, client: string, endsAt: number): Key {
  return { ...triesKey(world, purpose, client), sk: `tries#${endsAt}` };
}
