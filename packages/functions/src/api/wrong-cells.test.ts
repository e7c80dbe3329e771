import type { FieldCode } from "@passa/domain/refusal";
import { fieldKeys } from "@passa/texts/refusal";
import { textsIn } from "@passa/texts/texts";
import { beforeAll, expect, test } from "vitest";
import { municipality, problemOf, testApi, type TestApi } from "../../test/api.ts";

/** A column of an uploaded table, what somebody wrote under it, and what is wrong with that. */
type Wrong = [heading: string, column: string, written: string, code: FieldCode];

const long = (length: number) => "å".repeat(length + 1);

const placeCells: Wrong[] = [
  ["Titel", "title", "", "required"],
  ["Titel", "title", long(80), "tooLong"],
  ["Form", "kind", "semester", "notAChoice"],
  ["Yrke", "occupation", "trollkarl", "unknownId"],
  ["Yrkesområde", "field", "trolleri", "unknownId"],
  ["Arbetsplats", "workplace", "slottet", "unknownId"],
  ["Antal platser", "seats", "0", "tooLarge"],
  ["Timmar minst", "hoursMin", "noll", "tooLarge"],
  ["Timmar minst", "hoursMax", "10", "required"],
  ["Timmar mest", "hoursMax", "61", "tooLarge"],
  ["Timmar mest", "hoursMin", "20", "required"],
  ["Tider", "open", "fre 16-8", "malformed"],
  ["Tider", "open", Array.from({ length: 8 }, (_, n) => `mån-sön ${n}-${n + 1}`).join(", "), "tooLong"],
  ["Första dag", "startsOn", "i vår", "notADate"],
  ["Första dag", "startsOn", "2027-02-28", "inThePast"],
  ["Sista startdag", "latestStartOn", "2027-02-30", "notADate"],
  ["Sista startdag", "latestStartOn", "2027-02-01", "inThePast"],
  ["Hemifrån", "remote", "ibland", "notAChoice"],
  ["Uppgifter", "tasks", long(80), "tooLong"],
  ["Uppgifter minst", "minTasks", "alla", "tooLarge"],
  ["Måste ha", "requires", "trolleri", "unknownId"],
  ["Bra att kunna", "wishes", "trolleri", "unknownId"],
  ["Instruktioner", "formats", "tankeöverföring", "unknownId"],
  ["Anpassningar", "adaptations", "trollstav", "unknownId"],
  ["Bra att veta", "tags", "troll", "unknownId"],
  ["Beskrivning", "about", long(2000), "tooLong"],
];

const personCells: Wrong[] = [
  ["Förnamn", "givenName", "", "required"],
  ["Förnamn", "givenName", long(80), "tooLong"],
  ["Efternamn", "familyName", "", "required"],
  ["Efternamn", "familyName", long(80), "tooLong"],
  ["Födelsedatum", "birthDate", "", "required"],
  ["Födelsedatum", "birthDate", "2 maj 1984", "notADate"],
  ["Kön", "legalGender", "", "required"],
  ["Kön", "legalGender", "okänt", "notAChoice"],
  ["Språk", "language", "", "required"],
  ["Språk", "language", "klingonska", "notAChoice"],
  ["E-post", "email", "hodan", "notAnEmail"],
  ["Telefon", "phone", "ring mig", "notAPhone"],
  ["Adress", "address", long(200), "tooLong"],
  ["Kontaktväg", "channel", "brevduva", "notAChoice"],
  ["Tolk", "interpreter", "kanske", "notAChoice"],
  ["Utbildningsnivå", "sunLevel", "7", "tooLarge"],
  ["Skyddad identitet", "protectedIdentity", "kanske", "notAChoice"],
  ["Väntat sedan", "waitingSince", "i höstas", "notADate"],
  ["Väntat sedan", "waitingSince", "2099-01-01", "inThePast"],
  ["Söker", "seeking", "semester", "notAChoice"],
  ["Kan börja", "availableFrom", "snart", "notADate"],
  ["Timmar minst", "hoursMin", "61", "tooLarge"],
  ["Timmar minst", "hoursMax", "10", "required"],
  ["Timmar mest", "hoursMax", "heltid", "tooLarge"],
  ["Timmar mest", "hoursMin", "10", "required"],
  ["Timmar helst", "hoursWanted", "heltid", "tooLarge"],
  ["Tider", "available", "när som helst", "malformed"],
  ["Ort", "home", "Atlantis", "unknownId"],
  ["Reser högst km", "maxTravelKm", "långt", "tooLarge"],
  ["Instruktioner", "formats", "tankeöverföring", "unknownId"],
  ["Kompetenser", "skills", "trolleri", "unknownId"],
  ["Undviker", "avoid", "troll", "unknownId"],
  ["Intressen", "interests", "trolleri", "unknownId"],
];
const person = { Förnamn: "Hodan", Efternamn: "Ali", Födelsedatum: "1984-05-02", Kön: "kvinna", Språk: "somaliska" };

