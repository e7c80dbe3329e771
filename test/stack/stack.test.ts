// The stack without AWS. Needs what set-up.mjs brings (.ci/run does); where it is not there, this is left out.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { headerFaults } from "../../packages/functions/test/header-check.ts";
import { devices, pageHeaders } from "../../packages/functions/src/api/security-headers.ts";
import { artifacts, evaluateStack, type Evaluation, type Stage, stages } from "./evaluate.ts";
import { faults } from "./faults.ts";
import { listOf, ofType } from "./graph.ts";
import { type RuleName, rules } from "./rules.ts";
import { isSetUp } from "./set-up.mjs";
import { typeFaults } from "./types.ts";

const TEN_MINUTES_MS = 600_000;

describe.skipIf(!isSetUp())("the stack", () => {
  let evaluated: Record<Stage, Evaluation>;
  beforeAll(async () => {
    evaluated = await evaluateStack();
  }, TEN_MINUTES_MS);

  test.each(stages)("sst diff accepts %s: no error, no rejection, no call to AWS that nobody knows", (stage) => {
    const { status, errors, unknownCalls, said } = evaluated[stage];
    expect({ errors, unknownCalls }).toEqual({ errors: [], unknownCalls: [] });
    expect(status, said).toBe(0);
  });

  test.each(stages)("the engine is asked for what the mocks are asked for in %s", (stage) => {
    const { engine, mocks } = evaluated[stage];
    expect(listOf(engine).length).toBeGreaterThan(100);
    expect(listOf(engine)).toEqual(listOf(mocks));
  });

  test(
    "sst.config.ts and infra/ fit the types of SST's platform",
    () => expect(typeFaults()).toEqual([]),
    TEN_MINUTES_MS,
  );

  describe.each(stages)("in %s", (stage) => {
    test.each(Object.keys(rules) as RuleName[])("%s", (name) => {
      expect(rules[name](evaluated[stage].engine, stage)).toEqual([]);
    });
  });

  test.each(Object.entries(faults))("a planted fault is seen: %s", (_name, { breaks, plant, stage = "production" }) => {
    const graph = structuredClone(evaluated[stage].engine);
    expect(rules[breaks](graph, stage)).toEqual([]);
    expect(rules[breaks](plant(graph), stage)).not.toEqual([]);
  });

  test("every rule is shown to fail", () => {
    const shown = new Set<string>(Object.values(faults).map(({ breaks }) => breaks));
    expect(Object.keys(rules).filter((name) => !shown.has(name))).toEqual([]);
  });

  test.each(["/", "/placements", "/events/evt_01J00000000000000000000000/hall", "/service-worker.js"])(
    "the router answers %s with the headers that the product gives it here",
    (path) => {
      const policy = path.endsWith("/hall") ? devices.atTheHall : devices.everywhere;
      const wanted = { ...pageHeaders({ secure: true }), "Permissions-Policy": policy };
      const given = throughRouter(evaluated.production, path);
      expect(Object.fromEntries(given)).toEqual(Object.fromEntries(new Headers(wanted)));
      expect(headerFaults(given, { secure: true, camera: path.endsWith("/hall") })).toEqual([]);
    },
  );

  test("beside the handlers that search for timetables lie their thread and the solvers", () => {
    for (const name of ["TableSubscriberJobsFunction", "JobsLeftHandler"])
      for (const file of [
        "bundle.mjs",
        "worker.mjs",
        "node_modules/highs/build/highs.wasm",
        "node_modules/clingo-wasm/dist/clingo.wasm",
      ])
        expect(existsSync(join(artifacts, `${name}-src`, file)), `${name}: ${file}`).toBe(true);
    expect(readdirSync(join(artifacts, "Api-src"))).not.toContain("worker.mjs");
  });
});

/** What a browser gets from the router for a file of the portal: the headers policy, and what the function at the edge makes of it. */
function throughRouter({ engine }: Evaluation, path: string): Headers {
  const [policy] = ofType(engine, "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy");
  const { securityHeadersConfig: security, customHeadersConfig: custom } = (policy?.inputs ?? {}) as {
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy: string };
      referrerPolicy: { referrerPolicy: string };
      strictTransportSecurity: { accessControlMaxAgeSec: number };
    };
    customHeadersConfig: { items: { header: string; value: string }[] };
  };
  const headers = new Headers([
    ["content-security-policy", security.contentSecurityPolicy.contentSecurityPolicy],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", security.referrerPolicy.referrerPolicy],
    [
      "strict-transport-security",
      `max-age=${security.strictTransportSecurity.accessControlMaxAgeSec}; includeSubDomains`,
    ],
    ...custom.items.map(({ header, value }): [string, string] => [header, value]),
  ]);
  const edge = ofType(engine, "aws:cloudfront/function:Function").find(({ name }) => name.endsWith("Response"));
  const code = String(edge?.inputs["code"])
    .replace(/^\s*import .*$/m, "")
    .replace("async function", "function");
  const event = { request: { uri: path, headers: {} }, response: { headers: {} as Record<string, { value: string }> } };
  vm.runInNewContext(`${code}\nhandler(event)`, { event });
  for (const [name, { value }] of Object.entries(event.response.headers)) headers.set(name, value);
  return headers;
}
