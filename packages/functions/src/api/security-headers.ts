import type { MiddlewareHandler } from "hono";

/**
 * The style element that React Aria puts into the page for everything that can be pressed, by its hash: the policy allows
 * no other inline style. The browser tests fail on any violation, so a new text of the library's shows itself.
 */
const ariaStyleHash = "sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=";

/** The content security policy of everything that we serve: nothing inline, nothing from elsewhere, in no frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${ariaStyleHash}'`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** The page at which cards are read by the camera; no other page may use it. */
const HALL = /^\/events\/[^/]+\/hall\/?$/;

const permissionsPolicy = (path: string): string =>
  `camera=(${HALL.test(path) ? "self" : ""}), geolocation=(), microphone=(), payment=(), usb=()`;

/**
 * Headers that every answer carries, pages and API alike (TRUST.md, "Input"). `secure`: served over HTTPS, which browsers
 * are then told to keep to for two years.
 */
export function securityHeaders({ secure }: { secure: boolean }): MiddlewareHandler {
  const headers = Object.entries({
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(secure && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  });
  return async (c, next) => {
    await next();
    const own: [string, string][] = [...headers, ["Permissions-Policy", permissionsPolicy(c.req.path)]];
    for (const [name, value] of own) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
