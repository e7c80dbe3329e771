import { gunzipSync } from "node:zlib";
import { randomBytes } from "node:crypto";
import { addressOf, refusalsOf } from "@passa/contract/answers";
import { Problem } from "@passa/contract/problem";
import { routes } from "@passa/contract/routes";
import type { Route } from "@passa/contract/route";
import type { RouteKey } from "@passa/contract/types";
import { idPrefix, type IdKind } from "@passa/domain/id";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { municipality, noon, origin, problemOf, testApi, type TestApi } from "../../test/api.ts";
import { handlersOf } from "../../test/handlers.ts";

const keys = Object.keys(routes) as RouteKey[];
const registered = { name: "Bageriet AB", organisationNumber: "212000-0829", contacts: [] };

let api: TestApi;
let karlskrona: Awaited<ReturnType<typeof municipality>>;
let matcher: string;
beforeAll(async () => {
  api = await testApi();
  karlskrona = await municipality(api);
  matcher = (await karlskrona.staff("matcher")).token;
});
beforeEach(() => {
  api.clock.now = noon;
  api.log.length = 0;
});

/** A route's path with ids that could be. */
const somewhere = (key: RouteKey) =>
  addressOf(key)
    .path.replaceAll(/\{(\w+)Id\}/g, (_, kind: IdKind) => `${idPrefix[kind]}_01K5D3XGZ0000000000000000A`)
    .replace("{topic}", "hours")
    .replace("{number}", "17");

describe("who asks", () => {
  test.each(keys.filter((key) => (routes[key] as Route).action !== "public"))(
    "%s answers 401 without a session, never a redirect",
    async (key) => {
      const response = await api.call(`${addressOf(key).method} ${somewhere(key)}`);
      expect(response.status).toBe(401);
      expect((await problemOf(response)).code).toBe("unauthenticated");
    },
  );

  test("a token that is nobody's, or not even one, is no session", async () => {
    expect((await api.call("GET /session", { as: randomBytes(32).toString("base64url") })).status).toBe(401);
    expect((await api.call("GET /session", { as: "x" })).status).toBe(401);
  });

  test("a session ends after 30 minutes without a request", async () => {
    const { token } = await karlskrona.staff("matcher");
    api.clock.now = "2027-03-01T12:29:00.000Z";
    expect((await api.call("GET /session", { as: token })).status).toBe(200);
    api.clock.now = "2027-03-01T12:58:00.000Z";
    expect((await api.call("GET /session", { as: token })).status).toBe(200);
    api.clock.now = "2027-03-01T13:28:00.000Z";
    expect((await api.call("GET /session", { as: token })).status).toBe(401);
  });

  test("a revoked member is out at the next request", async () => {
    const admin = (await karlskrona.staff("admin")).token;
    const lead = await karlskrona.staff("lead");
    expect((await api.call("GET /session", { as: lead.token })).status).toBe(200);
    expect((await api.call(`POST /members/${lead.userId}/revocation`, { as: admin })).status).toBe(200);
    expect((await api.call("GET /session", { as: lead.token })).status).toBe(401);
  });

  test("signing out ends the session and takes the cookie away", async () => {
    const { token } = await karlskrona.staff("matcher");
    const response = await api.call("POST /sign-out", { as: token });
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-passa=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await api.call("GET /session", { as: token })).status).toBe(401);
  });
});

describe("where a request goes", () => {
  test("an unknown path, and a known one by another method, are not found", async () => {
    for (const sentence of ["GET /nowhere", "DELETE /employers", "GET /api", "GET /api/v2/session"]) {
      const response = await api.call(sentence, { as: matcher });
      expect([sentence, response.status, (await problemOf(response)).code]).toEqual([sentence, 404, "notFound"]);
    }
  });

  test("an id that cannot be one names nothing", async () => {
    for (const id of ["1", "par_01K5D3XGZ0000000000000000A", "emp_01k5d3xgz0000000000000000a", "%00", "..%2Fsession"])
      expect((await api.call(`GET /employers/${id}`, { as: matcher })).status, id).toBe(404);
  });

  test("a query parameter that the route does not take, or that stands twice, is refused by name", async () => {
    const told = async (query: string) =>
      (await problemOf(await api.call(`GET /employers?${query}`, { as: matcher }))).errors;
    expect(await told("colour=blue")).toMatchObject([{ path: "colour", code: "unknownField" }]);
    expect(await told("limit=5&limit=6")).toMatchObject([{ path: "limit", code: "repeated" }]);
    expect(await told("limit=0")).toMatchObject([{ path: "limit", code: "tooSmall" }]);
    expect(await told("limit=many")).toMatchObject([{ path: "limit", code: "malformed" }]);
    expect(await told("cursor=from-nowhere")).toMatchObject([{ path: "cursor", code: "malformed" }]);
  });
});

