import { Phone } from "./employer/employer.ts";
import { idPrefix, idSchema, type IdKind } from "./id.ts";
import { fieldCodes, type FieldCode, type FieldError } from "./refusal.ts";
import * as z from "zod";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with each field, in the words of the domain. Issues must have been raised with `reportInput`, since a
 * field that is not there and one of the wrong type are told apart by what was sent.
 */
export function fieldErrors(issues: readonly Issue[], at: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => fieldErrorsOf(issue, [...at, ...issue.path]));
}

const error = (path: readonly PropertyKey[], code: FieldCode, values?: FieldError["values"]): FieldError => ({
  path: path.map(String).join("."),
  code,
  ...(values && { values }),
});

function fieldErrorsOf(issue: Issue, path: readonly PropertyKey[]): FieldError[] {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return [error(path, "required")];
      return [error(path, issue.expected === "int" && typeof issue.input === "number" ? "notWhole" : "wrongType")];
    case "invalid_value":
      return [
        error(path, issue.input === undefined ? "required" : "notAChoice", {
          choices: issue.values.map(String).join(", "),
        }),
      ];
    case "too_small":
      if (issue.origin === "string")
        return [issue.input === "" ? error(path, "required") : error(path, "tooShort", { min: Number(issue.minimum) })];
      if (issue.origin === "number" || issue.origin === "int")
        return [error(path, "tooSmall", { min: Number(issue.minimum) })];
      return [error(path, "empty", { min: Number(issue.minimum) })];
    case "too_big":
      if (issue.origin === "number" || issue.origin === "int")
        return [error(path, "tooLarge", { max: Number(issue.maximum) })];
      return [error(path, "tooLong", { max: Number(issue.maximum) })];
    case "invalid_format":
      return [error(path, issue.input === "" ? "required" : formatCode(issue))];
    case "not_multiple_of":
      return [error(path, "notWhole")];
    case "unrecognized_keys":
      return issue.keys.map((key) => error([...path, key], "unknownField"));
    case "invalid_union":
      return unionErrors(issue, path);
    case "invalid_key":
    case "invalid_element":
      return [error(path, "malformed")];
    case "custom":
      return [error(path, issue.input === "" ? "required" : customCode(issue.params))];
  }
}

/** Of a union, what keeps the value from the member that it was most likely meant as. */
function unionErrors(issue: Extract<Issue, { code: "invalid_union" }>, path: readonly PropertyKey[]): FieldError[] {
  const discriminator = "discriminator" in issue ? issue.discriminator : undefined;
  if (typeof discriminator === "string") {
    const sent: unknown = issue.input;
    const named = typeof sent === "object" && sent !== null && discriminator in sent;
    return [
      error(
        [...path, discriminator].slice(0, path.at(-1) === discriminator ? -1 : undefined),
        named ? "notAChoice" : "required",
      ),
    ];
  }
  const strangeness = (issues: readonly Issue[]) =>
    issues.filter(({ code }) => code === "unrecognized_keys" || code === "invalid_type").length;
  const [nearest] = issue.errors.toSorted((a, b) => strangeness(a) - strangeness(b) || a.length - b.length);
  return nearest ? fieldErrors(nearest, path) : [error(path, "malformed")];
}

/** The pattern of a schema, as its issues name it. */
function patternOf(schema: z.ZodType): string {
  const [issue] = schema.safeParse("").error?.issues ?? [];
  return issue?.code === "invalid_format" ? String(issue.pattern) : "";
}

const patternCodes = new Map<string, FieldCode>([
  [patternOf(Phone), "notAPhone"],
  ...(Object.keys(idPrefix) as IdKind[]).map((kind) => [patternOf(idSchema(kind)), "notAnId"] as const),
]);

function formatCode(issue: Extract<Issue, { code: "invalid_format" }>): FieldCode {
  switch (issue.format) {
    case "date":
    case "datetime":
      return "notADate";
    case "email":
      return "notAnEmail";
    default:
      return patternCodes.get(String("pattern" in issue ? issue.pattern : "")) ?? "malformed";
  }
}

/** Rules of the domain that no schema can state name their code themselves: `params: {code}`. */
function customCode(params: Record<string, unknown> | undefined): FieldCode {
  return fieldCodes.find((code) => code === params?.["code"]) ?? "malformed";
}
