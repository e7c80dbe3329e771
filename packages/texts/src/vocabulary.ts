/** Names of vocabulary entries by id. Imported skills have no text of ours: they come with their own name. */
import type { Texts } from "./compiled.ts";

export type VocabularyKind = "dimension" | "skill" | "adaptation" | "format" | "field" | "tag";

/** The name of a curated entry, else that among `imported` (id to label), else the id itself. */
export function vocabularyName(
  { has, text }: Pick<Texts, "has" | "text">,
  kind: VocabularyKind,
  id: string,
  imported?: ReadonlyMap<string, string>,
): string {
  const key = `vocabulary.${kind}.${id}`;
  return has(key) ? text(key) : (imported?.get(id) ?? id);
}

/** What a curated entry means in practice; "" when nobody has said. */
export function vocabularyAbout({ has, text }: Pick<Texts, "has" | "text">, kind: VocabularyKind, id: string): string {
  const key: string = `vocabulary.${kind}.${id}.about`;
  return has(key) ? text(key) : "";
}

/** What a place asks for, or a person has, in words: level 0..max of a dimension. The number where there are no words. */
export function levelName(
  { has, text }: Pick<Texts, "has" | "text">,
  side: "demand" | "level",
  dimension: string,
  level: number,
): string {
  const key: string = `vocabulary.dimension.${dimension}.${side}.${level}`;
  return has(key) ? text(key) : String(level);
}

/** The question to a person about a dimension; its name where there is none. */
export function questionFor(texts: Pick<Texts, "has" | "text">, dimension: string): string {
  const key: string = `vocabulary.dimension.${dimension}.ask`;
  return texts.has(key) ? texts.text(key) : vocabularyName(texts, "dimension", dimension);
}
