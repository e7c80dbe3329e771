import { addressOf } from "@passa/contract/answers";
import { routes } from "@passa/contract/routes";
import type { RouteKey } from "@passa/contract/types";
import { Draw } from "@passa/domain/matching/oracle/generate";
import { openApiDocument } from "../src/api/openapi.ts";
import { readAccessTable, roleKinds } from "./access-table.ts";
import { apiWorld, origin } from "./api-world.ts";
import { type Known, spoil, valueOf } from "./generate.ts";
import { type Components, departures, type Schema } from "./json-schema.ts";
import { aTown, type Town } from "./town.ts";

/**
 * Requests made from the API's document alone, as they should be and spoilt in one place, sent through the whole API; and
 * every answer held against the document.
 */

type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean; schema: Schema };
type Operation = {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, Response_ | { $ref: string }>;
};
type Response_ = { content?: Record<string, { schema: Schema }> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Components; parameters: Record<string, Parameter>; responses: Record<string, Response_> };
};

const document = openApiDocument(origin) as unknown as Document;
const { components } = document;
const keys = Object.keys(routes) as RouteKey[];
const access = readAccessTable();

export type Hardness = {
  requests: number;
  /** How many of each status there were. */
  statuses: Record<number, number>;
  /** What was wrong with answers: 5xx, traces, statuses and fields that the document does not have. */
  faults: { serverErrors: string[]; traces: string[]; statuses: string[]; fields: string[] };
  /** Time of each answer, ms, ascending. */
  times: number[];
};

/** Long-lived towns grow: after so many requests another is built. */
const A_TOWN = 5000;

/** @param onProgress is told how many requests have been sent */
export async function hardness(
  endpoint: string,
  { requests, seed, onProgress }: { requests: number; seed: number; onProgress?: (sent: number) => void },
): Promise<Hardness> {
  const draw = new Draw(seed);
  const result: Hardness = {
    requests: 0,
    statuses: {},
    faults: { serverErrors: [], traces: [], statuses: [], fields: [] },
    times: [],
  };
  while (result.requests < requests) {
    const api = await apiWorld(endpoint, { oidc: { issuer: "http://127.0.0.1:9" } });
    const town = await aTown(api);
    const known: Known = { components: components.schemas, ids: idsOf(town) };
    const until = Math.min(requests, result.requests + A_TOWN);
    while (result.requests < until) {
      const key = draw.pick(keys);
      const sent = requestFor(key, { town, known, draw });
      await send(api.app, key, sent, { known, draw, result });
      result.requests += 1;
      if (result.requests % 1000 === 0) onProgress?.(result.requests);
    }
    await api.close();
  }
  result.times.sort((one, other) => one - other);
  return result;
}

function idsOf(town: Town): Known["ids"] {
  return new Map<string, string[]>([
    ["tenantId", [town.tenantId]],
    ["employerId", [town.employers.own.id, town.employers.other.id]],
    ["workplaceId", [town.workplaceId]],
    ["placementId", [town.placementId]],
    ["participantId", town.people.map(({ id }) => id)],
    ["eventId", [town.eventId, town.draftId]],
    ["planId", [town.planId]],
    ["replanId", [town.replanId]],
    ["importId", [town.importId]],
    ["userId", [town.userId]],
  ]);
}

type Sent = { url: string; init: RequestInit; client: string };

function requestFor(key: RouteKey, { town, known, draw }: { town: Town; known: Known; draw: Draw }): Sent {
  const { method, path } = addressOf(key);
  const operation = operationOf(key);
  const parameters = (operation.parameters ?? []).map(parameterOf);
  const spoils = draw.chance(0.5) ? draw.pick(["body", "path", "query", "header"]) : "nothing";
  const values = (where: Parameter["in"], share: number) =>
    parameters
      .filter((one) => one.in === where && (one.required || draw.chance(share)))
      .map(({ name, schema }): [string, string] => [name, String(parameterValue(name, schema, { town, known, draw }))]);

  const inPath = new Map(values("path", 1));
  if (spoils === "path" && inPath.size > 0) inPath.set(draw.pick([...inPath.keys()]), draw.pick(badSegments));
  else for (const [name, value] of inPath) inPath.set(name, encodeURIComponent(value));
  const query = values("query", 0.6);
  if (spoils === "query") query.push(draw.pick(badQueries));
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`).join("&");

  const headers = new Map(values("header", 0.3).map(([name, value]) => [name.toLowerCase(), inHeader(value)]));
  if (method !== "GET") headers.set("origin", origin);
  const token = tokenFor(key, town, draw);
  if (token !== undefined) headers.set("cookie", `__Host-passa=${token}`);
  const body = method === "GET" ? undefined : bodyFor(operation, { known, draw, spoilt: spoils === "body" });
  if (body) headers.set("content-type", body.type);
  if (spoils === "header" && draw.chance(0.3)) headers.delete(draw.pick(["if-match", "origin", "content-type"]));
  else if (spoils === "header") headers.set(...draw.pick(badHeaders));
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath.get(name) ?? "x");
  return {
    url: `${origin}/api/v1${address}${search === "" ? "" : `?${search}`}`,
    init: { method, headers: [...headers], ...(body && { body: body.bytes }) },
    client: `198.51.100.${draw.int(0, 255)}.${draw.int(0, 255)}`,
  };
}

/** What HTTP lets through in a header. */
const inHeader = (text: string): string => text.replaceAll(/[^\x20-\xff]/g, "?");

/** Half a surrogate pair has no address. */
const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/gu, "\ufffd");

function operationOf(key: RouteKey): Operation {
  const { method, path } = addressOf(key);
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${key} is not in the document`);
  return operation;
}

