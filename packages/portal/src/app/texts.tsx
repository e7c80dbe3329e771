import {
  type CompiledCatalogue,
  createTexts,
  languages,
  type TextKey,
  type Texts,
  type Values,
} from "@passa/texts/compiled";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type JSX, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { catalogueUrls } from "virtual:texts";
import { Problem } from "../api/problem.ts";
import type { Language } from "./preferences.ts";

export type { TextKey } from "@passa/texts/compiled";

/** A language and its words, ready to use. */
export interface LoadedTexts {
  readonly language: Language;
  readonly catalogue: CompiledCatalogue;
}

/** Fetches a language's words. They are data, cached by the browser under a name with their hash. */
export async function loadTexts(language: Language): Promise<LoadedTexts> {
  const response = await fetch(catalogueUrls[language] ?? `/texts/${language}.json`);
  if (!response.ok) throw new Problem(response.status, { detail: `no words for ${language}` });
  return { language, catalogue: (await response.json()) as CompiledCatalogue };
}

export interface Words extends Omit<Texts, "language"> {
  readonly language: Language;
  /** The text of a key, its placeholders filled. */
  readonly t: (key: TextKey, values?: Values) => string;
  /** Asks for another language; the page changes when its words are here, and stays as it is if they cannot come. */
  readonly setLanguage: (language: Language) => void;
  /** A clock time of an instant, in the reader's zone: "10.42". */
  readonly time: (at: string) => string;
}

const Context = createContext<Words | undefined>(undefined);

/** The words of the interface, in the language that the reader chose; also dates, numbers and lists in it. */
export function useTexts(): Words {
  const words = use(Context);
  if (!words) throw new Error("useTexts needs a TextsProvider above it");
  return words;
}

function wordsOf({ language, catalogue }: LoadedTexts, setLanguage: Words["setLanguage"]): Words {
  const texts = createTexts(language, catalogue);
  const clock = new Intl.DateTimeFormat(languages[language].locale, {
    hour: "numeric",
    minute: "2-digit",
    hour12: false,
  });
  return {
    ...texts,
    language,
    t: texts.text,
    setLanguage,
    time: (at) => clock.format(new Date(at)).replace(/^0/, "").replace(":", "."),
  };
}

function tellBrowser(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].direction;
}

/** Gives the page its words, and tells the browser which language it is in. */
export function TextsProvider({ start, children }: { start: LoadedTexts; children: ReactNode }): JSX.Element {
  const queryClient = useQueryClient();
  const [loaded, setLoaded] = useState(start);
  const [wanted, setWanted] = useState(start.language);
  useEffect(() => {
    if (wanted === loaded.language) return tellBrowser(wanted);
    let late = false;
    loadTexts(wanted).then(
      async (next) => {
        if (late) return;
        setLoaded(next);
        tellBrowser(wanted);
        // What the server says is in the language it was asked in.
        await queryClient.invalidateQueries();
      },
      () => setWanted(loaded.language),
    );
    return () => {
      late = true;
    };
  }, [wanted, loaded.language, queryClient]);
  const words = useMemo(() => wordsOf(loaded, setWanted), [loaded]);
  return <Context value={words}>{children}</Context>;
}
