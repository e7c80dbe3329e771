/** `passa vocabulary`: the words that pools and placements are written in. */
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Adaptation, Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { languages, textsIn, type Language } from "@passa/texts/texts";
import { vocabularyName, type VocabularyKind } from "@passa/texts/vocabulary";
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
    dimensions: dimensions.map(({ id, max }) => ({ id, max, names: namesOf("dimension", id) })),
    skills: skills.map(({ id, implies }) => ({ id, implies, names: namesOf("skill", id) })),
    adaptations: adaptations.map((adaptation) => ({
      id: adaptation.id,
      group: adaptation.group,
      ...effects(adaptation),
      names: namesOf("adaptation", adaptation.id),
    })),
    formats: formats.map(({ id }) => ({ id, names: namesOf("format", id) })),
    fields: fields.map(({ id }) => ({ id, names: namesOf("field", id) })),
    tags: tags.map(({ id }) => ({ id, names: namesOf("tag", id) })),
  };
}

/** An absent effect is left out: JSON has no undefined. */
function effects({ caps, addsFormats, transport, minHours, widenDay }: Adaptation) {
  return { caps, addsFormats, transport, minHours, widenDay };
}

/** What an entry is called, by language. */
function namesOf(kind: VocabularyKind, id: string): Record<string, string> {
  const spoken = Object.keys(languages) as Language[];
  return Object.fromEntries(spoken.map((language) => [language, vocabularyName(textsIn(language), kind, id)]));
}
