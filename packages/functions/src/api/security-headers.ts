import type { MiddlewareHandler } from "hono";

/**
 * Hashes of the style elements that React Aria puts into the page, which the policy must name since it allows no other
 * inline style. A test of the portal compares them with what the library writes.
 */
const ariaStyleHashes: readonly string[] = [];

/** The content security policy of everything that we serve. Nothing inline, nothing from elsewhere, in no frame. */
export const contentSecurityPolicy = (styleHashes: readonly string[] = ariaStyleHashes): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(" "),
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");

/**
 * Headers that every answer carries, pages and API alike (TRUST.md, "Input"). `secure`: served over HTTPS, which browsers
 * are then told to keep to for two years.
 */
export function securityHeaders({
  secure,
  styleHashes,
}: {
  secure: boolean;
  styleHashes?: readonly string[];
}): MiddlewareHandler {
  const headers = Object.entries({
    "Content-Security-Policy": contentSecurityPolicy(styleHashes),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(secure && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  });
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
