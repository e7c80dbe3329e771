import { CspEvaluator } from "csp_evaluator";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

/**
 * What is amiss with the headers of an answer, by the rules of Mozilla's HTTP Observatory (MDN, "HTTP Observatory scoring",
 * tests of CSP, cookies, CORS, Referrer-Policy, HSTS, nosniff, framing and CORP) and by Google's evaluator of policies.
 * @param secure whether the answer came over HTTPS
 * @param camera whether it is the page that may use the camera
 */
export function headerFaults(
  headers: Headers,
  { secure, camera = false }: { secure: boolean; camera?: boolean },
): string[] {
  const policy = headers.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split(";").map((part): [string, string[]] => {
      const [name = "", ...sources] = part.trim().split(" ");
      return [name, sources];
    }),
  );
  const only = (name: string, value: string) => directives.get(name)?.join(" ") === value;
  const sources = [...directives.values()].flat();
  const hsts = /^max-age=(\d+); includeSubDomains$/.exec(headers.get("strict-transport-security") ?? "")?.[1];
  const rules: [string, boolean][] = [
    ["the policy begins with nothing allowed", only("default-src", "'none'")],
    ["nothing inline and nothing evaluated", !sources.some((source) => source.includes("unsafe"))],
    ["nothing from elsewhere", sources.every((source) => /^'(self|none|sha256-[\w+/]{43}=)'$/.test(source))],
    ["scripts from the portal's own files alone", only("script-src", "'self'")],
    ["in nobody's frame", only("frame-ancestors", "'none'")],
    ["no other base of addresses", only("base-uri", "'none'")],
    ["forms to ourselves alone", only("form-action", "'self'")],
    ["half a year of HTTPS alone", !secure || Number(hsts ?? 0) >= 15_768_000],
    ["types are not guessed", headers.get("x-content-type-options") === "nosniff"],
    ["addresses are not passed on", headers.get("referrer-policy") === "no-referrer"],
    ["no other site's page reads it", !headers.has("access-control-allow-origin")],
    ["no other site's page holds it", headers.get("cross-origin-resource-policy") === "same-origin"],
    ["no other site's window reaches it", headers.get("cross-origin-opener-policy") === "same-origin"],
    ["no device of the person's is used", headers.get("permissions-policy") === devices(camera)],
    ["nothing tells what we are made with", !headers.has("server") && !headers.has("x-powered-by")],
    ...headers
      .getSetCookie()
      .map((cookie): [string, boolean] => [
        `cookie ${cookie.split("=")[0]}`,
        /; HttpOnly(;|$)/.test(cookie) &&
          /; SameSite=Lax(;|$)/.test(cookie) &&
          (!secure || (cookie.startsWith("__Host-") && /; Secure(;|$)/.test(cookie))),
      ]),
  ];
  return [...rules.flatMap(([rule, holds]) => (holds ? [] : [rule])), ...policyFindings(policy)];
}

const devices = (camera: boolean) =>
  `camera=(${camera ? "self" : ""}), geolocation=(), microphone=(), payment=(), usb=()`;

/**
 * What the evaluator says of the policy. Of `'self'` it asks whether we host JSONP, AngularJS or what people upload: we host
 * none of them (answers are JSON by their type, which is not guessed; uploads are never given back).
 */
function policyFindings(policy: string): string[] {
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity, value }) => !(severity === Severity.MEDIUM_MAYBE && value === "'self'"))
    .map(({ directive, description }) => `${directive}: ${description}`);
}
