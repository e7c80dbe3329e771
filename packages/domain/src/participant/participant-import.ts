import {
  type CellError,
  type Cells,
  type Columns,
  folded,
  listed,
  type NameLookup,
  namesListed,
  placementKindNamed,
  readDate,
  readWindows,
  tableOf,
  valid,
  wholeNumber,
  yesOrNo,
} from "../import/table.ts";
import type { Statement } from "../observation/observation.ts";
import { localityNamed } from "../place/localities.ts";
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

export type ReadRow =
  | { row: number; name: string; errors: []; details: ParticipantDetails; statements: Statement[] }
  | { row: number; name: string; errors: [CellError, ...CellError[]] };
export type ReadTable = { columns: Columns<ImportColumn>; rows: ReadRow[] };

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
/**
 * Reads a whole table. `table[0]` is the headings; empty rows are passed over; `row` is the number that a spreadsheet
 * shows (the headings are row 1).
 */
export function readParticipantTable(
  table: readonly (readonly string[])[],
  nameLookup: NameLookup,
  today: string,
): ReadTable {
  const { columns, rows } = tableOf(table, importColumns);
  return { columns, rows: rows.map(({ row, cells }) => readRow(row, cells, nameLookup, today)) };
}

function readRow(row: number, cells: Cells<ImportColumn>, nameLookup: NameLookup, today: string): ReadRow {
  const { errors, text, wrong, optional, required } = cells;
  const schema = ParticipantDetails.shape;
  const ids = (kind: Parameters<NameLookup>[0]) => (value: string) =>
    namesListed(value, (name) => nameLookup(kind, name));

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
  if (waitingSince !== undefined && waitingSince > today) wrong("waitingSince", "inThePast");

  const statements: Statement[] = [];
  const add = (statement: Statement | undefined) => statement && statements.push(statement);
  const seeking = optional("seeking", "notAChoice", (value) => {
    const found = listed(value).map(placementKindNamed);
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
