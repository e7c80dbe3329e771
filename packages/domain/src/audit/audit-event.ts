import * as z from "zod";
import { idSchema } from "../id.ts";
import { Role } from "../user/user.ts";

/** Who saw or did what, to whom, why. Nothing here tells what is known of a person: that is in the sealed part alone. */

/** What of a person somebody was shown. */
export const Shown = z
  .enum(["details", "answers", "places", "proposal", "card", "identity", "fit", "event", "record", "trail", "list"])
  .meta({ id: "Shown" });
export type Shown = z.infer<typeof Shown>;

/** By what right: works with the person, the person's first or second yes, an event's list, a place's list, or on request. */
export const ShownBecause = z
  .enum(["worksWith", "firstYes", "secondYes", "eventList", "placeList", "request"])
  .meta({ id: "ShownBecause" });
export type ShownBecause = z.infer<typeof ShownBecause>;

export const AuditEvent = z.strictObject({
  id: idSchema("audit"),
  at: z.iso.datetime(),
  who: idSchema("user"),
  role: Role,
  /** Whom an `employer` acted for. */
  employerId: idSchema("employer").optional(),
  /** An action of the policy, or what happens before there is one ("session.begin"). */
  what: z.string(),
  /** The id of what was changed or seen. */
  whom: z.string(),
  requestId: z.string(),
  /** Of a disclosure. */
  shown: Shown.optional(),
  because: ShownBecause.optional(),
  /** Of a thing in the clear; of a person encrypted with the person's key (base64), gone when the key is. */
  why: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
  sealed: z.string().optional(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
