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

const camera = (who: string): string => `camera=(${who}), geolocation=(), microphone=(), payment=(), usb=()`;

/** Which devices a page may use: none, save at the page at which cards are read by the camera. */
export const devices = {
  hall: /^\/events\/[^/]+\/hall\/?$/,
  atTheHall: camera("self"),
  everywhere: camera(""),
};

/**
 * Headers that every answer carries, pages and API alike (TRUST.md, "Input"), beside `Permissions-Policy`, which depends on
 * the page. In AWS the router gives them to what has none (infra/router.ts). `secure`: served over HTTPS, which browsers are
 * then told to keep to for two years.
 */
export const pageHeaders = ({ secure }: { secure: boolean }) => ({
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  ...(secure && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
});

/** Gives an answer the headers that it has not given itself. */
export function securityHeaders({ secure }: { secure: boolean }): MiddlewareHandler {
  const headers = Object.entries(pageHeaders({ secure }));
  return async (c, next) => {
    await next();
    const policy = devices.hall.test(c.req.path) ? devices.atTheHall : devices.everywhere;
    const own: [string, string][] = [...headers, ["Permissions-Policy", policy]];
    for (const [name, value] of own) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
