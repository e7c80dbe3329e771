import type { Context } from "hono";

type Bindings = {
  /** Node's own server. */
  incoming?: { socket?: { remoteAddress?: string } };
  /** Lambda behind API Gateway or a function address. */
  event?: { requestContext?: { http?: { sourceIp?: string } } };
};

/**
 * Where the request comes from, as the server that took it knows; for the limits of guessing. Headers such as
 * X-Forwarded-For are anybody's to write and are not read.
 */
export function clientOf(c: Context): string {
  const { incoming, event } = (c.env ?? {}) as Bindings;
  return event?.requestContext?.http?.sourceIp ?? incoming?.socket?.remoteAddress ?? "unknown";
}
