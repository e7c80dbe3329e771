/**
 * A pool as bytes: a heading in JSON, then the columns one after another as they lie in memory, so that reading is
 * copying, of each column when it is first asked for. Rows stand by id and columns by name; columns that say nothing are left out.
 */
import type { Location, MatchingProfile } from "@passa/domain/matching/schema";
import { byCodeUnits } from "@passa/domain/matching/derived";
import { Columns, numberColumns, widthOf, type BitGroup } from "./columns.ts";
import { dayIn, entryOf, Expiries, rowIn } from "./expiries.ts";
import { PackedIds, packIds, type IdForm } from "./packed-ids.ts";
import type { PoolParts } from "./parts.ts";
import { RowIds } from "./row-ids.ts";

/** Of the layout below and of what columns mean: another number, another reader. */
const format = 1;

type Heading = {
  format: typeof format;
  origin: Location;
  ids: IdForm & { bytes: number };
  goals: string[];
  bits: [group: BitGroup, id: string][];
  /** How many entries each skill has. */
  expiries: [skill: string, count: number][];
  odd: [row: number, profile: MatchingProfile][];
  restricted: [row: number, users: readonly string[]][];
};

/** Bytes before the heading: its length. */
const lengthBytes = 4;
const entryBytes = 8;
const keptNumbers = numberColumns.filter((column) => column !== "rank");

export function writeSnapshot(parts: PoolParts): Uint8Array {
  const { columns, ids } = parts;
  const rows = ids.rowsInOrder();
  const places = placesOf(rows, ids.end);
  const packed = packIds(rows.map((row) => ids.at(row)));
  const bits = [...columns.bitColumns()]
    .filter(({ group }) => group !== "work")
    .map(({ group, id, address }) => ({ group, id, bytes: movedBits(parts, address, places, rows.length) }))
    .filter(({ bytes }) => bytes.some((byte) => byte !== 0))
    .toSorted((one, other) => byCodeUnits(one.group, other.group) || byCodeUnits(one.id, other.id));
  const goals = sortedGoals(parts, rows);
  const expiries = [...parts.expiries]
    .map(([skill, entries]): [string, number[]] => [skill, movedEntries(entries, places)])
    .filter(([, entries]) => entries.length > 0)
    .toSorted(([one], [other]) => byCodeUnits(one, other));
  const heading: Heading = {
    format,
    origin: parts.origin,
    ids: { ...packed.form, bytes: packed.bytes.length },
    goals: goals.ids,
    bits: bits.map(({ group, id }) => [group, id]),
    expiries: expiries.map(([skill, entries]) => [skill, entries.length]),
    odd: moved(parts.odd, places).map(([row, profile]) => [row, withKeysInOrder(profile)]),
    restricted: moved(parts.restricted, places),
  };
  const numbers = keptNumbers.map((column) =>
    column === "goals" ? goals.bytes : movedNumbers(parts, columns.number(column), widthOf(column), rows),
  );
  const head = new TextEncoder().encode(JSON.stringify(heading));
  return joined([
    new Uint8Array(Uint32Array.of(head.length).buffer),
    head,
    packed.bytes,
    ...numbers,
    ...bits.map(({ bytes }) => bytes),
    ...expiries.map(([, entries]) => new Uint8Array(Float64Array.from(entries).buffer)),
  ]);
}

/**
 * The bytes are not to be changed from then on.
 * @throws Error when the bytes are of another format, or are not whole
 */
