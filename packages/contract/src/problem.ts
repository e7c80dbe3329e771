import { fieldCodes, refusalStatus, type RefusalCode } from "@passa/domain/refusal";
import * as z from "zod";

const refusalCodes = Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]];

/** `internal` is a bug of ours: the request id is all that is told of it. */
export const ProblemCode = z
  .enum([...refusalCodes, "internal"])
  .meta({ id: "ProblemCode", description: "Stable: decide by this, show `detail`." });
export type ProblemCode = z.infer<typeof ProblemCode>;

export const FieldProblem = z
  .strictObject({
    path: z.string().meta({
      description: "Dotted from the root of the body (`tasks.0.title`), or the name of a query parameter or header.",
      examples: ["hours.min"],
    }),
    code: z.enum(fieldCodes),
    message: z.string().meta({
      description: "What to do, in the language of the request.",
      examples: ["Skriv hur många timmar jobbet är."],
    }),
  })
  .meta({ id: "FieldProblem" });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Every answer that is not the one asked for (RFC 9457, application/problem+json). */
export const Problem = z
  .strictObject({
    type: z.url().meta({ description: "Address of the code's entry in the reference." }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: ProblemCode,
    detail: z
      .string()
      .meta({ description: "What happened and what to do now, for people, in the language of the request." }),
    requestId: z.string().meta({ description: "To be read out to support; also in `X-Request-Id`." }),
    errors: z.array(FieldProblem),
    version: z.int().min(1).optional().meta({ description: "With `stale`: the version now, as in `ETag`." }),
  })
  .meta({ id: "Problem", description: "Why the answer is not the one asked for (RFC 9457)." });
export type Problem = z.infer<typeof Problem>;