function parameterOf(given: Parameter | { $ref: string }): Parameter {
  if (!("$ref" in given)) return given;
  const found = components.parameters[given.$ref.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`${given.$ref} is not in the document`);
  return found;
}

function parameterValue(
  name: string,
  schema: Schema,
  { town, known, draw }: { town: Town; known: Known; draw: Draw },
): unknown {
  if (name === "userId") return town.userId;
  if (name === "token") return draw.chance(0.5) ? town.calendarToken : valueOf(schema, known, draw);
  if (name === "topic") return draw.pick(["hours", "skill:licence.b", "capacity:lifting", "home"]);
  if (name === "returnTo") return draw.pick(["/", "/placements?state=published", "//evil.example", "/\\evil"]);
  if (name === "number") return draw.int(1, 4);
  if (name === "If-Match") return `"${draw.int(1, 3)}"`;
  return valueOf(schema, known, draw);
}

const badSegments = ["1", "%00", "..%2F..", "%E0%A4%A", "%ff", "a".repeat(3000), "emp_", "%20", "__proto__", "*", "-1"];
const badQueries: [string, string][] = [
  ["colour", "blue"],
  ["limit", "0"],
  ["limit", "1e9"],
  ["cursor", "e30"],
  ["cursor", "x".repeat(500)],
  ["q", "\u0000".repeat(10)],
  ["q", "%".repeat(100)],
  ["with", ",".repeat(300)],
  ["__proto__", "1"],
  ["sort", ""],
];
const badHeaders: [string, string][] = [
  ["if-match", "*"],
  ["if-match", '"0"'],
  ["if-match", `"${"9".repeat(200)}"`],
  ["idempotency-key", "two words"],
  ["idempotency-key", "x".repeat(5000)],
  ["content-type", "text/plain"],
  ["content-type", "application/json; charset=utf-16"],
  ["content-type", ";;;"],
  ["content-length", "-5"],
  ["accept-language", "x".repeat(2000)],
  ["accept-language", "sv;q=abc,,,;"],
  ["accept", "application/xml"],
  ["origin", "https://evil.example"],
  ["cookie", "__Host-passa=x; __Host-passa=y"],
  ["if-none-match", '"", W/"", *'],
  ["x-forwarded-for", "127.0.0.1"],
  ["x-http-method-override", "DELETE"],
];

function bodyFor(
  { requestBody }: Operation,
  { known, draw, spoilt }: { known: Known; draw: Draw; spoilt: boolean },
): { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  if (!requestBody) return spoilt && draw.chance(0.1) ? { type: "application/json", bytes: bytes("{}") } : undefined;
  const json = requestBody.content["application/json"];
  if (!json) {
    const text = draw.pick(tables);
    const random256 = Array.from({ length: 200 }, () => draw.int(0, 255));
    return {
      type: draw.pick(Object.keys(requestBody.content)),
      bytes: spoilt && draw.chance(0.5) ? new Uint8Array([0x50, 0x4b, 3, 4, ...random256]) : bytes(text),
    };
  }
  const whole = json.example !== undefined && draw.chance(0.5) ? withReal(json.example, known, draw) : undefined;
  const value = whole ?? valueOf(json.schema, known, draw);
  if (!spoilt) return { type: "application/json", bytes: bytes(JSON.stringify(value)) };
  if (draw.chance(0.15))
    return {
      type: "application/json",
      bytes: draw.pick(badBodies.map((make) => make())),
    };
  return { type: "application/json", bytes: bytes(JSON.stringify(spoil(value, draw)) ?? "") };
}

const badBodies: (() => Uint8Array<ArrayBuffer>)[] = [
  () => new Uint8Array(0),
  () => new TextEncoder().encode("{") as Uint8Array<ArrayBuffer>,
  () => new TextEncoder().encode("null") as Uint8Array<ArrayBuffer>,
  () => new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
  () => new TextEncoder().encode(`${"[".repeat(30_000)}${"]".repeat(30_000)}`) as Uint8Array<ArrayBuffer>,
  () => new TextEncoder().encode(`{${'"a":{'.repeat(10_000)}${"}".repeat(10_001)}`) as Uint8Array<ArrayBuffer>,
  () => new TextEncoder().encode(JSON.stringify("x".repeat(70_000))) as Uint8Array<ArrayBuffer>,
  () => new TextEncoder().encode('{"a":1,"a":2,"__proto__":{"admin":true}}') as Uint8Array<ArrayBuffer>,
];

