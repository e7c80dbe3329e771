import type { Draw } from "@passa/domain/matching/oracle/generate";
import fc from "fast-check";
import { type Components, nameOf, resolved, type Schema } from "./json-schema.ts";

/** Values made from schemas, and values spoilt in one place; the same for the same seed. */

/** Words that people, spreadsheets and attackers write. */
const words = [
  "Plocka och packa",
  "åäö ÅÄÖ",
  "=1+1",
  "@cmd",
  "<script>alert(1)</script>",
  "' OR 1=1 --",
  "{{7*7}}",
  "../../etc/passwd",
  "مرحبا",
  "👩🏽‍🦽",
  "\u202eabc",
  " ",
];

const patterned = new Map<string, string[]>();
function ofPattern(pattern: string, draw: Draw): string {
  let samples = patterned.get(pattern);
  if (!samples) {
    samples = fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 30, seed: 1 });
    patterned.set(pattern, samples);
  }
  return draw.pick(samples);
}

export type Known = { components: Components; ids: Map<string, string[]> };

/** A value that the schema takes. Ids are mostly of things that are there. */
export function valueOf(given: Schema, known: Known, draw: Draw, depth = 0): unknown {
  const { components, ids } = known;
  if (given.$ref !== undefined) {
    const there = ids.get(nameOf(given.$ref));
    if (there && there.length > 0 && draw.chance(0.9)) return draw.pick(there);
  }
  const schema = resolved(given, components);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueOf(draw.pick(choices), known, draw, depth);
  if ("const" in schema) return schema.const;
  if (schema.enum) return draw.pick(schema.enum);
  if (schema.examples && draw.chance(0.4)) return draw.pick(schema.examples);
  const type = draw.pick([schema.type ?? "null"].flat());
  switch (type) {
    case "string":
      return textOf(schema, draw);
    case "integer":
    case "number":
      return numberOf(schema, type, draw);
    case "boolean":
      return draw.chance(0.5);
    case "array": {
      const { minItems = 0, maxItems = 8, items } = schema;
      const length = Math.min(maxItems, minItems + draw.int(0, depth > 4 ? 0 : 2));
      return Array.from({ length }, () => (items ? valueOf(items, known, draw, depth + 1) : 1));
    }
    case "object": {
      const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
      const entries = Object.entries(properties)
        .filter(([name]) => required.includes(name) || (depth < 5 && draw.chance(0.5)))
        .map(([name, inner]): [string, unknown] => [name, valueOf(inner, known, draw, depth + 1)]);
      if (typeof additionalProperties === "object" && depth < 5)
        for (let n = draw.int(0, 2); n > 0; n -= 1)
          entries.push([
            String(propertyNames ? valueOf(propertyNames, known, draw) : draw.pick(words)),
            valueOf(additionalProperties, known, draw, depth + 1),
          ]);
      return Object.fromEntries(entries);
    }
    default:
      return null;
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema, draw: Draw): string {
  const day = `20${draw.pick(["26", "27", "28"])}-0${draw.int(1, 9)}-1${draw.int(0, 9)}`;
  switch (format) {
    case "date":
      return day;
    case "date-time":
      return `${day}T0${draw.int(0, 9)}:30:00.000Z`;
    case "email":
      return `person.${draw.int(0, 999_999_999)}@${draw.pick(["karlskrona", "nordkajen"])}.example`;
    case "uri":
      return "https://passa.example/";
  }
  if (pattern !== undefined) return ofPattern(pattern, draw);
  const text = draw.chance(0.1) ? "å".repeat(Math.min(maxLength, 3000)) : draw.pick(words);
  return text.padEnd(minLength, "x").slice(0, maxLength);
}

function numberOf({ minimum = -1000, maximum = 1000 }: Schema, type: string, draw: Draw): number {
  const [least, most] = [Math.max(minimum, -1e6), Math.min(maximum, Math.max(minimum, -1e6) + 1e6)];
  if (draw.chance(0.3)) return draw.pick([least, most]);
  const between = least + draw.unit() * (most - least);
  return type === "integer" ? Math.min(most, Math.ceil(between)) : between;
}

/** What no field wants: other types, ends of ranges, long, deep, and names that objects have of themselves. */
const spoilt: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e-308,
  2 ** 60,
  "",
  " ",
  "0",
  "null",
  "__proto__",
  "\u0000",
  "\ud800",
  "\u202e\u0007",
  "x".repeat(10_000),
  "a@".repeat(2000),
  "9".repeat(400),
  "2027-02-30",
  "2027-03-18T25:61",
  "10000-01-01",
  "par_01K5D3XGZ0000000000000000A",
  [],
  [[]],
  [null],
  Array.from({ length: 1000 }, (_, n) => n),
  {},
  { toString: 1 },
  { length: -1 },
  { $ref: "#/components/schemas/Employer" },
  JSON.parse('{"__proto__": {"admin": true}}') as unknown,
];

/** The value with one place of it spoilt: replaced, left out, repeated or added to. */
export function spoil(value: unknown, draw: Draw): unknown {
  const copy = structuredClone(value);
  const seats = seatsOf(copy);
  if (seats.length === 0) return draw.pick(spoilt);
  const { holder, name } = draw.pick(seats);
  const how = draw.unit();
  if (Array.isArray(holder)) {
    const at = Number(name);
    if (how < 0.2) holder.splice(at, 1);
    else if (how < 0.4) holder.push(...Array.from({ length: 300 }, () => holder[at] as unknown));
    else holder[at] = draw.pick(spoilt);
  } else {
    if (how < 0.2) delete holder[name];
    else if (how < 0.35)
      Object.defineProperty(holder, draw.pick(["colour", "__proto__", "constructor", "id", "tenantId", "version"]), {
        value: draw.pick(spoilt),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else holder[name] = draw.pick(spoilt);
  }
  return copy;
}

type Seat = { holder: Record<string, unknown> | unknown[]; name: string };

function seatsOf(value: unknown): Seat[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown> | unknown[];
  return Object.entries(holder).flatMap(([name, inner]) => [{ holder, name }, ...seatsOf(inner)]);
}
