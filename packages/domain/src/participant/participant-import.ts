import type { FieldCode } from "../refusal.ts";
import type { Statement } from "../observation/observation.ts";
import { localityNamed } from "../place/localities.ts";
import type { Window } from "../place/place.ts";
import { type Channel, type LegalGender, ParticipantDetails } from "./participant.ts";

/**
 * Reads a table of people (CSV or Excel, first row headings) into participants and first statements about them, row by
 * row: what is wrong with a cell is told beside the cell, and a row is either whole or not taken. Nothing here writes.
 */

/** What a column can hold. The headings that mean it are matched without case, spaces and punctuation. */
export const importColumns = {
  givenName: ["förnamn", "tilltalsnamn", "first name", "given name"],
  familyName: ["efternamn", "last name", "family name"],
  birthDate: ["födelsedatum", "född", "birth date", "date of birth"],
  legalGender: ["kön", "juridiskt kön", "gender", "sex"],
  email: ["e-post", "mejl", "mail", "email"],
  phone: ["telefon", "mobil", "telefonnummer", "phone"],
  address: ["adress", "address"],
  channel: ["kontaktväg", "kontakt via", "channel"],
  language: ["språk", "modersmål", "language"],
  interpreter: ["tolk", "interpreter"],
  sunLevel: ["utbildningsnivå", "sun", "education level"],
  protectedIdentity: ["skyddad identitet", "skyddade personuppgifter", "protected identity"],
  waitingSince: ["väntat sedan", "inskriven", "waiting since"],
  seeking: ["söker", "seeking"],
  availableFrom: ["kan börja", "available from"],
  hoursMin: ["timmar minst", "minst timmar", "hours min"],
  hoursMax: ["timmar mest", "mest timmar", "hours max"],
  hoursWanted: ["timmar helst", "helst timmar", "hours wanted"],
  available: ["tider", "kan jobba", "times"],
  home: ["ort", "bostadsort", "locality", "town"],
  maxTravelKm: ["reser högst km", "reseavstånd km", "max travel km"],
  formats: ["instruktioner", "instructions"],
  skills: ["kompetenser", "kan", "skills"],
  avoid: ["undviker", "avoids"],
  interests: ["intressen", "interests"],
} as const;
export type ImportColumn = keyof typeof importColumns;

/** Finds the id that a name in any language stands for; the caller brings the catalogues. */
export type NameLookup = (kind: "skill" | "format" | "tag" | "field", name: string) => string | undefined;

export type CellError = { column: string; code: FieldCode; value: string };
export type ReadRow =
  | { row: number; name: string; errors: []; details: ParticipantDetails; statements: Statement[] }
  | { row: number; name: string; errors: [CellError, ...CellError[]] };
export type ReadTable = { columns: { heading: string; readAs?: ImportColumn }[]; rows: ReadRow[] };

const folded = (text: string) => text.toLocaleLowerCase("sv").replace(/[^\p{L}\p{N}]/gu, "");
const columnOf = new Map(
  Object.entries(importColumns).flatMap(([column, headings]) => [
    [folded(column), column as ImportColumn] as const,
    ...headings.map((heading) => [folded(heading), column as ImportColumn] as const),
  ]),
);

const genders: Record<string, LegalGender> = {
  kvinna: "woman",
  k: "woman",
  woman: "woman",
  f: "woman",
  female: "woman",
  man: "man",
  m: "man",
  male: "man",
};
const channels: Record<string, Channel> = {
  mejl: "mail",
  epost: "mail",
  mail: "mail",
  email: "mail",
  sms: "sms",
  brev: "letter",
  letter: "letter",
  personligt: "inPerson",
  besök: "inPerson",
  inperson: "inPerson",
};
const kinds = {
  praktik: "internship",
  internship: "internship",
  arbetsträning: "workTraining",
  worktraining: "workTraining",
  anställningmedstöd: "subsidisedEmployment",
  lönebidrag: "subsidisedEmployment",
  subsidisedemployment: "subsidisedEmployment",
  anställning: "employment",
  arbete: "employment",
  jobb: "employment",
  employment: "employment",
} as const;
const languages: Record<string, string> = {
  svenska: "sv",
  arabiska: "ar",
  somaliska: "so",
  dari: "prs",
  persiska: "fa",
  tigrinja: "ti",
  tigrinska: "ti",
  ukrainska: "uk",
  engelska: "en",
  polska: "pl",
  bosniska: "bs",
  serbiska: "sr",
  kroatiska: "hr",
  albanska: "sq",
  kurdiska: "ku",
  sorani: "ckb",
  kurmanji: "kmr",
  pashto: "ps",
  ryska: "ru",
  thailändska: "th",
  spanska: "es",
  rumänska: "ro",
  turkiska: "tr",
  vietnamesiska: "vi",
  swahili: "sw",
  amhariska: "am",
  tyska: "de",
  finska: "fi",
};
const days: Record<string, number> = {
  mån: 0,
  tis: 1,
  ons: 2,
  tor: 3,
  fre: 4,
  lör: 5,
  sön: 6,
  mon: 0,
  tue: 1,
  wed: 2,
  thu: 3,
  fri: 4,
  sat: 5,
  sun: 6,
};

