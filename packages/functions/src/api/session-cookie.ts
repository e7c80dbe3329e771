import type { Actor, World } from "@passa/core/context";
import { readSession } from "@passa/core/session/session";
import { Refusal } from "@passa/domain/refusal";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import type { Env } from "./env.ts";

/**
 * The cookie holds a random token and nothing else. Over HTTPS its name begins with `__Host-`: browsers then take it from
 * this host alone, for every path, and never over HTTP (RFC 6265bis, 4.1.3.2).
 */
export const cookieName = (base: string, origin: string): string => (isSecure(origin) ? `__Host-${base}` : base);

export const cookieOptions = (origin: string): CookieOptions => ({
  httpOnly: true,
  secure: isSecure(origin),
  sameSite: "Lax",
  path: "/",
});

const isSecure = (origin: string): boolean => origin.startsWith("https:");

export function sessionToken(c: Context, origin: string): string | undefined {
  const token = getCookie(c, cookieName("passa", origin));
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Keeps the token in the browser until the session must end in any case; how long it may be idle is the session's matter. */
export function setSessionToken(c: Context, origin: string, token: string, absoluteExpiresAt: string): void {
  setCookie(c, cookieName("passa", origin), token, { ...cookieOptions(origin), expires: new Date(absoluteExpiresAt) });
}

export function dropSessionToken(c: Context, origin: string): void {
  deleteCookie(c, cookieName("passa", origin), cookieOptions(origin));
}

/** Who asks, with the membership and role as they are now, and until when. @throws {Refusal} `unauthenticated` */
export async function signedIn(
  c: Context<Env>,
  { world, now }: { world: World; now: string },
): Promise<{ actor: Actor; expiresAt: string }> {
  const token = sessionToken(c, world.origin);
  const session = token === undefined ? undefined : await readSession({ world, now }, token);
  if (!session) throw new Refusal("unauthenticated");
  return session;
}
