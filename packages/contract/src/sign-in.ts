import * as z from "zod";

/**
 * A path inside the portal: one slash, then nothing that a browser could read as another host (a second slash, a
 * backslash, or the tabs and line breaks that it drops).
 */
export const LocalPath = z
  .string()
  .max(400)
  .regex(/^\/(?![/\\])[^\\\s\u0000-\u001f\u007f]*$/)
  .meta({ id: "LocalPath", examples: ["/placements"] });

/**
 * Why a sign-in came to nothing: `/sign-in?reason=…&to=…` of the portal, which says it in words and goes on to `to`.
 * `cancelled` by the person, `tooLate` (or another tab was faster), `notInvited` (nobody in Passa has this identity),
 * `secondFactorMissing` for staff, `tooManyTries`, `providerFailed` for everything that the provider did wrong.
 */
export const SignInReason = z
  .enum(["cancelled", "tooLate", "notInvited", "secondFactorMissing", "tooManyTries", "providerFailed"])
  .meta({ id: "SignInReason" });
export type SignInReason = z.infer<typeof SignInReason>;
