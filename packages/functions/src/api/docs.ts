import { addressOf, refusalsByStatus } from "@passa/contract/answers";
import { BASE_PATH, type Route } from "@passa/contract/route";
import { routes } from "@passa/contract/routes";
import { type Tag, tags } from "@passa/contract/tags";
import type { RouteKey } from "@passa/contract/types";
import { refusalStatus, type RefusalCode } from "@passa/domain/refusal";
import { refusalText } from "@passa/texts/refusal";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { openApiDocument } from "./openapi.ts";

type Part = HtmlEscapedString | Promise<HtmlEscapedString>;
type Json = Record<string, unknown>;

const routeKeys = Object.keys(routes) as RouteKey[];

/** The reference for people, rendered from the same table as the document: no script, one style sheet. */
export function docsPage(origin: string): Part {
  const document = openApiDocument(origin);
  const schemas = (document["components"] as { schemas: Record<string, Json> }).schemas;
  const paths = document["paths"] as Record<string, Record<string, Json>>;
  const operation = (key: RouteKey): Json => paths[addressOf(key).path]?.[addressOf(key).method.toLowerCase()] ?? {};
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Passa: the API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <a class="skip" href="#routes">To the routes</a>
        <header>
          <p class="mark">passa</p>
          <h1>The API</h1>
          <p class="lede">
            Everything below ${code(BASE_PATH)}, written from the table that the server itself reads. For machines:
            <a href="/api/openapi.json">openapi.json</a>.
          </p>
        </header>
        <nav aria-label="Contents">
          <ul>
            ${tagNames.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}
            <li><a href="#refusals">refusals</a></li>
            <li><a href="#shapes">shapes</a></li>
          </ul>
        </nav>
        <main id="routes">
          <section aria-labelledby="writing">
            <h2 id="writing">Reading and writing</h2>
            <p>
              Sign in in the portal; the session is a cookie. Times are UTC instants (${code("…At")}) or ISO dates
              (${code("…On")}).
            </p>
            <p>
              A write carries the portal's ${code("Origin")}. A POST may carry an ${code("Idempotency-Key")}: the same
              key and body again get the first answer again. A change of something that is edited carries
              ${code("If-Match")} with the ${code("ETag")} it was made from. A list goes on with ${code("cursor")}, the
              ${code("next")} of the page before.
            </p>
          </section>
          ${tagNames.map(
            (tag) =>
              html`<section aria-labelledby="${tag}">
                <h2 id="${tag}">${tag}</h2>
                <p>${tags[tag]}</p>
                ${routeKeys.filter((key) => routes[key].tag === tag).map((key) => routeEntry(key, operation(key)))}
              </section>`,
          )}
          <section aria-labelledby="refusals">
            <h2 id="refusals">Refusals</h2>
            <p>
              ${code("application/problem+json")} (RFC 9457), in Swedish or English as ${code("Accept-Language")} asks.
              Decide by ${code("code")}, show ${code("detail")}.
            </p>
            <dl class="refusals">
              ${Object.keys(refusalStatus).map((key) => refusalEntry(key as RefusalCode, refusalStatus[key as RefusalCode]))}
              ${refusalEntry("internal", 500)}
            </dl>
          </section>
          <section aria-labelledby="shapes">
            <h2 id="shapes">Shapes</h2>
            ${Object.entries(schemas).map(
              ([name, schema]) =>
                html`<article id="shape-${name}" class="shape">
                  <h3>${name}</h3>
                  ${shape(schema)}
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

const tagNames = Object.keys(tags) as Tag[];
const code = (text: string): Part => html`<code>${text}</code>`;

/** Text of the document, which marks code as Markdown does. */
const prose = (text: string): Part =>
  list(
    text.split("`").map((part, index) => (index % 2 === 1 ? code(part) : html`${part}`)),
    "",
  );

function routeEntry(key: RouteKey, operation: Json): Part {
  const route: Route = routes[key];
  const { method, path } = addressOf(key);
  const id = String(operation["operationId"]);
  const parameters = ((operation["parameters"] as Json[] | undefined) ?? []).filter(({ $ref }) => $ref === undefined);
  const answer = operation["responses"] as Record<string, Json>;
  return html`<article id="${id}" class="route">
    <h3><span class="method" data-method="${method}">${method}</span> <code>${path}</code></h3>
    <p>${route.summary}. ${prose(String(operation["description"]))}</p>
    ${
      parameters.length > 0
        ? html`<h4>Parameters</h4>
            <table>
              <tbody>
                ${parameters.map(
                  ({ name, in: place, required, schema }) =>
                    html`<tr>
                      <th scope="row">${code(String(name))}</th>
                      <td>${String(place)}${required ? "" : ", may be left out"}</td>
                      <td>${shape(schema as Json)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
        : ""
    }
    ${route.versioned === "write" ? html`<p>Needs ${code("If-Match")}.</p>` : ""} ${bodyEntry(operation)}
    <h4>Answer</h4>
    <p>
      ${code(String(route.success.status))}
      ${route.success.body ? shape(schemaIn(answer[String(route.success.status)])) : html`without a body`}
    </p>
    <p class="may-refuse">
      May refuse:
      ${list([...refusalsByStatus(key)].flatMap(([status, codes]) => codes.map((one) => html`<a href="#${one}">${status} ${one}</a>`)))}
    </p>
  </article>`;
}

function bodyEntry(operation: Json): Part {
  const body = operation["requestBody"] as Json | undefined;
  if (!body) return html``;
  const content = body["content"] as Record<string, Json>;
  const example = content["application/json"]?.["example"];
  const file = content["application/json"] === undefined;
  return html`<h4>Body</h4>
    <p>
      ${file ? html`The bytes of the file: ${list(Object.keys(content).map(code))}. ${String(body["description"])}` : shape(schemaIn(body))}
    </p>
    ${example === undefined ? "" : html`<pre tabindex="0"><code>${JSON.stringify(example, null, 2)}</code></pre>`}`;
}

const schemaIn = (holder: Json | undefined): Json =>
  Object.values((holder?.["content"] ?? {}) as Record<string, Json>)[0]?.["schema"] as Json;

function refusalEntry(key: RefusalCode | "internal", status: number): Part {
  const { title, detail } = refusalText("en", key, { accepted: "…", maxKb: "…", requestId: "…" });
  return html`<div id="${key}">
    <dt><code>${status}</code> <code>${key}</code></dt>
    <dd><strong>${title}.</strong> ${detail}</dd>
  </div>`;
}

/** A JSON Schema in a few words: names link to their shape, objects become a table of their fields. */
function shape(schema: Json): Part {
  const { $ref, type, properties, items, enum: choices, const: only, additionalProperties } = schema;
  const members = (schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"]) as Json[] | undefined;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (members)
    return members.some(({ properties: fields }) => fields)
      ? html`<div class="one-of">
          <p>One of:</p>
          ${members.map(shape)}
        </div>`
      : list(members.map(shape), " or ");
  if (only !== undefined) return code(JSON.stringify(only));
  if (Array.isArray(choices))
    return list(
      choices.map((choice) => code(JSON.stringify(choice))),
      " or ",
    );
  if (type === "array") return html`list of ${items ? shape(items as Json) : "anything"}${limits(schema)}`;
  if (properties) return fieldTable(schema);
  if (type === "object")
    return html`object of
    ${additionalProperties && typeof additionalProperties === "object" ? shape(additionalProperties as Json) : "anything"}
    by name`;
  return html`${String(schema["format"] ?? type)}${limits(schema)}`;
}

function fieldTable(schema: Json): Part {
  const required = new Set(schema["required"] as string[] | undefined);
  return html`<table>
    <tbody>
      ${Object.entries(schema["properties"] as Record<string, Json>).map(
        ([name, field]) =>
          html`<tr>
            <th scope="row">${code(name)}${required.has(name) ? "" : html`<span class="optional"> optional</span>`}</th>
            <td>
              ${shape(field)}${typeof field["description"] === "string" ? html`<p>${field["description"]}</p>` : ""}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function limits({ minimum, maximum, minLength, maxLength, minItems, maxItems }: Json): string {
  const [least, most] = [minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems];
  // Zod writes the limits of safe integers for every whole number: they tell nothing.
  const told = [least, most].map((limit) =>
    typeof limit === "number" && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? String(limit) : "",
  );
  return told.join("") === "" ? "" : `, ${told.join("–")}`;
}

function list(parts: Part[], between = ", "): Part {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${raw(between)}${part}`))}`;
}
