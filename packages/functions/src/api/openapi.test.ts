import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { addressOf, refusalsByStatus } from "@passa/contract/answers";
import { routes } from "@passa/contract/routes";
import type { Route } from "@passa/contract/route";
import type { RouteKey } from "@passa/contract/types";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { municipality, origin, testApi, type TestApi } from "../../test/api.ts";
import { openApiDocument, operationId } from "./openapi.ts";

type Json = Record<string, unknown>;

const run = promisify(execFile);
const room = fileURLToPath(new URL("../..", import.meta.url));
const keys = Object.keys(routes) as RouteKey[];
const document = openApiDocument(origin);
const folder = mkdtempSync(join(tmpdir(), "passa-openapi-"));
const file = join(folder, "openapi.json");
writeFileSync(file, JSON.stringify(document));
afterAll(() => rmSync(folder, { recursive: true }));

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

test("the document is served as it is made", async () => {
  const response = await api.call("GET /api/openapi.json");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
});

test("redocly finds no error in it, and warns of nothing but the redirects", async () => {
  const { stdout } = await run(
    join(room, "node_modules/.bin/redocly"),
    ["lint", file, "--config", join(room, ".redocly.yaml"), "--format", "json"],
    {
      cwd: room,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      maxBuffer: 10_000_000,
    },
  );
  const { problems } = JSON.parse(stdout) as {
    problems: { ruleId: string; severity: string; location: { pointer: string }[] }[];
  };
  expect(problems.map(({ ruleId, location }) => [ruleId, location[0]?.pointer]).toSorted()).toEqual([
    ["operation-2xx-response", "#/paths/~1sign-in/get/responses"],
    ["operation-2xx-response", "#/paths/~1sign-in~1callback/get/responses"],
  ]);
}, 60_000);

test("no schema is left without a type, a choice or a reference", () => {
  const untyped: string[] = [];
  const visit = (schema: Json, at: string) => {
    if (!["type", "$ref", "enum", "const", "anyOf", "oneOf", "allOf"].some((word) => word in schema)) untyped.push(at);
    for (const [name, field] of Object.entries((schema["properties"] ?? {}) as Record<string, Json>))
      visit(field, `${at}.${name}`);
    for (const word of ["items", "additionalProperties", "propertyNames"])
      if (typeof schema[word] === "object") visit(schema[word] as Json, `${at}/${word}`);
    for (const word of ["anyOf", "oneOf", "allOf", "prefixItems"])
      for (const [index, one] of ((schema[word] ?? []) as Json[]).entries()) visit(one, `${at}/${word}/${index}`);
    if (schema["type"] === "array" && schema["items"] === undefined && schema["prefixItems"] === undefined)
      untyped.push(`${at}/items`);
    if (schema["type"] === "object" && !("properties" in schema) && !("additionalProperties" in schema))
      untyped.push(at);
  };
  const search = (value: unknown, at: string) => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "schema") visit(inner as Json, at);
      else search(inner, `${at}/${name}`);
    }
  };
  const { schemas, ...rest } = document["components"] as Record<string, Json>;
  for (const [name, schema] of Object.entries(schemas ?? {})) visit(schema as Json, name);
  search({ paths: document["paths"], rest }, "");
  expect(untyped).toEqual([]);
});

test.each(keys.filter((key) => (routes[key] as Route).body))(
  "%s has an example, and it is a body that the route takes",
  (key) => {
    const { body, example }: Route = routes[key];
    expect(example).toBeDefined();
    expect(body?.safeParse(example).error?.issues ?? []).toEqual([]);
  },
);

test("every operation has a name of its own", () => {
  const names = keys.map(operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(operationId("GET /placements/{placementId}/near-misses")).toBe("getPlacementNearMisses");
});

test("an operation lists the statuses that it can answer and no other", () => {
  const operations = document["paths"] as Record<string, Record<string, { responses: Json }>>;
  for (const key of keys) {
    const { method, path } = addressOf(key);
    const { success, kept }: Route = routes[key];
    const listed = Object.keys(operations[path]?.[method.toLowerCase()]?.responses ?? {}).map(Number);
    expect(listed.toSorted(), key).toEqual(
      [...new Set([success.status, ...(kept ? [304] : []), ...refusalsByStatus(key).keys(), 500])].toSorted(),
    );
  }
});

test("a client generated from the document type-checks, and speaks with the API", async () => {
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  const types = await openapiTS(JSON.parse(JSON.stringify(document)) as Parameters<typeof openapiTS>[0]);
  await writeFile(join(generated, "paths.ts"), astToString(types));
  await writeFile(join(generated, "client.ts"), program);
  await writeFile(
    join(generated, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../../tsconfig.base.json",
      compilerOptions: { incremental: false },
      include: ["*.ts"],
    }),
  );
  await expect(
    run(join(room, "node_modules/.bin/tsc"), ["-p", generated]).catch(({ stdout }: { stdout: string }) => stdout),
  ).resolves.toMatchObject({ stdout: "" });

  const town = await municipality(api);
  const { token } = await town.staff("matcher");
  const { publishTooEarly } = (await import(join(generated, "client.ts"))) as {
    publishTooEarly: (...given: unknown[]) => Promise<unknown>;
  };
  const send = (request: Request) => api.app.request(request);
  expect(
    await publishTooEarly(
      send,
      { baseUrl: `${origin}/api/v1`, headers: { cookie: `__Host-passa=${token}`, origin } },
      town.employer.id,
    ),
  ).toEqual({
    role: "matcher",
    lacks: true,
    status: 422,
    code: "notPublishable",
  });
}, 120_000);

/** Made anew by the test; not kept. */
const generated = join(room, ".cache", "client");

/** What somebody else might write who has only the document. */
const program = `import createClient from "openapi-fetch";
import type { paths } from "./paths.ts";

export async function publishTooEarly(
  send: (request: Request) => Promise<Response>,
  to: { baseUrl: string; headers: Record<string, string> },
  employerId: string,
) {
  const client = createClient<paths>({ ...to, fetch: send });
  const { data: session } = await client.GET("/session");
  const role: "employer" | "matcher" | "organiser" | "participant" | "lead" | "admin" | undefined = session?.user.role;

  const { data: made, error: refused } = await client.POST("/employers/{employerId}/placements", {
    params: { path: { employerId }, header: { "Idempotency-Key": "one-intent" } },
    body: { title: "Plocka och packa" },
  });
  if (made === undefined) throw new Error(JSON.stringify(refused));
  // @ts-expect-error: a placement has no such field, and the types know
  void made.placement.colour;

  const { error, response } = await client.POST("/placements/{placementId}/transitions", {
    params: { path: { placementId: made.placement.id }, header: { "If-Match": '"1"' } },
    body: { to: "published" },
  });
  return { role, lacks: made.lacking.some(({ path }) => path === "hours"), status: response.status, code: error?.code };
}
`;
