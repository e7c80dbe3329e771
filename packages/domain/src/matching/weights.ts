/** What a municipality may choose the parts of a score to weigh. */
import * as z from "zod";
import { componentNames } from "./score.ts";

/** All that the weights come to, so that the best score is 10,000 whatever is chosen. */
export const wholeWeight = 100;

const notWhole = `expected a whole number from 0 to ${String(wholeWeight)}`;
// Each stops what comes after it: a sum is only told of weights that could be.
const wrong = { error: notWhole, abort: true };
const weight = z.int(wrong).min(0, wrong).max(wholeWeight, wrong);

/** Whole numbers from 0 to 100, one for every component and no other, that add to 100. */
export const weightsSchema = z
  .strictObject({
    comfort: weight,
    interest: weight,
    growth: weight,
    waiting: weight,
    tasks: weight,
    hours: weight,
    travel: weight,
    wishes: weight,
  })
  .superRefine((weights, context) => {
    const total = componentNames.reduce((sum, name) => sum + weights[name], 0);
    if (total === wholeWeight) return;
    const message = `expected weights that add to ${String(wholeWeight)}, but these add to ${String(total)}`;
    context.addIssue({ code: "custom", message, params: { code: "notAHundred" } });
  })
  .meta({ id: "Weights" });
