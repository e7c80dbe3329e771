import type { Action } from "@passa/domain/policy/policy";
import type { RefusalCode } from "@passa/domain/refusal";
import type { z } from "zod";
import type { Tag } from "./tags.ts";

type ObjectSchema = z.ZodObject;

/** Where the routes live; the document, the reference and the health check stand beside it, under /api. */
export const BASE_PATH = "/api/v1";

/** One sentence of the API: what it does, who may (an action of the policy, or `public`/`session`), what it takes and gives. */
export type Route = {
  summary: string;
  tag: Tag;
  /** The policy action that the use case asks for; `public` needs no session, `session` any signed-in member. */
  action: Action | "public" | "session";
  path?: ObjectSchema;
  query?: ObjectSchema;
  body?: z.ZodType;
  /** A raw body of one of these media types instead of JSON, at most `maxBytes`. */
  file?: { mediaTypes: string[]; maxBytes: number };
  /** Status of success and the body's schema; `null` is an answer without a body. */
  success: { status: 200 | 201 | 202 | 204 | 302; body: z.ZodType | null };
  /** The answer is text of this type instead of JSON: a stream of events (each `data` is JSON of `body`), or a calendar. */
  text?: "text/event-stream" | "text/calendar";
  /** The answer carries an ETag (`version`), and a change must send If-Match. */
  versioned?: "read" | "write";
  /** The answer changes seldom: it carries a strong ETag of its bytes and may be kept, to be asked after with If-None-Match (304). */
  kept?: true;
  /** Refusals beyond those that follow from the rest of the sentence (`refusalsOf`). */
  refusals?: RefusalCode[];
  /** An example body of the request, checked against the schema in the tests. */
  example?: unknown;
};

/** Keeps the literal types of a route, so that clients and handlers are typed from the table. */
export const route = <const R extends Route>(definition: R): R => definition;
