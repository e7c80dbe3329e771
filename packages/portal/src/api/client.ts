import type { RouteBody, RouteKey, RouteParams, RouteQuery, RouteResponse, Routes } from "@passa/contract/types";
import { newIntent } from "./intent.ts";
import { Problem, problemOf } from "./problem.ts";

const BASE = "/api/v1";

type None = Record<never, never>;
/** A part of the request, required exactly when the contract says it has something in it. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? Partial<Record<Name, undefined>>
  : None extends T
    ? Partial<Record<Name, T>>
    : Record<Name, T>;
type FileOf<K extends RouteKey> = Routes[K] extends { file: unknown } ? Blob : undefined;

/** What a call takes: path, query and body as the contract says, and how it is to be sent. */
export type Call<K extends RouteKey> = Part<"path", RouteParams<K>> &
  Part<"query", RouteQuery<K>> &
  Part<"body", RouteBody<K>> &
  Part<"file", FileOf<K>> & {
    /** ETag of the version that was edited; 412 when somebody else saved since. */
    readonly ifMatch?: string | undefined;
    /** Same key for every try of one intent; made when a POST has none. */
    readonly idempotencyKey?: string | undefined;
    readonly signal?: AbortSignal | undefined;
    /** Lets a save outlive the page that sent it. */
    readonly keepalive?: boolean | undefined;
  };

/** An answer with the version it is of. `etag` is "" when the resource has none. */
export interface Tagged<T> {
  readonly data: T;
  readonly etag: string;
}

interface Untyped {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly file?: Blob | undefined;
  readonly ifMatch?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly keepalive?: boolean | undefined;
}

/** The address of a route, with its parameters in place; undefined query values are left out, lists repeat. */
export function addressOf(template: string, call: Untyped): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = call.path?.[name];
    if (value === undefined) throw new Error(`${template} needs ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one));
  const search = query.toString();
  return `${BASE}${filled}${search && `?${search}`}`;
}

/**
 * SHA-256 of a body, as hex. In AWS the router signs what it passes on, and a body, even an empty one, by this digest
 * alone (infra/router.ts); elsewhere nobody reads it.
 */
async function digestOf(body: string | Blob): Promise<string> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : await body.arrayBuffer();
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const signedOutListeners = new Set<() => void>();

/** Hears when an answer says that the session has ended. Gives the way to stop hearing. */
export function whenSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function send(key: string, call: Untyped): Promise<Response> {
  const [method = "GET", template = "/"] = key.split(" ");
  const body = call.file ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const headers = new Headers({
    accept: "application/json",
    "accept-language": document.documentElement.lang,
  });
  if (body !== undefined)
    headers.set("content-type", call.file ? call.file.type || "application/octet-stream" : "application/json");
  if (method !== "GET") headers.set("x-amz-content-sha256", await digestOf(body ?? ""));
  if (call.ifMatch) headers.set("if-match", call.ifMatch);
  if (method === "POST") headers.set("idempotency-key", call.idempotencyKey ?? newIntent());
  const response = await fetch(addressOf(template, call), {
    method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
    ...(call.keepalive ? { keepalive: true } : {}),
  }).catch((cause: unknown) => {
    if (call.signal?.aborted) throw cause;
    throw new Problem(0, {}, { cause });
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === "unauthenticated" && key !== "GET /session") for (const tell of signedOutListeners) tell();
  throw problem;
}

const bodyOf = async (response: Response): Promise<unknown> =>
  response.status === 204 || response.headers.get("content-length") === "0" ? undefined : response.json();

/**
 * Calls a route of the contract and gives its answer.
 * @throws {Problem} for every status that is not 2xx, and with status 0 when the network gives no answer.
 */
export async function api<K extends RouteKey>(key: K, call: Call<K>): Promise<RouteResponse<K>> {
  return (await apiTagged(key, call)).data;
}

/** As `api`, with the ETag of what came, for a resource that will be edited. */
export async function apiTagged<K extends RouteKey>(key: K, call: Call<K>): Promise<Tagged<RouteResponse<K>>> {
  const response = await send(key, call);
  return {
    data: (await bodyOf(response)) as RouteResponse<K>,
    etag: response.headers.get("etag") ?? "",
  };
}
