/**
 * A participant pool in columns: what ranking reads, packed so that it can be asked quickly, kept small and carried
 * as bytes.
 *
 * A row holds everything that matching knows about a participant and nothing else. What does not fit the columns (a
 * date a century away, more than four goals) makes the row **odd**: its profile is kept whole beside the columns, and
 * the readable rules judge it, so that no answer is ever rounded to fit.
 *
 * A row that is read back is equal for matching, not letter by letter: windows are joined, the home is moved to the
 * middle of its 100 m square, sets stand in an order of their own.
 */
import {
  byCodeUnits,
  positionOf,
  readPerson,
  weekHours,
  type Person,
  type Position,
} from "@passa/domain/matching/derived";
import type { Location, MatchingProfile } from "@passa/domain/matching/schema";
import { Columns, type NumberColumn } from "./columns.ts";
import { dayOf, isDayThatFits } from "./day.ts";
import { Expiries } from "./expiries.ts";
import { hourId, hoursInDay, maxGoals, noHours, noTravel, type PoolParts } from "./parts.ts";
import { RowIds } from "./row-ids.ts";
import { readerOf } from "./row-reader.ts";
import { packedGoals, readSnapshot, writeSnapshot } from "./snapshot.ts";

export type PoolRow = {
  profile: MatchingProfile;
  /** Ids of the users who alone may see or count the row (protected identity); absent is everybody. */
  restrictedTo?: readonly string[] | undefined;
};

/** Longer tables of goals do not fit a byte. */
const mostGoalIds = 255;
/** Units of 100 m: differences of two such positions fit 16 bits, the sum of their squares 32. */
const farthest = 16_383;
/** Kilometres: nothing that fits the columns is farther away. */
const farthestTravel = 4634;

/** A row that the readable rules judge. */
export type OddRow = { row: number; person: Person };

export class ColumnarPool {
  readonly parts: PoolParts;
  readonly #goalNumbers: Map<string, number>;
  /** The order that the ranks were written for. */
  #numbered: readonly number[] | undefined;

  constructor(parts: PoolParts) {
    this.parts = parts;
    this.#goalNumbers = new Map(parts.goals.map((id, index) => [id, index + 1]));
  }

  /** `origin` is the middle of the plane on which distances are taken. */
  static empty(origin: Location): ColumnarPool {
    return new ColumnarPool({
      origin,
      columns: new Columns(),
      ids: new RowIds(),
      odd: new Map(),
      restricted: new Map(),
      expiries: new Map(),
      goals: [],
    });
  }

  /**
   * The pool that the bytes hold, which are not to be changed from then on.
   * @throws Error for bytes of another format: then the pool is to be built anew from its items
   */
  static decode(bytes: Uint8Array): ColumnarPool {
    return new ColumnarPool(readSnapshot(bytes));
  }

  /** The pool as bytes, rows by id. Pools of equal rows and origin give equal bytes. */
  encode(): Uint8Array {
    return writeSnapshot(this.parts);
  }

  get origin(): Location {
    return this.parts.origin;
  }

  get size(): number {
    return this.parts.ids.size;
  }

