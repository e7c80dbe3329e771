import { Refusal } from "@passa/domain/refusal";

/**
 * A write must come from our own pages (or from a program that says so): browsers tell the page's origin with every
 * write, and Sec-Fetch-Site where an extension strips it. Neither of them is not a browser of ours.
 * Source: OWASP, Cross-Site Request Forgery Prevention, "Verifying origin with standard headers".
 * @throws {Refusal} `forbidden`
 */
export function checkOrigin(request: Request, ownOrigin: string): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const ours =
    origin === null ? site === "same-origin" : origin === ownOrigin && (site === null || site === "same-origin");
  if (!ours) throw new Refusal("forbidden");
}
