/**
 * The languages that Passa speaks. A new one is a folder of topics beside the others, an index file that lists them,
 * and a line here and in `catalogues.ts`. `locale` is what `Intl` formats by (BCP 47); a language with a `fallback`
 * may leave texts out.
 */
export const languages = {
  sv: { name: "Svenska", locale: "sv-SE", direction: "ltr" },
  "sv-easy": { name: "Lätt svenska", locale: "sv-SE", direction: "ltr", fallback: "sv" },
  en: { name: "English", locale: "en-GB", direction: "ltr" },
} as const satisfies Record<string, { name: string; locale: string; direction: "ltr" | "rtl"; fallback?: "sv" }>;

export type Language = keyof typeof languages;
