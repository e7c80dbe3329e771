/** From messages as people write them to Lingui's compiled form, where every language is whole. */
import { catalogues } from "./catalogues.ts";
import { compileMessages } from "./compile-messages.ts";
import type { CompiledCatalogue } from "./compiled.ts";
import { languages, type Language } from "./languages.ts";

/**
 * Every topic of a language in one catalogue, with the texts of its fallback where it has none of its own.
 * The result is plain JSON. An ICU message that does not parse throws, naming its key.
 */
export function compileCatalogue(language: Language): CompiledCatalogue {
  return compileMessages(wholeCatalogue(language));
}

/** The messages of a language as written, filled up from its fallback. */
export function wholeCatalogue(language: Language): Record<string, string> {
  const about = languages[language];
  return { ...("fallback" in about ? catalogues[about.fallback] : {}), ...catalogues[language] };
}
