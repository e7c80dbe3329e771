import * as z from "zod";

/** One prefix a kind, so that an id tells what it names and a wrong one does not compile. */
export const idPrefix = {
  tenant: "ten",
  user: "usr",
  employer: "emp",
  workplace: "wpl",
  placement: "plc",
  participant: "par",
  project: "prj",
  enrolment: "enr",
  observation: "obs",
  attendance: "att",
  outcome: "out",
  import: "imp",
  audit: "aud",
  outbox: "msg",
  snapshot: "snp",
  ranking: "rnk",
  event: "evt",
  plan: "pln",
  replan: "rpl",
  proposal: "prp",
  grant: "grt",
} as const;

export type IdKind = keyof typeof idPrefix;

/** Prefix, underscore, ULID (26 characters of Crockford's base 32). */
export type Id<K extends IdKind> = `${(typeof idPrefix)[K]}_${string}`;

const ulid = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

const schemas = new Map<IdKind, z.ZodString>();

/** Schema of an id of the given kind: one instance a kind, since documents name it once. */
export function idSchema<K extends IdKind>(kind: K): z.ZodType<Id<K>, Id<K>> {
  let schema = schemas.get(kind);
  if (!schema) {
    schema = z
      .string()
      .regex(new RegExp(`^${idPrefix[kind]}_${ulid}$`))
      .meta({ id: `${kind}Id`, examples: [`${idPrefix[kind]}_01K5D3XGZ0000000000000000A`] });
    schemas.set(kind, schema);
  }
  return schema as unknown as z.ZodType<Id<K>, Id<K>>;
}

/** Whether the text begins as an id of the kind does. */
export const isIdOf = <K extends IdKind>(kind: K, text: string): text is Id<K> => text.startsWith(`${idPrefix[kind]}_`);
