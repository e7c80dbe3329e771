import { createHash } from "node:crypto";
import type { Route } from "@passa/contract/route";
import type { Idempotency } from "@passa/core/context";
import { Refusal, type FieldError } from "@passa/domain/refusal";
import type { z } from "zod";
import { fieldErrors } from "@passa/domain/field-errors";

/** The largest JSON body. Imports come as files, with a limit of their own. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Parses one part of a request. @throws {Refusal} `invalid` with every wrong field. */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal("invalid", { fields: fieldErrors(parsed.error.issues) });
}

/** Query parameters by name. @throws {Refusal} `invalid` when one stands there twice. */
export function queryOf(url: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URL(url).searchParams) {
    if (name in query) throw refusedField(name, "repeated");
    query[name] = value;
  }
  return query;
}

/** The path's parameters. An id that cannot be one names nothing. @throws {Refusal} `notFound` */
export function pathOf(schema: z.ZodType, parameters: Record<string, string>): unknown {
  const parsed = schema.safeParse(parameters);
  if (!parsed.success) throw new Refusal("notFound");
  return parsed.data;
}

/**
 * The version of If-Match. A weak tag counts as the strong one: proxies that compress make it weak, and ours name a version.
 * @throws {Refusal} `versionRequired` without it, `invalid` when it is no version of ours.
 */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new Refusal("versionRequired");
  const version = /^(?:W\/)?"([1-9]\d{0,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw refusedField("If-Match", "malformed");
  return Number(version);
}

/** The caller's key and the digest of what it came with, or undefined without a key. @throws {Refusal} `invalid` */
export function idempotencyOf(key: string | undefined, request: Request, body: Uint8Array): Idempotency | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) throw refusedField("Idempotency-Key", "malformed");
  const { pathname, search } = new URL(request.url);
  const digest = createHash("sha256")
    .update(`${request.method} ${pathname}${search}\n`)
    .update(body)
    .digest("base64url");
  return { key, digest };
}

/** The JSON of a body. @throws {Refusal} `unsupportedMediaType`, `invalid` */
export function jsonOf(request: Request, bytes: Uint8Array): unknown {
  const [mediaType] = mediaTypeOf(request);
  if (mediaType !== "application/json")
    throw new Refusal("unsupportedMediaType", { values: { accepted: "application/json" } });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refusedField("", "malformed");
  }
}

/** The media type of an uploaded file, if the route takes it. @throws {Refusal} `unsupportedMediaType` */
export function fileTypeOf(request: Request, { mediaTypes }: NonNullable<Route["file"]>): string {
  const [mediaType = ""] = mediaTypeOf(request);
  if (!mediaTypes.includes(mediaType))
    throw new Refusal("unsupportedMediaType", { values: { accepted: mediaTypes.join(", ") } });
  return mediaType;
}

/** The whole body, read no further than the limit. @throws {Refusal} `tooLarge` */
export async function bytesOf(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal("tooLarge", { values: { max: maxBytes, maxKb: Math.floor(maxBytes / 1000) } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Refusal of one part of the request, named as people would. */
export function refusedField(path: string, code: FieldError["code"]): Refusal {
  return new Refusal("invalid", { fields: [{ path, code }] });
}

const mediaTypeOf = (request: Request): string[] =>
  (request.headers.get("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