describe("another site's page", () => {
  const attempt = (headers: Record<string, string>) =>
    api.call("POST /employers", { as: matcher, body: registered, headers });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["our name as a part of another's", { origin: `${origin}.evil.example` }],
    ["our host over HTTP", { origin: "http://passa.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["no origin, from another site", { origin: "", "sec-fetch-site": "cross-site" }],
    ["no origin at all", { origin: "" }],
    ["our origin, as the browser knows another site", { origin, "sec-fetch-site": "same-site" }],
  ])("may not write: %s", async (_, { origin: sent, ...headers }) => {
    const response = sent === "" ? await withoutOrigin(headers) : await attempt({ origin: sent, ...headers });
    expect(response.status).toBe(403);
    expect((await problemOf(response)).code).toBe("forbidden");
  });

  const withoutOrigin = (headers: Record<string, string>) =>
    Promise.resolve(
      api.app.request(`${origin}/api/v1/employers`, {
        method: "POST",
        headers: { cookie: `__Host-passa=${matcher}`, "content-type": "application/json", ...headers },
        body: JSON.stringify(registered),
      }),
    );
});

describe("bodies", () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    api.call("POST /employers", { as: matcher, body, headers });

  test("broken JSON is told as malformed", async () => {
    for (const body of ["{", "", "{'name': 1}", new Uint8Array([0x22, 0xff, 0x22])]) {
      const response = await post(body);
      expect([response.status, (await problemOf(response)).errors.map(({ path, code }) => [path, code])]).toEqual([
        400,
        [["", "malformed"]],
      ]);
    }
  });

  test("JSON that is no object is of the wrong type", async () => {
    for (const body of ["null", "[]", '"text"', "1"])
      expect((await problemOf(await post(body))).errors).toMatchObject([{ path: "", code: "wrongType" }]);
  });

  test("only JSON is taken, and the answer says so", async () => {
    const problem = await problemOf(
      await post("name=Bageriet", { "content-type": "application/x-www-form-urlencoded" }),
    );
    expect([problem.status, problem.code]).toEqual([415, "unsupportedMediaType"]);
    expect(problem.detail).toContain("application/json");
  });

  test("64 KB are read and not a byte more, whatever the length is said to be", async () => {
    const padded = (bytes: number) => JSON.stringify(registered).padEnd(bytes, " ");
    expect((await post(padded(64 * 1024 + 1))).status).toBe(413);
    expect((await post(padded(64 * 1024 + 1), { "content-length": "10" })).status).toBe(413);
    const other = { ...registered, organisationNumber: "556703-7485" };
    expect((await post(JSON.stringify(other).padEnd(64 * 1024, " "))).status).toBe(201);
  });

  test("a route without a body takes none", async () => {
    expect((await problemOf(await api.call("POST /sign-out", { body: {} }))).code).toBe("invalid");
  });
});

describe("versions", () => {
  const change = { name: "Nordkajens Lager & Logistik AB", organisationNumber: "556036-0793", contacts: [] };

  test("a change must say which version it was made in, and a stale one hears the version now", async () => {
    const path = `/employers/${karlskrona.employer.id}`;
    const read = await api.call(`GET ${path}`, { as: matcher });
    const etag = read.headers.get("etag") ?? "";
    expect(etag).toBe(`"${((await read.json()) as { version: number }).version}"`);

    const put = (headers: Record<string, string>) => api.call(`PUT ${path}`, { as: matcher, body: change, headers });
    expect((await problemOf(await put({}))).status).toBe(428);
    expect((await problemOf(await put({ "if-match": "*" }))).errors).toMatchObject([
      { path: "If-Match", code: "malformed" },
    ]);
    const saved = await put({ "if-match": etag });
    expect(saved.status).toBe(200);
    const now = saved.headers.get("etag");
    expect(now).not.toBe(etag);

    const stale = await put({ "if-match": etag });
    expect([stale.status, stale.headers.get("etag")]).toEqual([412, now]);
    expect(await problemOf(stale)).toMatchObject({ code: "stale", version: Number(now?.slice(1, -1)) });
    expect((await put({ "if-match": `W/${now}` })).status).toBe(200);
  });

  test("the vocabulary is not sent again to who has it", async () => {
    const first = await api.call("GET /vocabulary", { as: matcher });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await api.call("GET /vocabulary", {
      as: matcher,
      headers: { "if-none-match": `"other", W/${etag}` },
    });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  });
});

