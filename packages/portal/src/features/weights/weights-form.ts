import type { RouteResponse } from "@passa/contract/types";
import { componentOrder } from "../../app/score-parts.ts";

export type WeightsView = RouteResponse<"GET /weights">;
export type Weights = WeightsView["weights"];

/** What is written in the eight boxes, so that "mycket" can be answered with what to write. */
export type Written = Record<keyof Weights, string>;

/** All that there is to give out. */
export const whole = 100;

export const writtenOf = (weights: Weights): Written =>
  Object.fromEntries(componentOrder.map((part) => [part, String(weights[part])])) as Written;

/** The whole number from 0 to 100 that is written, or undefined. */
export function weightOf(text: string): number | undefined {
  const weight = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : undefined;
  return weight !== undefined && weight <= whole ? weight : undefined;
}

/** How much is given out; what cannot be read gives out nothing. */
export const totalOf = (written: Written): number =>
  componentOrder.reduce((sum, part) => sum + (weightOf(written[part]) ?? 0), 0);

/** The weights that are written, or undefined until they are whole numbers that add to 100. */
export function weightsOf(written: Written): Weights | undefined {
  const weights = componentOrder.map((part) => [part, weightOf(written[part])] as const);
  const readable = weights.every(([, weight]) => weight !== undefined);
  return readable && totalOf(written) === whole ? (Object.fromEntries(weights) as Weights) : undefined;
}

export const areSame = (one: Weights, other: Weights): boolean =>
  componentOrder.every((part) => one[part] === other[part]);