const yes = new Set(["ja", "j", "yes", "y", "1", "x", "sant", "true"]);
const no = new Set(["nej", "n", "no", "0", "", "falskt", "false"]);
const listed = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** An ISO date of "2026-02-12", "20260212" or "2026/2/12", or undefined where the calendar has no such day. */
export function readDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text.trim());
  if (!parts || (!/[-/.]/.test(text) && text.trim().length !== 8)) return undefined;
  const [, y = "", m = "", d = ""] = parts;
  const iso = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  return ParticipantDetails.shape.birthDate.safeParse(iso).success ? iso : undefined;
}

/** Windows of "mån-fre 8-14, lör 9-12", or undefined when it cannot be read so. */
export function readWindows(text: string): Window[] | undefined {
  const windows: Window[] = [];
  for (const part of listed(text)) {
    const found = /^(\p{L}{3})\p{L}*(?:\s*[-–]\s*(\p{L}{3})\p{L}*)?\s+(?:kl\.?\s*)?(\d{1,2})\s*[-–]\s*(\d{1,2})$/u.exec(
      part.toLocaleLowerCase("sv"),
    );
    const [first, last] = [days[found?.[1] ?? ""], days[found?.[2] ?? found?.[1] ?? ""]];
    const [from, to] = [Number(found?.[3]), Number(found?.[4])];
    if (first === undefined || last === undefined || first > last || !(from < to && to <= 24)) return undefined;
    for (let day = first; day <= last; day++) windows.push({ day, from, to });
  }
  return windows.length > 0 ? windows : undefined;
}

/**
 * Reads a whole table. `table[0]` is the headings; empty rows are passed over; `row` is the number that a spreadsheet
 * shows (the headings are row 1).
 */
export function readParticipantTable(
  table: readonly (readonly string[])[],
  nameLookup: NameLookup,
  today: string,
): ReadTable {
  const headings = (table[0] ?? []).map((heading) => heading.trim());
  const taken = new Set<ImportColumn>();
  const columns = headings.map((heading) => {
    const readAs = columnOf.get(folded(heading));
    if (readAs === undefined || taken.has(readAs)) return { heading };
    taken.add(readAs);
    return { heading, readAs };
  });
  const rows = table
    .slice(1)
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ cells, row }) => readRow(cells, row, columns, nameLookup, today));
  return { columns, rows };
}

