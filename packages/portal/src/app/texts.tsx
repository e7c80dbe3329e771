import { type Messages, setupI18n } from "@lingui/core";
import type { TextKey } from "@passa/texts/compiled";
import { createContext, type JSX, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { catalogueUrls } from "virtual:texts";
import { Problem } from "../api/problem.ts";
import type { Language } from "./preferences.ts";

export type { TextKey } from "@passa/texts/compiled";

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { sv: "Svenska", en: "English" };

/** A language and its words, ready to use. */
export interface LoadedTexts {
  readonly language: Language;
  readonly messages: Messages;
}

/** Fetches a language's words. They are data, cached by the browser under a name with their hash. */
export async function loadTexts(language: Language): Promise<LoadedTexts> {
  const response = await fetch(catalogueUrls[language] ?? `/texts/${language}.json`);
  if (!response.ok) throw new Problem(response.status, { detail: `no words for ${language}` });
  return { language, messages: (await response.json()) as Messages };
}

export interface Texts {
  readonly language: Language;
  /** The text of a key, filled with values. */
  readonly t: (key: TextKey, values?: Record<string, string | number>) => string;
  readonly setLanguage: (language: Language) => Promise<void>;
  /** A clock time of an instant, in the reader's zone: "10.42". */
  readonly time: (at: string) => string;
  /** A day: "16 mars 2026". Takes a date or an instant. */
  readonly date: (on: string) => string;
  readonly number: (value: number) => string;
}

const Context = createContext<Texts | undefined>(undefined);

/** The words of the interface, in the language that the reader chose. */
export function useTexts(): Texts {
  const texts = use(Context);
  if (!texts) throw new Error("useTexts needs a TextsProvider above it");
  return texts;
}

const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

function textsOf({ language, messages }: LoadedTexts, setLanguage: Texts["setLanguage"]): Texts {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  const locale = locales[language];
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", hour12: false });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const figure = new Intl.NumberFormat(locale);
  return {
    language,
    setLanguage,
    t: (key, values) => i18n._(key, values),
    time: (at) => clock.format(new Date(at)).replace(/^0/, "").replace(":", "."),
    date: (on) => day.format(new Date(on)),
    number: (value) => figure.format(value),
  };
}

/** Gives the page its words and tells the browser which language it is in. */
export function TextsProvider({ start, children }: { start: LoadedTexts; children: ReactNode }): JSX.Element {
  const queryClient = useQueryClient();
  const [loaded, setLoaded] = useState(start);
  const texts = useMemo(
    () =>
      textsOf(loaded, async (language) => {
        setLoaded(await loadTexts(language));
        // What the server says is in the language it was asked in.
        document.documentElement.lang = language;
        await queryClient.invalidateQueries();
      }),
    [loaded, queryClient],
  );
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  return <Context value={texts}>{children}</Context>;
}
