import { addressOf } from "@passa/contract/answers";
import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import { beforeAll, expect, test } from "vitest";
import { municipality, origin, problemOf, testApi, type TestApi } from "../../test/api.ts";

const writes = (Object.keys(routes) as RouteKey[]).map(addressOf).filter(({ method }) => method !== "GET");

let api: TestApi;
let admin: string;
beforeAll(async () => {
  api = await testApi();
  admin = (await (await municipality(api)).staff("admin")).token;
});

test.each(writes)(
  "$method $path is refused to a page of another site, whoever is signed in, before it is read",
  async ({ method, path }) => {
    const others: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      {},
    ];
    for (const headers of others) {
      const response = await api.app.request(`${origin}/api/v1${path}`, {
        method,
        headers: { cookie: `__Host-passa=${admin}`, ...headers },
        body: "{",
      });
      expect([response.status, (await problemOf(response)).code]).toEqual([403, "forbidden"]);
    }
  },
);

test("no answer lets another site's page read it or send along our cookies", async () => {
  for (const method of ["OPTIONS", "GET"]) {
    const response = await api.app.request(`${origin}/api/v1/session`, {
      method,
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    for (const name of response.headers.keys()) expect(name.startsWith("access-control-")).toBe(false);
  }
});