describe("once", () => {
  const post = (key: string, body: unknown) =>
    api.call("POST /employers", { as: matcher, body, headers: { "idempotency-key": key } });
  const body = { name: "Skogsbolaget AB", organisationNumber: "556012-5790", contacts: [] };

  test("the same key and body get the first answer again; another body is refused", async () => {
    const first = await post("one-intent", body);
    expect(first.status).toBe(201);
    const again = await post("one-intent", body);
    expect([again.status, again.headers.get("etag"), await again.json()]).toEqual([
      201,
      first.headers.get("etag"),
      await first.json(),
    ]);
    expect((await problemOf(await post("one-intent", { ...body, name: "Annat" }))).code).toBe("idempotencyKeyReused");
  });

  test("a key is 1 to 128 visible ASCII characters", async () => {
    // Behind Lambda's adapter of Hono what is not ASCII has been percent-encoded, and is a key as any other.
    const beyond = process.env["PASSA_API"] === "artifact" ? [] : ["å"];
    for (const key of ["two words", ...beyond, "x".repeat(129)])
      expect((await problemOf(await post(key, body))).errors, key).toMatchObject([
        { path: "Idempotency-Key", code: "malformed" },
      ]);
  });
});

describe("lists", () => {
  test("a list goes on where the page before ended, and ends", async () => {
    const other = await testApi();
    const { tenant: _, ...town } = await municipality(other);
    const as = (await town.staff("matcher")).token;
    const names: string[] = [];
    let next: string | undefined;
    for (const organisationNumber of ["212000-0829", "556703-7485", "556012-5790"])
      await other.call("POST /employers", {
        as,
        body: { name: `Bolag ${organisationNumber}`, organisationNumber, contacts: [] },
      });
    do {
      const page = (await (
        await other.call(`GET /employers?limit=2${next === undefined ? "" : `&cursor=${encodeURIComponent(next)}`}`, {
          as,
        })
      ).json()) as {
        items: { name: string }[];
        next?: string;
      };
      expect(page.items.length).toBeLessThanOrEqual(2);
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    } while (next !== undefined);
    expect(names.toSorted()).toEqual([
      "Bolag 212000-0829",
      "Bolag 556012-5790",
      "Bolag 556703-7485",
      "Nordkajens Lager AB",
    ]);
  });
});

describe("every answer", () => {
  test("carries the security headers, a request id, and is kept by nobody", async () => {
    for (const response of [
      await api.call("GET /session"),
      await api.call("GET /session", { as: matcher }),
      await api.call("GET /nowhere"),
    ]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/) as string,
        "x-content-type-options": "nosniff",
        "strict-transport-security": expect.stringContaining("max-age=") as string,
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()") as string,
        "cache-control": "no-store",
        "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
      expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    }
  });

  test("travels compressed to whoever takes gzip, and is the same", async () => {
    const plain = await api.call("GET /session", { as: matcher });
    const packed = await api.call("GET /session", { as: matcher, headers: { "accept-encoding": "gzip" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text());
  });

  test("that refuses is a problem as the contract has it, with the request's id and an address of the reference", async () => {
    const response = await api.call("GET /session");
    const problem = Problem.parse(await problemOf(response));
    expect(problem.requestId).toBe(response.headers.get("x-request-id"));
    expect(problem.type).toBe(`${origin}/api/docs#unauthenticated`);
  });

  test("of a bug says a request id and nothing else; the log says where, and quotes nobody", async () => {
    const broken = await testApi();
    broken.failWith("Hodan Ali, 070-174 06 05");
    const response = await broken.call("GET /session", { as: "x".repeat(43) });
    const problem = await problemOf(response);
    expect(response.status).toBe(500);
    expect(Object.keys(problem).toSorted()).toEqual([
      "code",
      "detail",
      "errors",
      "requestId",
      "status",
      "title",
      "type",
    ]);
    expect(problem).toMatchObject({ code: "internal", errors: [] });
    expect(problem.detail).toContain(problem.requestId);
    expect(broken.log.map(({ event }) => event)).toEqual(["bug", "answer"]);
    expect(JSON.stringify([problem, broken.log])).not.toContain("Hodan");
  });

  test("is logged by its route, without ids, names or addresses of what was asked for", async () => {
    await api.call(`GET /employers/${karlskrona.employer.id}?colour=blue`, { as: matcher });
    expect(api.log).toMatchObject([
      { event: "answer", route: "GET /employers/{employerId}", status: 400, code: "invalid" },
    ]);
    expect(JSON.stringify(api.log)).not.toContain(karlskrona.employer.id);
  });
});

test("every route has one handler, and no file answers another's", () => {
  const answered = handlersOf().flatMap((handlers) => Object.keys(handlers));
  expect(answered.toSorted()).toEqual([...keys].toSorted());
});

test("a public route asks nobody who they are, and every other may answer 401", () => {
  for (const key of keys)
    expect(refusalsOf(key).includes("unauthenticated"), key).toBe((routes[key] as Route).action !== "public");
});

test("health reads the table", async () => {
  expect(await (await api.call("GET /api/health")).json()).toEqual({
    status: "ok",
    version: expect.any(String) as string,
  });
});
