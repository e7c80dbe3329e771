import { z } from "zod";
import { idSchema } from "../id.ts";

/**
 * A participant and an employer who may become something. Its way (answers, consents, meetings) comes with the part on
 * placements; here it is in its first state, made when both said yes after speed interviews.
 */
export const Proposal = z
  .strictObject({
    id: idSchema("proposal"),
    tenantId: idSchema("tenant"),
    version: z.int().min(1),
    participantId: idSchema("participant"),
    employerId: idSchema("employer"),
    placementId: idSchema("placement").optional(),
    from: z.strictObject({ kind: z.literal("event"), eventId: idSchema("event") }),
    state: z.literal("proposed"),
    since: z.iso.datetime(),
    by: idSchema("user"),
  })
  .meta({ id: "Proposal" });
export type Proposal = z.infer<typeof Proposal>;
