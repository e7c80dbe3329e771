import type { VocabularyKind } from "@passa/texts/vocabulary";

/** Kinds of words, the ones that staff ask about most first. */
export const kinds: readonly VocabularyKind[] = ["adaptation", "dimension", "skill", "format", "tag", "field"];
