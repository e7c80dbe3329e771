import type { FieldError, RefusalCode } from "@passa/domain/refusal";
import type { Values } from "./compiled.ts";
import { servedTexts, type Language } from "./served.ts";

/** A refusal in words: a title, and what happened and what to do now. `internal` is a bug of ours. */
export function refusalText(
  language: Language,
  code: RefusalCode | "internal",
  values?: Values,
): { title: string; detail: string } {
  const { text } = servedTexts(language);
  return { title: text(`refusal.${code}.title`), detail: text(`refusal.${code}`, values) };
}

/**
 * What to do about a wrong field: the best text there is, from the one for this field of this noun down to the one for
 * the code. `noun` is the tag of the route ("placements"): the same field may mean different things of different nouns.
 */
export function fieldText(language: Language, { path, code, values }: FieldError, noun: string): string {
  const { has, text } = servedTexts(language);
  return text(fieldKeys(path, code, noun).find(has) ?? `field.${code}`, values);
}

/**
 * Keys that a wrong field's text may have, best first. Places in lists do not matter: "tasks.0.title" is `tasks.title`.
 * A field whose name is data ("tasks.0.demands.lifting") is spoken of as the field that it stands in.
 */
export function fieldKeys(path: string, code: FieldError["code"], noun: string): string[] {
  const names = path.split(".").filter((name) => name !== "" && !/^\d+$/.test(name));
  const tails = names.map((_, start) => names.slice(start).join("."));
  const holders = names.map((_, end) => names.slice(0, names.length - end).join(".")).slice(1);
  return [
    ...[...tails, ...holders].map((field) => `field.${noun}.${field}.${code}`),
    ...tails.map((field) => `field.${field}.${code}`),
  ];
}
