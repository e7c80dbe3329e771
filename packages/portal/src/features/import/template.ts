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

const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file with the headings and one example row, as Swedish Excel opens it: semicolons, UTF-8 with its mark. */
export function templateCsv(): string {
  const line = (texts: readonly string[]): string => texts.map(cell).join(";");
  return `\uFEFF${line(templateColumns.map(([heading]) => heading))}\r\n${line(templateColumns.map(([, example]) => example))}\r\n`;
}