  /** Adds a participant, or takes the new profile in the place of the old one. */
  put({ profile, restrictedTo }: PoolRow): void {
    const { columns, odd, restricted } = this.parts;
    const row = this.#emptyRow(profile.id);
    columns.setBit("is", "live", row);
    if (restrictedTo !== undefined) {
      restricted.set(row, restrictedTo.toSorted(byCodeUnits));
      columns.setBit("is", "restricted", row);
    }
    if (this.#fits(profile)) this.#write(row, profile);
    else {
      odd.set(row, profile);
      columns.setBit("is", "odd", row);
    }
  }

  /** Takes the participant out; nothing happens when there is none. */
  remove(id: string): void {
    const { ids } = this.parts;
    const row = ids.rowOf(id);
    if (row === undefined) return;
    this.#clear(row);
    ids.remove(id);
  }

  get(id: string): PoolRow | undefined {
    const { ids, restricted } = this.parts;
    const row = ids.rowOf(id);
    if (row === undefined) return undefined;
    const restrictedTo = restricted.get(row);
    return { profile: this.profileAt(row), ...(restrictedTo && { restrictedTo }) };
  }

  /**
   * The rows that a user may count, for a place at a position: the column of those that the columns judge, and the
   * others, which the readable rules judge.
   */
  seenBy(viewer: string | undefined, at: Position): { visible: number; odd: OddRow[] } {
    const { columns, ids, odd, restricted } = this.parts;
    // Distances to a place off the plane do not fit the columns: then every row is odd.
    const oddRows = isOnPlane(at) ? [...odd.keys()] : ids.rowsInOrder();
    const left = [...oddRows, ...[...restricted.keys()].filter((row) => !this.isSeenBy(viewer, row))];
    return {
      visible: left.length === 0 ? columns.makeBit("is", "live") : this.#without(left),
      odd: this.#readOdd(oddRows.filter((row) => this.isSeenBy(viewer, row))),
    };
  }

  /** The same for some rows alone. */
  only(rows: ReadonlySet<number>, at: Position): { visible: number; odd: OddRow[] } {
    const { columns, odd } = this.parts;
    const visible = columns.makeBit("work", "visible");
    columns.bytes.fill(0, visible, visible + columns.bitBytes);
    const isOdd = (row: number): boolean => odd.has(row) || !isOnPlane(at);
    for (const row of rows) if (!isOdd(row)) columns.setBit("work", "visible", row);
    return { visible, odd: this.#readOdd([...rows].filter(isOdd)) };
  }

  isSeenBy(viewer: string | undefined, row: number): boolean {
    const users = this.parts.restricted.get(row);
    return users === undefined || (viewer !== undefined && users.includes(viewer));
  }

  /** How many participants a user may count. */
  countSeenBy(viewer: string | undefined): number {
    const hidden = [...this.parts.restricted.keys()].filter((row) => !this.isSeenBy(viewer, row));
    return this.size - hidden.length;
  }

  /** Writes each row's place among all ids into its column, which breaks the last ties of an order. */
  numberRows(): void {
    const order = this.parts.ids.rowsInOrder();
    if (order === this.#numbered) return;
    const { columns } = this.parts;
    const ranks = new Uint32Array(columns.memory.buffer, columns.number("rank"), columns.capacity);
    order.forEach((row, place) => {
      ranks[row] = place;
    });
    this.#numbered = order;
  }

  /** By code units. */
  listIds(): string[] {
    const { ids } = this.parts;
    return ids.rowsInOrder().map((row) => ids.at(row));
  }

  /** The profile of a row that is in use. */
  profileAt(row: number): MatchingProfile {
    return readerOf(this.parts)(row);
  }

  #readOdd(rows: readonly number[]): OddRow[] {
    return rows.map((row) => ({ row, person: readPerson(this.profileAt(row), this.origin) }));
  }

  #without(rows: readonly number[]): number {
    const { columns } = this.parts;
    const visible = columns.makeBit("work", "visible");
    const live = columns.makeBit("is", "live");
    columns.bytes.copyWithin(visible, live, live + columns.bitBytes);
    for (const row of rows)
      columns.bytes[visible + (row >>> 3)] = (columns.bytes[visible + (row >>> 3)] ?? 0) & ~(1 << (row & 7));
    return visible;
  }

  #emptyRow(id: string): number {
    const { columns, ids } = this.parts;
    const known = ids.rowOf(id);
    if (known !== undefined) {
      this.#clear(known);
      return known;
    }
    const row = ids.add(id);
    columns.grow(row + 1);
    this.#numbered = undefined;
    return row;
  }

