import { csvOf } from "../../app/csv.ts";

/** The headings that the import reads, each with what one may write under it. Required ones stand first. */
export const templateColumns = [
  ["Förnamn", "Hodan"],
  ["Efternamn", "Ali"],
  ["Födelsedatum", "1984-05-02"],
  ["Kön", "kvinna"],
  ["Språk", "somaliska"],
  ["Tolk", "ja"],
  ["Kontaktväg", "sms"],
  ["Telefon", "070-174 06 05"],
  ["E-post", ""],
  ["Adress", ""],
  ["Utbildningsnivå", "2"],
  ["Skyddad identitet", "nej"],
  ["Väntat sedan", "2026-02-01"],
  ["Söker", "praktik, arbetsträning"],
  ["Kan börja", "2027-01-11"],
  ["Timmar minst", "15"],
  ["Timmar mest", "25"],
  ["Timmar helst", "20"],
  ["Tider", "mån-fre 8-14"],
  ["Ort", "Karlskrona"],
  ["Reser högst km", "20"],
  ["Instruktioner", "Bilder, Visas"],
  ["Kompetenser", ""],
  ["Undviker", "Nattarbete"],
  ["Intressen", "Transport, distribution, lager"],
] as const;

/** A CSV file with the headings and one example row. */
export const templateCsv = (): string =>
  csvOf([templateColumns.map(([heading]) => heading), templateColumns.map(([, example]) => example)]);
