import type { ParsedBody, ParsedQuery, RouteKey, RouteParams, RouteResponse, Routes } from "@passa/contract/types";
import type { Context, PublicContext } from "@passa/core/context";
import type { Context as Http } from "hono";
import type { Env } from "./env.ts";
import type { Language } from "./language.ts";

/** What a handler is given: the request in the contract's own types, and the context that the use case wants. */
export type Asked<K extends RouteKey> = {
  ctx: Routes[K] extends { action: "public" } ? PublicContext : Context;
  /** When the session ends if nothing more is heard. */
  expiresAt: Routes[K] extends { action: "public" } ? undefined : string;
  path: RouteParams<K>;
  query: ParsedQuery<K>;
  body: ParsedBody<K>;
  /** The uploaded bytes of a route that takes a file. */
  file: Routes[K] extends { file: unknown } ? { bytes: Uint8Array; mediaType: string } : undefined;
  /** The version that the change was made from (If-Match). */
  version: Routes[K] extends { versioned: "write" } ? number : undefined;
  language: Language;
  /** For cookies and redirects; nothing else is read from it or written to it. */
  http: Http<Env>;
};

/** The body that the contract promises, with the version that its ETag tells where it has one; text; or where to go on. */
export type Answer<K extends RouteKey> = Routes[K] extends { success: { status: 302 } }
  ? { location: string }
  : Routes[K] extends { text: string }
    ? { text: string | ReadableStream<Uint8Array> }
    : Routes[K] extends { success: { body: null } }
      ? undefined
      : Routes[K] extends { versioned: unknown }
        ? { body: RouteResponse<K>; version: number }
        : { body: RouteResponse<K> };

export type Handler<K extends RouteKey> = (asked: Asked<K>) => Promise<Answer<K>>;

/** Exactly one handler for every sentence of the contract: a missing one does not compile. */
export type Handlers = { [K in RouteKey]: Handler<K> };