type Row = { errors: { column: string; code: FieldCode; value: string; message: string }[] };

let api: TestApi;
let town: Awaited<ReturnType<typeof municipality>>;
let matcher: string;
beforeAll(async () => {
  api = await testApi();
  town = await municipality(api);
  matcher = (await town.staff("matcher")).token;
});

const csv = (row: Record<string, string>) =>
  new TextEncoder().encode(`${Object.keys(row).join(";")}\n${Object.values(row).join(";")}\n`);
const rowOf = async (sentence: string, file: Uint8Array): Promise<Row> => {
  const answer = await api.call(sentence, { as: matcher, body: file, headers: { "content-type": "text/csv" } });
  expect(answer.status).toBe(200);
  const [row] = ((await answer.json()) as { rows: Row[] }).rows;
  if (!row) throw new Error("the table has one row");
  return row;
};

/** The cell is named, with what was written in it, and has words of its own that say what to write instead. */
function expectTold({ errors }: Row, column: string, code: FieldCode, noun: string): void {
  const told = errors.find((error) => error.code === code);
  expect(told, JSON.stringify(errors)).toBeDefined();
  expect(told?.message).toMatch(/^\p{Lu}.*\.$/u);
  const { has, text } = textsIn("sv");
  const key = fieldKeys(column, code, noun).find(has) ?? "refusal.invalid";
  expect(key, `${column} ${code} has words of its own`).toBe(`field.${noun}.${column}.${code}`);
  expect(told?.message).toBe(text(key));
}

test.each(placeCells)("a table of places: %s (%s) is %j: %s", async (heading, column, written, code) => {
  const file = csv({ Titel: "Packa", Bredvid: "x", [heading]: written });
  const row = await rowOf(`POST /employers/${town.employer.id}/placements/table-check`, file);
  expectTold(row, column, code, "placementTables");
});

test.each(personCells)("a table of people: %s (%s) is %j: %s", async (heading, column, written, code) => {
  const begun = await api.call("POST /participant-imports", { as: matcher, body: { fileName: "personer.csv" } });
  const { id } = (await begun.json()) as { id: string };
  const row = await rowOf(`PUT /participant-imports/${id}/file`, csv({ ...person, [heading]: written }));
  expectTold(row, column, code, "imports");
});

test.each([
  ["nothing", "", "unreadableFile"],
  ["only headings", "Titel;Form\n", "unreadableFile"],
  ["a quote that is never closed", 'Titel\n"Packa', "unreadableFile"],
  ["too many rows", `Titel\n${"Packa\n".repeat(41)}`, "invalid"],
])("a table of places with %s is refused, in words that say what to do", async (_, text, code) => {
  const answer = await api.call(`POST /employers/${town.employer.id}/placements/table-check`, {
    as: matcher,
    body: new TextEncoder().encode(text),
    headers: { "content-type": "text/csv" },
  });
  const problem = await problemOf(answer);
  expect(problem.code).toBe(code);
  if (code === "invalid")
    expect(problem.errors[0]?.message).toBe("Läs in högst 40 platser åt gången. Dela upp tabellen i flera.");
});
