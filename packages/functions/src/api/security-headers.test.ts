import { beforeAll, expect, test } from "vitest";
import { municipality, testApi, type TestApi } from "../../test/api.ts";
import { headerFaults } from "../../test/header-check.ts";

let api: TestApi;
let matcher: string;
beforeAll(async () => {
  api = await testApi();
  matcher = (await (await municipality(api)).staff("matcher")).token;
});

test.each([
  "GET /session",
  "GET /vocabulary",
  "GET /nowhere",
  "POST /sign-out",
  "POST /employers",
  "GET /sign-in",
  "GET /api/docs",
  "GET /api/docs.css",
  "GET /api/openapi.json",
  "GET /api/health",
])("%s is answered with headers that the checkers have nothing to say of", async (sentence) => {
  for (const as of [undefined, matcher]) {
    const { headers } = await api.call(sentence, as === undefined ? {} : { as });
    expect(headerFaults(headers, { secure: true })).toEqual([]);
  }
});

test("the checkers see what is weak", () => {
  const weak = new Headers({
    "content-security-policy": "default-src *; script-src 'self' 'unsafe-inline'",
    "set-cookie": "passa=x",
  });
  const faults = headerFaults(weak, { secure: true });
  for (const one of ["nothing inline and nothing evaluated", "cookie passa", "types are not guessed"])
    expect(faults).toContain(one);
  expect(faults.some((fault) => fault.startsWith("script-src: 'unsafe-inline'"))).toBe(true);
});
