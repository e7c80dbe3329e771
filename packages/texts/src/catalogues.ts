import { en } from "./catalogues/en.ts";
import { svEasy } from "./catalogues/sv-easy.ts";
import { sv } from "./catalogues/sv.ts";
import type { Language } from "./languages.ts";

/** Swedish is the language that every text exists in. */
export type TextKey = keyof typeof sv;

/** Flat keys to ICU messages, as written by people. Compiled by `compile.ts` before anybody reads them. */
export const catalogues: Record<Language, Partial<Record<TextKey, string>>> = { sv, "sv-easy": svEasy, en };