export function readSnapshot(bytes: Uint8Array): PoolParts {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error("The snapshot of the pool is not whole");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const [headLength = 0] = new Uint32Array(take(lengthBytes).slice().buffer);
  const heading = JSON.parse(new TextDecoder().decode(take(headLength))) as Heading;
  if (heading.format !== format)
    throw new Error(`The snapshot has format ${JSON.stringify(heading.format)}; this reads ${String(format)}`);
  const ids = new PackedIds(heading.ids, take(heading.ids.bytes));
  const columns = new Columns(Math.max(ids.count, 1), heading.bits.length + heading.expiries.length);
  for (const column of keptNumbers) columns.adoptNumber(column, take(widthOf(column) * ids.count));
  const bitBytes = Math.ceil(ids.count / 8);
  for (const [group, id] of heading.bits) columns.adoptBit(group, id, take(bitBytes));
  for (const [skill] of heading.expiries) columns.makeBit("skillLacks", skill);
  return {
    origin: heading.origin,
    columns,
    ids: new RowIds(ids),
    odd: new Map(heading.odd),
    restricted: new Map(heading.restricted),
    expiries: new Map(
      heading.expiries.map(([skill, count]) => [
        skill,
        new Expiries(new Float64Array(take(count * entryBytes).slice().buffer)),
      ]),
    ),
    goals: heading.goals,
  };
}

/** By row as it is: the row as it will be. */
function placesOf(rows: readonly number[], end: number): Int32Array {
  const places = new Int32Array(end).fill(-1);
  rows.forEach((row, place) => {
    places[row] = place;
  });
  return places;
}

function movedBits({ columns }: PoolParts, address: number, places: Int32Array, count: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(count / 8));
  const bytes = Math.min(columns.bitBytes, Math.ceil(places.length / 8));
  for (let byte = 0; byte < bytes; byte += 1) {
    for (let rest = columns.bytes[address + byte] ?? 0; rest !== 0; rest &= rest - 1) {
      const place = places[8 * byte + (31 - Math.clz32(rest & -rest))] ?? -1;
      if (place >= 0) out[place >> 3] = (out[place >> 3] ?? 0) | (1 << (place & 7));
    }
  }
  return out;
}

function movedNumbers({ columns }: PoolParts, address: number, width: number, rows: readonly number[]): Uint8Array {
  const out = new Uint8Array(width * rows.length);
  rows.forEach((row, place) => {
    for (let byte = 0; byte < width; byte += 1)
      out[width * place + byte] = columns.bytes[address + width * row + byte] ?? 0;
  });
  return out;
}

function movedEntries(entries: Expiries, places: Int32Array): number[] {
  return [...entries.sorted()]
    .map((entry) => entryOf(places[rowIn(entry)] ?? 0, dayIn(entry)))
    .toSorted((one, other) => one - other);
}

function moved<Value>(byRow: ReadonlyMap<number, Value>, places: Int32Array): [number, Value][] {
  return [...byRow]
    .map(([row, value]): [number, Value] => [places[row] ?? 0, value])
    .toSorted(([one], [other]) => one - other);
}

/** Stores give maps back in an order of their own; equal rows must give equal bytes. */
function withKeysInOrder(profile: MatchingProfile): MatchingProfile {
  return JSON.parse(JSON.stringify(profile), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => byCodeUnits(one, other)))
      : value,
  ) as MatchingProfile;
}

/** The table of goals by id, without those that nobody has any more, and the column in its terms. */
function sortedGoals({ columns, goals }: PoolParts, rows: readonly number[]): { ids: string[]; bytes: Uint8Array } {
  const numbers = rows.map((row) => goalNumbers(columns.numberAt("goals", row)));
  const used = new Set(numbers.flat());
  const ids = goals.filter((_, index) => used.has(index + 1)).toSorted(byCodeUnits);
  const numberOf = new Map(ids.map((id, index) => [id, index + 1]));
  const renumbered = goals.map((id) => numberOf.get(id) ?? 0);
  const words = numbers.map((row) =>
    packedGoals(row.map((number) => renumbered[number - 1] ?? 0).toSorted((one, other) => one - other)),
  );
  return { ids, bytes: new Uint8Array(Int32Array.from(words).buffer) };
}

/** Up to four numbers of a byte each; 0 is none. */
export function goalNumbers(packed: number): number[] {
  return [0, 8, 16, 24].map((shift) => (packed >>> shift) & 0xff).filter((number) => number !== 0);
}

export function packedGoals(numbers: readonly number[]): number {
  return numbers.reduce((word, number, slot) => word | (number << (8 * slot)), 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
