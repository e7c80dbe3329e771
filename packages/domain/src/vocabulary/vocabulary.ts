/**
 * The words of the marketplace: what a place may ask for, what it may change, what a person may have.
 * The curated entries stand in the files beside this one; imported JobTech concepts are added per tenant.
 * Names in every language live in `@passa/texts`, keyed `vocabulary.<kind>.<id>`.
 */

/**
 * A scale on which a task demands and a person has a level, 0..max. `icf` is the ICF activity or factor it is named after.
 * The forms ask in words, with fewer answers than levels where people do not tell finer: `demandSteps` are the levels an employer
 * chooses between, `capacitySteps` those that a person does. Both ascend. Every level has its text all the same.
 */
export type Dimension = {
  id: string;
  max: 4 | 6;
  area: "function" | "environment" | "swedish";
  icf: string;
  demandSteps: number[];
  capacitySteps: number[];
  pictogram: string;
};

/** Something one has or not. `implies` lists skills that whoever has this one has too (direct edges; the closure is derived). */
export type Skill = {
  id: string;
  implies: string[];
  group: string;
  /** JobTech Taxonomy concept id, where one exists. */
  conceptId?: string;
  /** Whether cards of this kind run out, so that the profile editor asks for a date. */
  expires?: boolean;
  pictogram: string;
};

export type AdaptationGroup = "hours" | "tasks" | "physical" | "information" | "social";

/** Something an employer offers. Its effect is any of the fields from `caps` to `widenDay`; an absent one has no effect. */
export type Adaptation = {
  id: string;
  group: AdaptationGroup;
  /** The demand on each dimension is lowered to this level. */
  caps?: Record<string, number>;
  addsFormats?: string[];
  /** The employer sees to the way to work. */
  transport?: true;
  /** The fewest hours a week are lowered to this. */
  minHours?: number;
  /** Every day that has an open hour is open in these hours too (whole hours, half-open). */
  widenDay?: { from: number; to: number };
  pictogram: string;
};

/** A way in which instructions are given. */
export type Format = { id: string; pictogram: string };

/** An occupation field of the JobTech Taxonomy. */
export type Field = { id: string; conceptId: string; pictogram: string };

/** Something about a place that a person may want to keep away from, or look for. */
export type Tag = { id: string; pictogram: string };

/** Order matters: criteria and remedies are listed in vocabulary order where MATCHING.md says so. */
export type Vocabulary = {
  /** Version of the matching rules (MATCHING.md) that this vocabulary is read by. */
  ruleVersion: string;
  dimensions: Dimension[];
  skills: Skill[];
  adaptations: Adaptation[];
  formats: Format[];
  fields: Field[];
  tags: Tag[];
};
