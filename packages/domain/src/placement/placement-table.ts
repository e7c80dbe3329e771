import {
  type CellError,
  type Cells,
  type Columns,
  folded,
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
import type { FieldCode } from "../refusal.ts";
import type { Workplace } from "../workplace/workplace.ts";
import { taskOfSuggestion, type Words } from "./advertisement.ts";
import { type Occupation, PlacementContent, PlacementDraft, type Task } from "./placement.ts";
import { suggestedOccupations } from "./suggested-tasks.ts";

/**
 * Reads a table of places (CSV or Excel, first row headings) into drafts, row by row: what is wrong with a cell is told
 * beside the cell, and a row is either whole or not taken. What a row does not say, the draft does not say either, save
 * what is usual in its occupation, as for an advertisement. Nothing here writes.
 */

/** What a column can hold. The headings that mean it are matched without case, spaces and punctuation. */
export const placementColumns = {
  title: ["titel", "namn", "platsens namn", "title", "name"],
  kind: ["form", "typ", "slag", "kind", "type"],
  occupation: ["yrke", "occupation"],
  field: ["yrkesområde", "område", "occupation field", "field"],
  workplace: ["arbetsplats", "workplace"],
  seats: ["antal platser", "platser", "antal", "seats"],
  hoursMin: ["timmar minst", "minst timmar", "hours min"],
  hoursMax: ["timmar mest", "mest timmar", "hours max"],
  open: ["tider", "öppet", "times", "opening hours"],
  startsOn: ["första dag", "startdatum", "start", "start date", "first day"],
  latestStartOn: ["sista startdag", "senast start", "latest start", "last day to start"],
  remote: ["hemifrån", "distans", "remote", "from home"],
  tasks: ["uppgifter", "arbetsuppgifter", "tasks"],
  minTasks: ["uppgifter minst", "minst uppgifter", "tasks min", "min tasks"],
  requires: ["måste ha", "krav", "must have", "requirements"],
  wishes: ["bra att kunna", "önskemål", "good to have", "wishes"],
  formats: ["instruktioner", "instructions"],
  adaptations: ["anpassningar", "stöd", "adaptations", "support"],
  tags: ["bra att veta", "good to know"],
  about: ["beskrivning", "om platsen", "description", "about"],
} as const;
export type PlacementColumn = keyof typeof placementColumns;

/** What a table is read against. */
export type KnownToTable = {
  lookup: NameLookup;
  /** The occupation of that name in any language. */
  occupationNamed: (name: string) => Occupation | undefined;
  /** The id of the suggested task of that name in any language. */
  taskNamed: (name: string) => string | undefined;
  words: Words;
  /** Those of the employer: where it has only one, a row need not name it. */
  workplaces: readonly Workplace[];
  /** ISO date. */
  today: string;
};

export type PlacementRow =
  | { row: number; title: string; errors: []; content: PlacementDraft }
  | { row: number; title: string; errors: [CellError, ...CellError[]] };
export type PlacementTable = { columns: Columns<PlacementColumn>; rows: PlacementRow[] };

/**
 * Reads a whole table. `table[0]` is the headings; empty rows are passed over; `row` is the number that a spreadsheet
 * shows (the headings are row 1).
 */
export function readPlacementTable(table: readonly (readonly string[])[], known: KnownToTable): PlacementTable {
  const { columns, rows } = tableOf(table, placementColumns);
  return { columns, rows: rows.map(({ row, cells }) => readRow(row, cells, known)) };
}

function readRow(row: number, cells: Cells<PlacementColumn>, known: KnownToTable): PlacementRow {
  const { lookup, occupationNamed, workplaces, today } = known;
  const { errors, text, wrong, optional, required } = cells;
  const shape = PlacementContent.shape;
  const ids = (kind: Parameters<NameLookup>[0]) => (value: string) => namesListed(value, (name) => lookup(kind, name));

  /** Reads a cell that lists things, of which a place holds only so many. */
  const list = <T>(
    column: PlacementColumn & keyof typeof shape,
    code: FieldCode,
    read: (text: string) => T[] | undefined,
  ): T[] | undefined => {
    const found = optional(column, code, read);
    return found === undefined || shape[column].safeParse(found).success ? found : wrong(column, "tooLong");
  };

  const title = required("title", "tooLong", valid(shape.title));
  const kind = optional("kind", "notAChoice", placementKindNamed);
  const occupation = optional("occupation", "unknownId", occupationNamed);
  const usual = suggestedOccupations.find(({ conceptId }) => conceptId === occupation?.conceptId);
  const field = optional("field", "unknownId", (value) => lookup("field", value)) ?? usual?.field;
  const workplace =
    optional("workplace", "unknownId", (value) => workplaceNamed(value, workplaces)) ??
    (text("workplace") === "" && workplaces.length === 1 ? workplaces[0] : undefined);
  const seats = optional("seats", "tooLarge", wholeNumber(1, 50));

  const [min, max] = (["hoursMin", "hoursMax"] as const).map((column) =>
    optional(column, "tooLarge", wholeNumber(1, 60)),
  );
  if (text("hoursMin") === "" && text("hoursMax") !== "") wrong("hoursMin", "required");
  if (text("hoursMax") === "" && text("hoursMin") !== "") wrong("hoursMax", "required");
  if (min !== undefined && max !== undefined && min > max) wrong("hoursMin", "minAboveMax");
  const hours = min !== undefined && max !== undefined ? { min, max } : undefined;
  const open = list("open", "malformed", readWindows) ?? (usual && weekdays(usual.usualHours));

  const startsOn = optional("startsOn", "notADate", readDate);
  const latestStartOn = optional("latestStartOn", "notADate", readDate);
  if (startsOn !== undefined && latestStartOn !== undefined && startsOn > latestStartOn)
    wrong("latestStartOn", "startAfterLatest");
  else if (latestStartOn !== undefined && latestStartOn < today) wrong("latestStartOn", "inThePast");
  else if (startsOn !== undefined && startsOn < today && text("latestStartOn") === "") wrong("startsOn", "inThePast");
  const remote = optional("remote", "notAChoice", yesOrNo);

  const named = optional("tasks", "tooLong", (value) => tasksOf(value, known));
  const tasks = named ?? usual?.tasks.slice(0, 3).flatMap((id) => taskOfSuggestion(id, known.words));
  const minTasks = optional("minTasks", "tooLarge", wholeNumber(1, 40));
  if (minTasks !== undefined && tasks !== undefined && minTasks > tasks.length) wrong("minTasks", "minTasksTooMany");

  const requires = list("requires", "unknownId", (value) => clausesOf(value, (name) => lookup("skill", name)));
  const wishes = list("wishes", "unknownId", ids("skill"));
  const formats = list("formats", "unknownId", ids("format"));
  const adaptations = list("adaptations", "unknownId", ids("adaptation"));
  const tags = list("tags", "unknownId", ids("tag")) ?? usual?.tags;
  const about = optional("about", "tooLong", valid(shape.about));

  const [first, ...rest] = errors;
  if (first) return { row, title: text("title"), errors: [first, ...rest] };
  const said = {
    workplaceId: workplace?.id,
    title,
    about,
    kind,
    occupation,
    field,
    seats,
    startsOn,
    latestStartOn,
    remote,
    hours,
    open,
    formats,
    adaptations,
    tags,
    requires,
    wishes,
    minTasks,
    tasks,
  };
  const content = PlacementDraft.parse(
    Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  );
  return { row, title: text("title"), errors: [], content };
}

/** The employer's only workplace of that name or address. */
function workplaceNamed(text: string, workplaces: readonly Workplace[]): Workplace | undefined {
  const found = workplaces.filter(({ name, address, locality }) =>
    [name, address, `${address} ${locality}`, `${name} ${locality}`].some((one) => folded(one) === folded(text)),
  );
  return found.length === 1 ? found[0] : undefined;
}

const weekdays = (hours: { from: number; to: number }) => [0, 1, 2, 3, 4].map((day) => ({ day, ...hours }));

/**
 * Tasks one a line, or with ";" or "|" between them; with commas where nothing else parts them ("Lasta, lossa|Packa" are
 * two). One that is named as a suggestion brings what that asks for. Undefined when there are too many, or one is too long.
 */
function tasksOf(text: string, { taskNamed, words }: KnownToTable): Task[] | undefined {
  const titles = text
    .split(/[\n;|]/.test(text) ? /[\n;|]/ : /,/)
    .map((title) => title.trim())
    .filter((title) => title !== "");
  const once = titles.filter((title, n) => titles.findIndex((other) => folded(other) === folded(title)) === n);
  const tasks = once.flatMap((title, n) => {
    const id = taskNamed(title);
    const [suggested] = id === undefined ? [] : taskOfSuggestion(id, words);
    return suggested ?? ownTask(n + 1, title);
  });
  const read = PlacementContent.shape.tasks.safeParse(tasks);
  return read.success ? read.data : undefined;
}

const ownTask = (n: number, title: string): Task => ({
  id: `own-${n}`,
  title,
  removable: false,
  hazardous: false,
  demands: {},
  requires: [],
  adaptations: [],
});

/** "Körkort B, truckkort A eller truckkort B" is two clauses: any one of each will do. */
function clausesOf(text: string, idOf: (name: string) => string | undefined): string[][] | undefined {
  const either = (name: string) => {
    const whole = idOf(name);
    const ids = whole === undefined ? name.split(/\s(?:eller|or)\s/i).map((part) => idOf(part)) : [whole];
    return ids.every((id) => id !== undefined) ? [...new Set(ids)].join("|") : undefined;
  };
  return namesListed(text, either)?.map((clause) => clause.split("|"));
}
