import { z } from "zod";

/** Why a person is erased: by a decision of the municipality, each time somebody's. */
export const ErasureReason = z
  .enum(["timeIsUp", "registeredByMistake", "personAsked", "decisionOfAuthority"])
  .meta({ id: "ErasureReason" });
export type ErasureReason = z.infer<typeof ErasureReason>;
