/**
 * The texts that the server itself speaks: refusals, mails, names of the vocabulary and of tasks, and what a calendar and a
 * proposal say. The interface's own, which are most, are not among them: a function that starts has that much less to read.
 */
import { compileMessages } from "./compile-messages.ts";
import { createTexts, type Texts, type Values } from "./compiled.ts";
import { type Language, languages } from "./languages.ts";
import mailEn from "./catalogues/en/mail.json" with { type: "json" };
import proposalEn from "./catalogues/en/proposal.json" with { type: "json" };
import refusalEn from "./catalogues/en/refusal.json" with { type: "json" };
import tasksEn from "./catalogues/en/tasks.json" with { type: "json" };
import vocabularyEn from "./catalogues/en/vocabulary.json" with { type: "json" };
import mailEasy from "./catalogues/sv-easy/mail.json" with { type: "json" };
import proposalEasy from "./catalogues/sv-easy/proposal.json" with { type: "json" };
import vocabularyEasy from "./catalogues/sv-easy/vocabulary.json" with { type: "json" };
import mail from "./catalogues/sv/mail.json" with { type: "json" };
import proposal from "./catalogues/sv/proposal.json" with { type: "json" };
import refusal from "./catalogues/sv/refusal.json" with { type: "json" };
import tasks from "./catalogues/sv/tasks.json" with { type: "json" };
import vocabulary from "./catalogues/sv/vocabulary.json" with { type: "json" };

export { languages, type Language } from "./languages.ts";

const sv = { ...mail, ...proposal, ...refusal, ...tasks, ...vocabulary };

/** A text that the server may speak. */
export type ServedKey = keyof typeof sv;

const catalogues: Record<Language, Partial<Record<ServedKey, string>>> = {
  sv,
  "sv-easy": { ...mailEasy, ...proposalEasy, ...vocabularyEasy },
  en: { ...mailEn, ...proposalEn, ...refusalEn, ...tasksEn, ...vocabularyEn },
};

const made = new Map<Language, Texts>();

/** The server's texts in a language, compiled the first time that it is asked for. */
export function servedTexts(language: Language): Texts {
  const about = languages[language];
  const fallback = "fallback" in about ? catalogues[about.fallback] : {};
  const texts = made.get(language) ?? createTexts(language, compileMessages({ ...fallback, ...catalogues[language] }));
  made.set(language, texts);
  return texts;
}

/** One text, its placeholders filled. */
export function text(language: Language, key: ServedKey, values?: Values): string {
  return servedTexts(language).text(key, values);
}