  #clear(row: number): void {
    const { columns, expiries, odd, restricted } = this.parts;
    if (columns.hasBit("is", "expires", row)) {
      for (const skill of expiries.values()) skill.remove(row);
    }
    columns.clear(row);
    odd.delete(row);
    restricted.delete(row);
    // The row's place among the ids is cleared with the rest.
    this.#numbered = undefined;
  }

  #fits(profile: MatchingProfile): boolean {
    const { hours, home, maxTravelKm = 0, goals = [], availableFrom, adultFrom, waitingSince, skills } = profile;
    const dates = [
      availableFrom,
      adultFrom,
      waitingSince,
      ...Object.values(skills).map(({ validUntil }) => validUntil),
    ];
    const at = home && positionOf(home, this.origin);
    const newGoals = goals.filter((goal) => !this.#goalNumbers.has(goal));
    return (
      dates.every((date) => date === undefined || isDayThatFits(date)) &&
      (hours === undefined || (hours.max < noHours && (hours.maxPerDay ?? 0) <= 255)) &&
      maxTravelKm <= farthestTravel &&
      (at === undefined || isOnPlane(at)) &&
      goals.length <= maxGoals &&
      this.parts.goals.length + newGoals.length <= mostGoalIds
    );
  }

  #write(row: number, profile: MatchingProfile): void {
    const { columns } = this.parts;
    for (const kind of profile.seeking) columns.setBit("seeking", kind, row);
    for (const column of ["availableFrom", "adultFrom", "waitingSince"] as const)
      this.#set(column, row, profile[column] === undefined ? 0 : dayOf(profile[column]));
    this.#writeHours(row, profile);
    this.#writeTravel(row, profile);
    this.#writeSkills(row, profile);
    this.#writeGoals(row, profile);
    if (profile.formats) columns.setBit("is", profile.formats.length === 0 ? "anyFormat" : "someFormats", row);
    for (const format of profile.formats ?? []) columns.setBit("format", format, row);
    for (const tag of profile.avoid) columns.setBit("avoid", tag, row);
    // Counted from 1, so that no digit at all is an answer that is not there.
    for (const [dimension, level] of Object.entries(profile.capacities))
      columns.setBinary("capacity", dimension, row, level + 1);
    for (const [field, level] of Object.entries(profile.interests ?? {}))
      columns.setBinary("interest", field, row, level);
  }

  #writeHours(row: number, { hours, available }: MatchingProfile): void {
    const { columns } = this.parts;
    this.#set("hoursMin", row, hours?.min ?? 0);
    this.#set("hoursMax", row, hours?.max ?? noHours);
    this.#set("hoursWanted", row, hours?.wanted ?? noHours);
    this.#set("hoursPerDay", row, hours?.maxPerDay ?? 0);
    if (hours) {
      columns.setBit("is", "hours", row);
      columns.setBinary("week", "min", row, hours.min);
      columns.setBinary("week", "max", row, hours.max);
      columns.setBinary("week", "perDay", row, Math.min(hours.maxPerDay ?? hoursInDay, hoursInDay));
    }
    if (!available) return;
    columns.setBit("is", "available", row);
    weekHours(available).forEach((mask, day) => {
      for (let hour = 0; hour < hoursInDay; hour += 1)
        if ((mask >> hour) & 1) columns.setBit("hour", hourId(day, hour), row);
    });
  }

  #writeTravel(row: number, { home, maxTravelKm }: MatchingProfile): void {
    const { columns, origin } = this.parts;
    const at = home && positionOf(home, origin);
    if (at) columns.setBit("is", "home", row);
    this.#set("position", row, ((at?.east ?? 0) & 0xffff) | ((at?.north ?? 0) << 16));
    this.#set("maxTravelKm", row, maxTravelKm ?? noTravel);
  }

  #writeSkills(row: number, { skills }: MatchingProfile): void {
    const { columns, expiries } = this.parts;
    for (const [skill, { has, validUntil }] of Object.entries(skills)) {
      columns.setBit(has ? "skillHas" : "skillLacks", skill, row);
      // That something is lacking holds on every day.
      if (!has || validUntil === undefined) continue;
      columns.setBit("is", "expires", row);
      // Room for the day on which it has run out.
      columns.makeBit("skillLacks", skill);
      const known = expiries.get(skill) ?? new Expiries();
      known.add(row, dayOf(validUntil));
      expiries.set(skill, known);
    }
  }

  #writeGoals(row: number, { goals = [] }: MatchingProfile): void {
    const numbers = goals.map((goal) => this.#goalNumber(goal)).toSorted((one, other) => one - other);
    this.#set("goals", row, packedGoals(numbers));
  }

  #goalNumber(goal: string): number {
    const known = this.#goalNumbers.get(goal);
    if (known !== undefined) return known;
    this.parts.goals.push(goal);
    this.#goalNumbers.set(goal, this.parts.goals.length);
    return this.parts.goals.length;
  }

  #set(column: NumberColumn, row: number, value: number): void {
    this.parts.columns.setNumber(column, row, value);
  }
}

const isOnPlane = ({ east, north }: Position): boolean => Math.max(Math.abs(east), Math.abs(north)) <= farthest;
