import type { NameLookup } from "@passa/domain/import/table";
import { suggestedTasks } from "@passa/domain/placement/suggested-tasks";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { type Language, languages, text, type ServedKey, servedTexts } from "@passa/texts/served";
import { vocabularyName } from "@passa/texts/vocabulary";

/** Ids by what people write in a cell: the id itself, or the name in any language, without regard to case and spaces. */
export function nameLookup(vocabulary: Vocabulary, imported: ReadonlyMap<string, string>): NameLookup {
  const listOf = {
    skill: vocabulary.skills,
    format: vocabulary.formats,
    tag: vocabulary.tags,
    field: vocabulary.fields,
    adaptation: vocabulary.adaptations,
  };
  const ids = new Map<string, string>();
  for (const [kind, list] of Object.entries(listOf) as [keyof typeof listOf, { id: string }[]][]) {
    for (const { id } of list) {
      const names = (Object.keys(languages) as Language[]).map((language) =>
        vocabularyName(servedTexts(language), kind, id, imported),
      );
      for (const name of [id, ...names]) {
        const key = `${kind} ${folded(name)}`;
        if (!ids.has(key)) ids.set(key, id);
      }
    }
  }
  return (kind, name) => ids.get(`${kind} ${folded(name)}`);
}

/** Ids of suggested tasks by their names in any language. */
export function taskLookup(): (name: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const { id } of suggestedTasks) {
    for (const language of Object.keys(languages) as Language[]) {
      const key = folded(text(language, `task.${id}` as ServedKey));
      if (!ids.has(key)) ids.set(key, id);
    }
  }
  return (name) => ids.get(folded(name));
}

const folded = (name: string) => name.toLocaleLowerCase("sv").replace(/\s+/g, " ").trim();