const tables = [
  "Titel;Antal platser\nVattna;2\nKlippa;många\n",
  "Förnamn;Efternamn;Födelsedatum;Kön;Språk;Tolk\nSara;Ek;1990-02-03;kvinna;svenska;nej\n",
  "Förnamn,Efternamn\n=cmd|' /C calc'!A0,@SUM(1)\n",
  "",
  ";;;;\n;;;;\n",
  '"unfinished',
  `a\n${"b\n".repeat(3000)}`,
  `${"kolumn;".repeat(500)}\n`,
  "\u0000\u0001\u0002",
];

/** An example with ids of things that are there, so that it is let through to the use case. */
function withReal(example: unknown, { ids }: Known, draw: Draw): unknown {
  const text = JSON.stringify(example).replaceAll(
    /"([a-z]{3})_01K5D3XGZ0000000000000000A"/g,
    (whole, prefix: string) => {
      const there = [...ids.values()].flat().filter((id) => id.startsWith(`${prefix}_`));
      return there.length === 0 ? whole : `"${draw.pick(there)}"`;
    },
  );
  return JSON.parse(text);
}

/** Mostly somebody who may; sometimes anybody, and nobody. */
function tokenFor(key: RouteKey, town: Town, draw: Draw): string | undefined {
  // It would end a session that others need.
  if (key === "POST /sign-out" || draw.chance(0.03)) return undefined;
  const { eva, mia, ida, bo, lead, admin, atOwn, atOther } = town.sessions;
  const of = {
    participant: town.people.map(({ token }) => token),
    employer: [atOwn, atOwn, atOther],
    matcher: [eva, eva, mia],
    organiser: [ida, ida, bo],
    lead: [lead],
    admin: [admin],
  };
  const related = { own: true, assigned: true, protectedIdentity: false, responsible: true, listed: true };
  const may = roleKinds.filter((kind) => access.get(key)?.[kind](related) === "yes");
  return draw.pick(of[draw.pick(may.length > 0 && draw.chance(0.85) ? may : roleKinds)]);
}

const idNames: Record<string, string> = {
  emp: "employerId",
  wpl: "workplaceId",
  plc: "placementId",
  par: "participantId",
  evt: "eventId",
  pln: "planId",
  imp: "importId",
};
const MOST_IDS = 40;
const trace = /\n\s+at |node:internal|node_modules|\.[cm]?[jt]s:\d+|Error:/;

async function send(
  app: { request: (url: string, init: RequestInit, env: object) => Response | Promise<Response> },
  key: RouteKey,
  { url, init, client }: Sent,
  { known, draw, result }: { known: Known; draw: Draw; result: Hardness },
): Promise<void> {
  const startedAt = performance.now();
  const response = await app.request(url, init, { incoming: { socket: { remoteAddress: client } } });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  // A search that goes on has no end to wait for.
  const text = isStream ? "" : await response.text();
  if (isStream) await response.body?.cancel();
  result.times.push(performance.now() - startedAt);

  const { status } = response;
  const { faults } = result;
  result.statuses[status] = (result.statuses[status] ?? 0) + 1;
  const said = `${key} ${status} ${url.slice(origin.length + 7, origin.length + 127)} ${bodyText(init)}`;
  if (status >= 500) faults.serverErrors.push(said);
  if (trace.test(text)) faults.traces.push(said);
  const listed = operationOf(key).responses[String(status)];
  if (!listed) {
    faults.statuses.push(said);
    return;
  }
  if (isStream) return;
  const answer = "$ref" in listed ? components.responses[listed.$ref.split("/").at(-1) ?? ""] : listed;
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const schema = answer?.content?.[type]?.schema;
  if (answer?.content === undefined ? text !== "" && status !== 302 : schema === undefined) {
    faults.fields.push(`${said}: ${type || "a body"} is not in the document`);
  } else if (schema && type.endsWith("json")) {
    const found = departures(schema, JSON.parse(text), components.schemas);
    if (found.length > 0) faults.fields.push(`${said}: ${found.slice(0, 3).join(", ")}`);
  }
  if (status < 300 && init.method === "POST")
    for (const [id, prefix = ""] of text.slice(0, 400).matchAll(/\b([a-z]{3})_[0-7][0-9A-HJKMNP-TV-Z]{25}/g)) {
      const there = known.ids.get(idNames[prefix] ?? "");
      if (there && there.length < MOST_IDS && !there.includes(id) && draw.chance(0.5)) there.push(id);
    }
}

const bodyText = ({ body }: RequestInit): string =>
  body instanceof Uint8Array ? new TextDecoder().decode(body.subarray(0, 300)) : "";
