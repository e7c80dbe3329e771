import { csvOf } from "../../app/csv.ts";
import type { Language } from "../../app/preferences.ts";
import { firstOfMonth } from "./start-dates.ts";

/** The headings that a table of places is read by, each with an example. Only the first one must be there. */
export function templateColumns(
  language: Language,
  today: string,
): readonly (readonly [heading: string, example: string])[] {
  const [first, last] = [firstOfMonth(today, 1), firstOfMonth(today, 3)];
  return language === "en"
    ? [
        ["Title", "Pick and pack"],
        ["Kind", "internship"],
        ["Occupation", "Warehouse worker"],
        ["Occupation field", ""],
        ["Workplace", ""],
        ["Seats", "2"],
        ["Hours min", "10"],
        ["Hours max", "20"],
        ["Times", "Mon-Fri 8-14"],
        ["First day", first],
        ["Last day to start", last],
        ["From home", "no"],
        ["Tasks", "Pick orders|Pack goods|Water the flowers"],
        ["Tasks min", "2"],
        ["Must have", ""],
        ["Good to have", "Driving licence B"],
        ["Instructions", "Pictures, Shown by doing"],
        ["Adaptations", "Picture instructions, More breaks"],
        ["Good to know", ""],
        ["Description", "A calm warehouse by the quay."],
      ]
    : [
        ["Titel", "Plocka och packa"],
        ["Form", "praktik"],
        ["Yrke", "Lagerarbetare"],
        ["Yrkesområde", ""],
        ["Arbetsplats", ""],
        ["Antal platser", "2"],
        ["Timmar minst", "10"],
        ["Timmar mest", "20"],
        ["Tider", "mån-fre 8-14"],
        ["Första dag", first],
        ["Sista startdag", last],
        ["Hemifrån", "nej"],
        ["Uppgifter", "Plocka order|Packa varor|Vattna blommor"],
        ["Uppgifter minst", "2"],
        ["Måste ha", ""],
        ["Bra att kunna", "Körkort B"],
        ["Instruktioner", "Bilder, Visas"],
        ["Anpassningar", "Bildstöd, Fler pauser"],
        ["Bra att veta", ""],
        ["Beskrivning", "Ett lugnt lager vid kajen."],
      ];
}

/** A CSV file with the headings and one example row, whose days are yet to come. */
export function templateCsv(language: Language, today: string): string {
  const columns = templateColumns(language, today);
  return csvOf([columns.map(([heading]) => heading), columns.map(([, example]) => example)]);
}
