import * as z from "zod";
import { weightsSchema } from "../matching/weights.ts";
import { UserId } from "../user/user.ts";

/** Why somebody chose other weights, in their own words. */
export const WeightsReason = z.string().min(1).max(300);

/**
 * Weights that a municipality has chosen. Version 1 is nobody's choice: the weights of the rules, which every
 * municipality begins with.
 */
export const ChosenWeights = z.strictObject({
  version: z.int().min(2),
  weights: weightsSchema,
  why: WeightsReason,
  by: UserId,
  at: z.iso.datetime(),
});
export type ChosenWeights = z.infer<typeof ChosenWeights>;
