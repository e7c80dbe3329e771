import * as z from "zod";

/**
 * All that a log line may hold. No path (ids are enough to find a person by), no query, no body, no message of an error
 * (which may quote any of them): the route's template, who asked, and where in the code it broke.
 */
export const LogEntry = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("answer"),
    at: z.iso.datetime(),
    requestId: z.string(),
    route: z.string(),
    status: z.int(),
    durationMs: z.number(),
    userId: z.string().optional(),
    tenantId: z.string().optional(),
    code: z.string().optional(),
  }),
  z.strictObject({
    event: z.literal("bug"),
    at: z.iso.datetime(),
    requestId: z.string(),
    route: z.string(),
    error: z.string(),
    stack: z.array(z.string()),
    cause: z.string().optional(),
  }),
  /** Changes that a consumer of the stream could not take in now; they come again. */
  z.strictObject({
    event: z.literal("stream"),
    at: z.iso.datetime(),
    tenantId: z.string(),
    changes: z.int(),
    /** Requests that wrote them, where the records say so. */
    requests: z.array(z.string()),
    error: z.string(),
    stack: z.array(z.string()),
    cause: z.string().optional(),
  }),
  /** A job that broke off; it is begun again. */
  z.strictObject({
    event: z.literal("job"),
    at: z.iso.datetime(),
    tenantId: z.string(),
    job: z.string(),
    /** The request that asked for it. */
    requestId: z.string().optional(),
    error: z.string(),
    stack: z.array(z.string()),
    cause: z.string().optional(),
  }),
  /** A mail that could not be sent now; it is tried every minute. */
  z.strictObject({
    event: z.literal("mail"),
    at: z.iso.datetime(),
    tenantId: z.string(),
    mail: z.string(),
    requestId: z.string().optional(),
    error: z.string(),
    stack: z.array(z.string()),
    cause: z.string().optional(),
  }),
  z.strictObject({
    event: z.literal("provider"),
    at: z.iso.datetime(),
    requestId: z.string(),
    error: z.string(),
    code: z.string().optional(),
  }),
]);
export type LogEntry = z.infer<typeof LogEntry>;
export type Log = (entry: LogEntry) => void;

/** Writes one line of JSON an entry. What the schema does not list is never written. */
export const logLines =
  (write: (line: string) => void): Log =>
  (entry) => {
    write(JSON.stringify(LogEntry.parse(entry)));
  };

/** What may be told of something thrown: its kind, and where it came from. */
export function tellOf(error: unknown): { error: string; stack: string[]; cause?: string } {
  if (!(error instanceof Error)) return { error: typeof error, stack: [] };
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const { cause } = error;
  return {
    error: error.name,
    stack: stack.map((line) => line.trim()).slice(0, 20),
    ...(cause instanceof Error && { cause: cause.name }),
  };
}
