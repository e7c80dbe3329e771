/** `passa vocabulary`: the words that pools and placements are written in. */
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Adaptation, Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { Command } from "commander";
import { print } from "./output.ts";

export function vocabularyCommand(): Command {
  return new Command("vocabulary")
    .description("print the vocabulary with its effects and implications")
    .action(async () => {
      await print(printed(curatedVocabulary));
    });
}

function printed({ ruleVersion, dimensions, skills, adaptations, formats, fields, tags }: Vocabulary): unknown {
  return {
    ruleVersion,
    dimensions: dimensions.map(({ id, max }) => ({ id, max })),
    skills: skills.map(({ id, implies }) => ({ id, implies })),
    adaptations: adaptations.map((adaptation) => ({
      id: adaptation.id,
      group: adaptation.group,
      ...effects(adaptation),
    })),
    formats: formats.map(({ id }) => ({ id })),
    fields: fields.map(({ id }) => ({ id })),
    tags: tags.map(({ id }) => ({ id })),
  };
}

/** An absent effect is left out: JSON has no undefined. */
function effects({ caps, addsFormats, transport, minHours, widenDay }: Adaptation) {
  return { caps, addsFormats, transport, minHours, widenDay };
}
