import { addressOf, refusalsByStatus, refusalsOf } from "@passa/contract/answers";
import { Problem } from "@passa/contract/problem";
import { BASE_PATH, type Route } from "@passa/contract/route";
import { routes } from "@passa/contract/routes";
import { tags } from "@passa/contract/tags";
import type { RouteKey } from "@passa/contract/types";
import type { RefusalCode } from "@passa/domain/refusal";
import * as z from "zod";
import { version } from "./version.ts";

type Json = Record<string, unknown>;

const routeKeys = Object.keys(routes) as RouteKey[];

/**
 * The API as an OpenAPI 3.1 document, made from the contract alone: what is parsed and checked is what is written here.
 * `origin` is the address that clients reach it at.
 */
export function openApiDocument(origin: string): Json {
  const schemas = createSchemas();
  const paths: Record<string, Json> = {};
  for (const key of routeKeys) {
    const { method, path } = addressOf(key);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(key, schemas) };
  }
  const problem = schemas.of(Problem, "output");
  return {
    openapi: "3.1.1",
    info: {
      title: "Passa",
      version,
      summary: "A marketplace for adapted places.",
      description: introduction,
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: `${origin}${BASE_PATH}` }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }],
    paths,
    components: {
      schemas: schemas.components(),
      responses: Object.fromEntries(
        [...new Set(routeKeys.flatMap((key) => [...refusalsByStatus(key).keys()])), 500].map((status) => [
          problemName(status),
          problemResponse(status, problem),
        ]),
      ),
      parameters: { IfMatch: ifMatch, IfNoneMatch: ifNoneMatch, IdempotencyKey: idempotencyKey },
      headers: { ETag: etag, RequestId: requestId },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-passa",
          description: "Set when signing in. Over plain HTTP on this computer it is called `passa`.",
        },
      },
    },
  };
}

const introduction = `Times are UTC instants (\`…At\`) or ISO dates (\`…On\`); ids tell their kind by a prefix.

**Writing.** A write carries the \`Origin\` of the portal (or \`Sec-Fetch-Site: same-origin\`), which browsers do by themselves. A POST may carry an \`Idempotency-Key\`: the same key and body again get the first answer again. A change of an edited resource carries \`If-Match\` with the \`ETag\` it was made from.

**Refusals** are \`application/problem+json\` (RFC 9457) with a stable \`code\`; their words are in the language that \`Accept-Language\` asks for (Swedish, English).`;

function operationOf(key: RouteKey, schemas: Schemas): Json {
  const route: Route = routes[key];
  const parameters = [
    ...parametersOf(route.path, "path", schemas),
    ...parametersOf(route.query, "query", schemas),
    ...(route.versioned === "write" ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
    ...(route.kept ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : []),
    ...(refusalsOf(key).includes("idempotencyKeyReused") ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ];
  return {
    operationId: operationId(key),
    summary: route.summary,
    description: describe(key),
    tags: [route.tag],
    ...(route.action === "public" && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...requestBodyOf(route, schemas),
    responses: responsesOf(key, schemas),
  };
}

/** "GET /placements/{placementId}/near-misses" is `getPlacementNearMisses`: the words of the path, ids left out. */
export function operationId(key: RouteKey): string {
  const { method, path } = addressOf(key);
  const parts = path.slice(1).split("/");
  const words = parts.flatMap((part, index) => {
    if (part.startsWith("{")) return index === parts.length - 1 ? ["by", ...part.slice(1, -1).split(/(?=[A-Z])/)] : [];
    return (parts[index + 1]?.startsWith("{") ? part.replace(/s$/, "") : part).split("-");
  });
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

function describe(key: RouteKey): string {
  const { action, kept }: Route = routes[key];
  const who =
    action === "public"
      ? "Needs no session."
      : action === "session"
        ? "For everybody who is signed in."
        : `Asks the policy for \`${action}\`.`;
  return kept ? `${who} May be kept and asked after with \`If-None-Match\`.` : who;
}

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query", schemas: Schemas): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const value = field as z.ZodType;
    return {
      name,
      in: place,
      required: place === "path" || !value.safeParse(undefined).success,
      schema: schemas.of(value, "output"),
    };
  });
}

function requestBodyOf({ body, file, example }: Route, schemas: Schemas): Json {
  if (file) {
    const content = Object.fromEntries(
      file.mediaTypes.map((type) => [type, { schema: { type: "string", format: "binary", maxLength: file.maxBytes } }]),
    );
    return { requestBody: { required: true, description: `At most ${file.maxBytes / 1_000_000} MB.`, content } };
  }
  if (!body) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemas.of(body, "input"), ...(example !== undefined && { example }) } },
    },
  };
}