function readRow(
  cells: readonly string[],
  row: number,
  columns: ReadTable["columns"],
  nameLookup: NameLookup,
  today: string,
): ReadRow {
  const errors: CellError[] = [];
  const headingOf = (column: ImportColumn) =>
    columns.find((c) => c.readAs === column)?.heading ?? importColumns[column][0];
  const text = (column: ImportColumn) => {
    const index = columns.findIndex((c) => c.readAs === column);
    return index < 0 ? "" : (cells[index] ?? "").trim();
  };
  const wrong = (column: ImportColumn, code: FieldCode) => {
    errors.push({ column: headingOf(column), code, value: text(column) });
    return undefined;
  };
  /** Reads a cell that may be empty; what cannot be read is told with `code`. */
  const optional = <T>(column: ImportColumn, code: FieldCode, read: (text: string) => T | undefined): T | undefined =>
    text(column) === "" ? undefined : (read(text(column)) ?? wrong(column, code));
  const required = <T>(column: ImportColumn, code: FieldCode, read: (text: string) => T | undefined): T | undefined =>
    text(column) === "" ? wrong(column, "required") : (read(text(column)) ?? wrong(column, code));
  const wholeNumber = (min: number, max: number) => (value: string) =>
    /^\d{1,3}$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined;
  const yesOrNo = (value: string) => (yes.has(folded(value)) ? true : no.has(folded(value)) ? false : undefined);
  const schema = ParticipantDetails.shape;
  const valid =
    <T>(check: { safeParse(value: unknown): { success: boolean; data?: T } }) =>
    (value: string) =>
      check.safeParse(value).data;
  const ids = (kind: Parameters<NameLookup>[0]) => (value: string) => {
    const found = listed(value).map((name) => nameLookup(kind, name));
    return found.every((id) => id !== undefined) ? [...new Set(found)] : undefined;
  };

  const givenName = required("givenName", "tooLong", valid(schema.givenName));
  const familyName = required("familyName", "tooLong", valid(schema.familyName));
  const birthDate = required("birthDate", "notADate", readDate);
  if (birthDate !== undefined && birthDate > today) wrong("birthDate", "notADate");
  const legalGender = required("legalGender", "notAChoice", (value) => genders[folded(value)]);
  const language = required(
    "language",
    "notAChoice",
    (value) => languages[folded(value)] ?? valid(schema.language)(value.toLowerCase()),
  );
  const email = optional("email", "notAnEmail", valid(schema.email));
  const phone = optional("phone", "notAPhone", valid(schema.phone));
  const address = optional("address", "tooLong", valid(schema.address));
  const channel = optional("channel", "notAChoice", (value) => channels[folded(value)]);
  const interpreter = optional("interpreter", "notAChoice", yesOrNo);
  const sunLevel = optional("sunLevel", "tooLarge", wholeNumber(0, 6));
  const protectedIdentity = optional("protectedIdentity", "notAChoice", yesOrNo);
  const waitingSince = optional("waitingSince", "notADate", readDate);

  const statements: Statement[] = [];
  const add = (statement: Statement | undefined) => statement && statements.push(statement);
  const seeking = optional("seeking", "notAChoice", (value) => {
    const found = listed(value).map(
      (name) => (kinds as Record<string, (typeof kinds)[keyof typeof kinds]>)[folded(name)],
    );
    return found.every((kind) => kind !== undefined) ? [...new Set(found)] : undefined;
  });
  add(seeking && { what: "seeking", value: { kinds: seeking } });
  const availableFrom = optional("availableFrom", "notADate", readDate);
  add(availableFrom === undefined ? undefined : { what: "availableFrom", value: { on: availableFrom } });

  const [min, max, wanted] = (["hoursMin", "hoursMax", "hoursWanted"] as const).map((column) =>
    optional(column, "tooLarge", wholeNumber(1, 60)),
  );
  if (min !== undefined && max !== undefined) {
    if (min > max) wrong("hoursMin", "minAboveMax");
    else if (wanted !== undefined && (wanted < min || wanted > max)) wrong("hoursWanted", "malformed");
    else add({ what: "hours", value: wanted === undefined ? { min, max } : { min, max, wanted } });
  } else if (min !== undefined) wrong("hoursMax", "required");
  else if (max !== undefined || wanted !== undefined) wrong("hoursMin", "required");

  const windows = optional("available", "malformed", readWindows);
  add(windows && { what: "available", value: { windows } });
  const home = optional("home", "unknownId", localityNamed);
  add(home && { what: "home", value: { locality: home.name, location: home.location } });
  const km = optional("maxTravelKm", "tooLarge", wholeNumber(0, 500));
  add(km === undefined ? undefined : { what: "maxTravelKm", value: { km } });
  const formats = optional("formats", "unknownId", ids("format"));
  add(formats && { what: "formats", value: { works: formats } });
  for (const id of optional("skills", "unknownId", ids("skill")) ?? [])
    add({ what: "skill", id, value: { has: true } });
  const avoid = optional("avoid", "unknownId", ids("tag"));
  add(avoid && { what: "avoid", value: { tags: avoid } });
  const interests = optional("interests", "unknownId", ids("field"));
  add(interests && { what: "interests", value: { fields: Object.fromEntries(interests.map((id) => [id, 2])) } });

  const name = `${text("givenName")} ${text("familyName")}`.trim();
  const [first, ...rest] = errors;
  if (first) return { row, name, errors: [first, ...rest] };
  const details = ParticipantDetails.parse({
    givenName,
    familyName,
    birthDate,
    legalGender,
    language,
    channel: channel ?? (email ? "mail" : phone ? "sms" : "letter"),
    interpreter: interpreter ?? false,
    protectedIdentity: protectedIdentity ?? false,
    ...Object.fromEntries(
      Object.entries({ email, phone, address, sunLevel, waitingSince }).filter(([, value]) => value !== undefined),
    ),
  });
  return { row, name, errors: [], details, statements };
}
