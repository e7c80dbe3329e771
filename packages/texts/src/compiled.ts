/**
 * Texts from a compiled catalogue. This is all that the browser needs: the catalogue comes as data, already parsed,
 * so no ICU parser is loaded.
 */
import { setupI18n, type Messages } from "@lingui/core";
import type { TextKey } from "./catalogues.ts";
import { languages, type Language } from "./languages.ts";

export type { TextKey } from "./catalogues.ts";
export { languages, type Language } from "./languages.ts";

/** Keys to Lingui's compiled messages: JSON, made by `compileCatalogue`. */
export type CompiledCatalogue = Messages;

/** What fills the placeholders of a message. */
export type Values = Record<string, string | number>;

export type Texts = {
  language: Language;
  /** The text of a key, its placeholders filled and its numbers and plurals as the language has them. */
  text: (key: TextKey, values?: Values) => string;
  /** Whether there is a text for a key that is only known when running, such as that of an imported skill. */
  has: (key: string) => key is TextKey;
  /** A day such as "2026-03-16" in full: "16 mars 2026". Never shifts by time zone. */
  date: (on: string) => string;
  /** A number as the language writes it, rounded to `decimals` (default 1). */
  number: (value: number, decimals?: number) => string;
  /** "a, b och c", or with `any` "a, b eller c". */
  list: (items: readonly string[], any?: "any") => string;
};

/** @throws Error from `text` when the catalogue lacks the key: a missing text is a bug, not an empty label. */
export function createTexts(language: Language, catalogue: CompiledCatalogue): Texts {
  const { locale } = languages[language];
  const i18n = setupI18n({ locale, messages: { [locale]: catalogue } });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const all = new Intl.ListFormat(locale, { type: "conjunction" });
  const any = new Intl.ListFormat(locale, { type: "disjunction" });
  const has = (key: string): key is TextKey => Object.hasOwn(catalogue, key);
  return {
    language,
    has,
    text: (key, values) => {
      if (!has(key)) throw new Error(`No text "${String(key)}" in ${language}`);
      return i18n._(key, values);
    },
    date: (on) => day.format(new Date(`${on.slice(0, 10)}T00:00:00Z`)),
    number: (value, decimals = 1) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    list: (items, which) => (which === "any" ? any : all).format(items),
  };
}
