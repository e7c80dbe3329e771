import type { Components } from "@passa/domain/matching/score";
import type { Texts } from "@passa/texts/compiled";
import { componentOrder } from "../../app/score-parts.ts";
import type { TapePart } from "../../kit/tape-cells.ts";

/** "H.A." with the space that it is read with: "H. A." */
export const initialsAsRead = (initials: string): string => initials.replaceAll(/\.(?=\S)/g, ". ");

/** A score of 0 to 10 000 as it is shown: whole points of 100, never rounded up to more than there is. */
export const scoreAsRead = (score: number): number => Math.floor(score / 100);

/** The eight parts of a score, in the order of the rules, with their weights. */
export const scoreParts = (
  texts: Pick<Texts, "text">,
  components: Components,
  weights: Readonly<Record<string, number>>,
): TapePart[] =>
  componentOrder.map((component) => ({
    name: texts.text(`component.${component}.name`),
    weight: weights[component] ?? 0,
    share: components[component] / 100,
  }));
