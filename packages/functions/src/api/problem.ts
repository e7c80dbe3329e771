import type { Problem, ProblemCode } from "@passa/contract/problem";
import { Refusal, refusalStatus } from "@passa/domain/refusal";
import { fieldText, refusalText } from "@passa/texts/refusal";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { tellOf } from "../log.ts";
import type { Env } from "./env.ts";

/** Where the reference explains a code. */
const problemType = (origin: string, code: ProblemCode): string => `${origin}/api/docs#${code}`;

/**
 * Answers whatever was thrown as problem+json: a refusal with its own code and status, anything else as a bug of ours,
 * of which the answer tells the request's id and the log where it broke.
 */
export function answerProblem(c: Context<Env>, thrown: unknown, deps: { origin: string; now: string }): Response {
  const requestId = c.get("requestId");
  const language = c.get("language");
  const refusal = thrown instanceof Refusal ? thrown : undefined;
  const code: ProblemCode = refusal?.code ?? "internal";
  const status = refusal ? refusalStatus[refusal.code] : 500;
  if (!refusal) c.get("log")({ event: "bug", at: deps.now, requestId, route: c.get("route"), ...tellOf(thrown) });
  c.set("code", code);

  const { version, seconds } = refusal?.values ?? {};
  const problem: Problem = {
    type: problemType(deps.origin, code),
    ...refusalText(language, code, { ...refusal?.values, requestId }),
    status,
    code,
    requestId,
    errors: (refusal?.fields ?? []).map((error) => ({
      path: error.path,
      code: error.code,
      message: fieldText(language, error, c.get("noun")),
    })),
    ...(typeof version === "number" && { version }),
  };
  const headers = {
    "Content-Type": "application/problem+json",
    "Content-Language": language,
    ...(typeof version === "number" && { ETag: `"${version}"` }),
    ...(typeof seconds === "number" && { "Retry-After": String(Math.ceil(seconds)) }),
  };
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, headers);
}
