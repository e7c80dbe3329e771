/** JSON Schemas as the API's document has them (draft 2020-12, the words that it uses). */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  default?: unknown;
};
export type Components = Record<string, Schema>;

export const nameOf = (ref: string): string => ref.split("/").at(-1) ?? "";

/** The schema that a reference stands for. @throws when there is none */
export function resolved(schema: Schema, components: Components): Schema {
  if (schema.$ref === undefined) return schema;
  const found = components[nameOf(schema.$ref)];
  if (!found) throw new Error(`${schema.$ref} is not in the document`);
  return resolved(found, components);
}

/**
 * What in a value the document does not have: fields that it does not name, values of another type, lengths and numbers
 * out of bounds. Written apart from the schemas that the API parses by, so that it sees what they would let through.
 */
export function departures(given: Schema, value: unknown, components: Components, at = "$"): string[] {
  const schema = resolved(given, components);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const tries = choices.map((choice) => departures(choice, value, components, at));
    return tries.some((found) => found.length === 0) ? [] : (tries.toSorted((a, b) => a.length - b.length)[0] ?? []);
  }
  if ("const" in schema) return value === schema.const ? [] : [`${at}: not ${JSON.stringify(schema.const)}`];
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at}: not one of the choices`];
  const types = [schema.type ?? []].flat();
  if (!types.some((type) => isOf(type, value))) return [`${at}: not ${types.join(" or ")}`];
  if (typeof value === "string") return textDepartures(schema, value, at);
  if (typeof value === "number")
    return value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)
      ? [`${at}: out of bounds`]
      : [];
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity, items } = schema;
    const long = value.length < minItems || value.length > maxItems ? [`${at}: ${value.length} items`] : [];
    return items ? [...long, ...value.flatMap((one, n) => departures(items, one, components, `${at}.${n}`))] : long;
  }
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, required = [], additionalProperties } = schema;
  return [
    ...required.flatMap((name) => (name in value ? [] : [`${at}.${name}: missing`])),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const open = additionalProperties === false ? undefined : (additionalProperties ?? undefined);
      if (known) return departures(known, inner, components, `${at}.${name}`);
      if (typeof open === "object") return departures(open, inner, components, `${at}.${name}`);
      // A type without properties is any object: the document says so of what other houses write.
      return schema.properties === undefined && open !== undefined ? [] : [`${at}.${name}: not in the document`];
    }),
  ];
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}

function textDepartures({ minLength = 0, maxLength = Infinity, pattern }: Schema, value: string, at: string): string[] {
  // JSON Schema counts characters, JavaScript halves of the rarer ones.
  const length = Array.from(value).length;
  return [
    ...(length < minLength || length > maxLength ? [`${at}: ${length} characters`] : []),
    ...(pattern !== undefined && !new RegExp(pattern, "u").test(value) ? [`${at}: not as its pattern`] : []),
  ];
}
