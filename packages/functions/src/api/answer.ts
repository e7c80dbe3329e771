import { createHash } from "node:crypto";
import { addressOf } from "@passa/contract/answers";
import type { Route } from "@passa/contract/route";
import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import { contextOf, type World } from "@passa/core/context";
import type { Context } from "hono";
import * as z from "zod";
import { clientOf } from "./client.ts";
import type { Env } from "./env.ts";
import type { Asked } from "./handler.ts";
import type { Handlers } from "./handlers.ts";
import { checkOrigin } from "./origin.ts";
import {
  bytesOf,
  fileTypeOf,
  idempotencyOf,
  jsonOf,
  MAX_BODY_BYTES,
  parsePart,
  pathOf,
  queryOf,
  refusedField,
  versionOf,
} from "./request.ts";
import { signedIn } from "./session-cookie.ts";

/** What an answer may be made of, whichever route it is. */
type AnyAnswer =
  | { body: unknown; version?: number }
  | { text: string | ReadableStream<Uint8Array> }
  | { location: string }
  | undefined;

/**
 * Answers one route: who asks, what is asked (strictly parsed by the contract), the handler, and what the contract says
 * the answer holds. A body with more or less than that is a bug, and stays here.
 */
export async function answer(
  key: RouteKey,
  c: Context<Env>,
  deps: { world: World; now: string; handlers: Handlers },
): Promise<Response> {
  const { world, now, handlers } = deps;
  const route: Route = routes[key];
  const request = c.req.raw;
  checkOrigin(request, world.origin);

  const requestId = c.get("requestId");
  const session = route.action === "public" ? undefined : await signedIn(c, deps);
  if (session) c.set("actor", session.actor);

  const path = route.path && pathOf(route.path, c.req.param());
  const query = parsePart(route.query ?? nothing, queryOf(request.url));
  const version = route.versioned === "write" ? versionOf(c.req.header("if-match")) : undefined;
  const bytes = await bytesOf(request, route.file?.maxBytes ?? MAX_BODY_BYTES);
  const file = route.file && { bytes, mediaType: fileTypeOf(request, route.file) };
  const body = route.body && parsePart(route.body, jsonOf(request, bytes));
  if (!route.body && !file && bytes.byteLength > 0) throw refusedField("", "unknownField");

  const idempotency =
    addressOf(key).method === "POST" ? idempotencyOf(c.req.header("idempotency-key"), request, bytes) : undefined;
  const asking = { now, requestId, ...(idempotency && { idempotency }) };
  const ctx = session
    ? contextOf(world, { ...asking, actor: session.actor })
    : { ...asking, world, client: clientOf(c) };
  const asked = {
    ctx,
    expiresAt: session?.expiresAt,
    path,
    query,
    body,
    file,
    version,
    language: c.get("language"),
    http: c,
  };
  // The table ties each key to its handler's types; what was parsed here is what its schemas say.
  const ofNoun = (await handlers[route.tag]()) as Record<RouteKey, unknown>;
  const handle = ofNoun[key] as (asked: Asked<never>) => Promise<AnyAnswer>;
  return respond(c, route, await handle(asked as Asked<never>));
}

/** A route without a query takes none. */
const nothing = z.strictObject({});

function respond(c: Context<Env>, route: Route, given: AnyAnswer): Response {
  if (given && "location" in given) return c.redirect(given.location, 302);
  if (given && "text" in given) return c.body(given.text, 200, { "Content-Type": `${route.text}; charset=utf-8` });
  const { status, body: schema } = route.success;
  if (schema === null || given === undefined) return c.body(null, 204);
  const text = JSON.stringify(schema.parse(given.body));
  const etag = route.kept
    ? `"${createHash("sha256").update(text).digest("base64url")}"`
    : given.version === undefined
      ? undefined
      : `"${given.version}"`;
  if (etag !== undefined) c.header("ETag", etag);
  if (route.kept) {
    c.header("Cache-Control", "private, no-cache");
    if (
      c.req
        .header("if-none-match")
        ?.split(",")
        .some((tag) => tag.trim().replace(/^W\//, "") === etag)
    )
      return c.body(null, 304);
  }
  return c.body(text, status as 200 | 201, { "Content-Type": "application/json" });
}
