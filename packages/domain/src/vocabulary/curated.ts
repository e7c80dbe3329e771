import { adaptations } from "./adaptations.ts";
import { dimensions } from "./dimensions.ts";
import { fields } from "./fields.ts";
import { formats } from "./formats.ts";
import { skills } from "./skills.ts";
import { tags } from "./tags.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The vocabulary that every tenant has. Names and explanations: `@passa/texts`, keys `vocabulary.<kind>.<id>`. */
export const curatedVocabulary: Vocabulary = {
  ruleVersion: "2027.1",
  dimensions,
  skills,
  adaptations,
  formats,
  fields,
  tags,
};
