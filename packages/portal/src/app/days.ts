import { languages } from "@passa/texts/compiled";
import type { Language } from "./preferences.ts";

/** The reader's day now, as an ISO date. */
export function today(): string {
  const now = new Date(Date.now());
  const pad = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** A day as one says it among others: "12 feb.", with its year when that is not `now`'s. Takes a date or an instant. */
export function shortDate(language: Language, on: string, now: string): string {
  const sameYear = on.slice(0, 4) === now.slice(0, 4);
  return new Intl.DateTimeFormat(languages[language].locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  })
    .format(new Date(`${on.slice(0, 10)}T00:00:00Z`))
    .replace(/\.$/, "");
}

/** Whole days from one date to another, negative when the other has been. */
export const daysUntil = (on: string, from: string): number =>
  Math.round((Date.parse(on) - Date.parse(from)) / 86_400_000);
