import { languages, type Language } from "@passa/texts/languages";

/** The clock time of a local date and time: "2027-03-18T09:30" is "9.30". */
export const clockOf = (local: string): string => local.slice(11, 16).replace(/^0/, "").replace(":", ".");

const writer = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(languages[language].locale, { ...options, timeZone: "UTC" });

/** The day of a local date and time, as one says it: "torsdag 18 mars". */
export const dayOf = ({ language }: { language: Language }, local: string): string =>
  writer(language, { weekday: "long", day: "numeric", month: "long" }).format(new Date(`${local.slice(0, 10)}T00:00Z`));

/** The same at the head of a line: "Torsdag 18 mars". */
export function dayHead(words: { language: Language }, local: string): string {
  const day = dayOf(words, local);
  return day.charAt(0).toLocaleUpperCase(words.language) + day.slice(1);
}

/** What clocks in a zone show at an instant: "2027-03-18T09:30:15". */
export function localNow(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(new Date(at));
  return parts.replace(" ", "T");
}

/** Whole minutes from one local time to another of the same zone. */
export const minutesBetween = (from: string, to: string): number =>
  (Date.parse(`${to.slice(0, 16)}:00Z`) - Date.parse(`${from.slice(0, 16)}:00Z`)) / 60_000;
