/** Texts for everything that runs on Node: server, command line, mails. The browser uses `compiled.ts` with a fetched catalogue. */
import { compileCatalogue } from "./compile.ts";
import { createTexts, type Language, type TextKey, type Texts, type Values } from "./compiled.ts";

export { languages, type Language, type TextKey, type Texts, type Values } from "./compiled.ts";

const made = new Map<Language, Texts>();

/** The texts of a language, compiled the first time that it is asked for. */
export function textsIn(language: Language): Texts {
  const texts = made.get(language) ?? createTexts(language, compileCatalogue(language));
  made.set(language, texts);
  return texts;
}

/** One text, its placeholders filled. */
export function text(language: Language, key: TextKey, values?: Values): string {
  return textsIn(language).text(key, values);
}
