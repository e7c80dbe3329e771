import * as z from "zod";
import { idSchema } from "../id.ts";

/** A grant ends by itself: for how long it holds at most. */
export const GRANTED_AT_MOST_MONTHS = 12;

/**
 * An administrator's word that one colleague may propose a person whose identity is protected to one employer, why, and until
 * which day. While it holds, and the person has said yes, that employer sees what the yes was about.
 */
export const Grant = z.strictObject({
  id: idSchema("grant"),
  participantId: idSchema("participant"),
  employerId: idSchema("employer"),
  userId: idSchema("user"),
  reason: z.string().min(1).max(300),
  /** The last day of it (ISO date). */
  until: z.iso.date(),
  by: idSchema("user"),
  at: z.iso.datetime(),
});
export type Grant = z.infer<typeof Grant>;