function responsesOf(key: RouteKey, schemas: Schemas): Json {
  const { success, versioned, kept, text }: Route = routes[key];
  const headers = {
    "X-Request-Id": { $ref: "#/components/headers/RequestId" },
    ...((versioned || kept) && { ETag: { $ref: "#/components/headers/ETag" } }),
    ...(success.status === 302 && {
      Location: { description: "Where to go on.", required: true, schema: { type: "string", format: "uri" } },
    }),
  };
  const content = success.body
    ? { content: { [text ?? "application/json"]: { schema: schemas.of(success.body, "output") } } }
    : {};
  const refused = [...refusalsByStatus(key)].map(
    ([status]) => [String(status), { $ref: `#/components/responses/${problemName(status)}` }] as const,
  );
  return {
    [success.status]: { description: successText[success.status], headers, ...content },
    ...(kept && { 304: { description: "What you have is still how it is.", headers } }),
    ...Object.fromEntries(refused),
    500: { $ref: "#/components/responses/Problem500" },
  };
}

const successText = {
  200: "As asked.",
  201: "Made.",
  202: "Begun: it goes on by itself.",
  204: "Done; there is nothing to show.",
  302: "Go on there.",
} as const;

const problemName = (status: number): string => `Problem${status}`;

function problemResponse(status: number, schema: Json): Json {
  const codes = new Set<RefusalCode>(routeKeys.flatMap((key) => refusalsByStatus(key).get(status) ?? []));
  return {
    description:
      status === 500 ? "A bug of ours: `internal`." : `One of: ${[...codes].map((code) => `\`${code}\``).join(", ")}.`,
    headers: {
      "X-Request-Id": { $ref: "#/components/headers/RequestId" },
      ...(status === 412 && { ETag: { $ref: "#/components/headers/ETag" } }),
      ...(status === 429 && {
        "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 0 } },
      }),
    },
    content: { "application/problem+json": { schema } },
  };
}

const ifMatch = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The ETag of the version that the change was made from.",
  schema: { type: "string", pattern: '^(W/)?"[1-9][0-9]{0,9}"$', examples: ['"3"'] },
};
const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "ETags of what you have.",
  schema: { type: "string", examples: ['"Zk2o4yZ2v1Q"'] },
};
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "One for each thing that you mean to do, the same for every try of it. Remembered for 24 hours.",
  schema: { type: "string", pattern: "^[!-~]{1,128}$", examples: ["5b1f3c9e-6f0f-4f0e-9a55-2f6f9d8f2a10"] },
};
const etag = {
  description: "The version, to send back in If-Match; of what may be kept, its fingerprint.",
  schema: { type: "string", examples: ['"3"'] },
};
const requestId = { description: "Names this request in our logs.", schema: { type: "string", format: "uuid" } };

type Schemas = ReturnType<typeof createSchemas>;

/** JSON Schemas of the contract's Zod schemas; those with an id become components that the others refer to. */
function createSchemas() {
  const components = new Map<string, Json>();

  function of(schema: z.ZodType, io: "input" | "output"): Json {
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, {
      io,
      target: "draft-2020-12",
      override: ({ jsonSchema }) => tidy(jsonSchema),
    }) as Json & {
      $defs?: Record<string, Json>;
    };
    for (const [id, definition] of Object.entries($defs)) add(id, relocate(withoutId(definition)));
    const { id, ...body } = relocate(root) as Json & { id?: string };
    if (id === undefined) return body;
    add(id, body);
    return { $ref: `#/components/schemas/${id}` };
  }

  function add(id: string, definition: Json): void {
    const known = components.get(id);
    if (known && JSON.stringify(known) !== JSON.stringify(definition)) throw new Error(`two schemas are called ${id}`);
    components.set(id, definition);
  }

  return { of, components: (): Json => Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Lists that our code may not change are still lists to others; JSON object keys need no schema of their own. */
function tidy(schema: Json): void {
  delete schema["readOnly"];
}

function withoutId(definition: Json): Json {
  const { id: _, ...rest } = definition;
  return rest;
}

/** References of one schema's own definitions, as references into the document. */
function relocate(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
