/**
 * The memory that a pool lies in: every answer of every participant in columns, one row a participant, so that a
 * question is asked of 32 rows (JavaScript) or 128 (WebAssembly) at a time.
 *
 * - A **bit column** holds one bit a row. It is made when a row first needs it and named by what it says
 *   (group `skillHas`, the skill's id), so that a pool takes room only for the words that its people use.
 * - A **number column** holds a byte or more a row, for what the score counts with.
 *
 * Addresses are byte offsets into one memory that both kernels work on. Columns come first, then whatever a ranking
 * needs while it runs (`allocate`), which the next ranking overwrites.
 *
 * Columns that come from bytes lie there until somebody first asks for them (`adoptBit`, `adoptNumber`): a ranking asks
 * for a fifth of them, and what memory costs is that it is touched.
 */

import { newMemory, pageBytes, type Memory } from "./memory.ts";

/** Number columns: bytes a row. `rank` is the row's place among all ids; it is derived and never leaves the pool. */
const widths = {
  hoursMin: 1,
  hoursMax: 1,
  hoursWanted: 1,
  hoursPerDay: 1,
  maxTravelKm: 2,
  availableFrom: 2,
  adultFrom: 2,
  waitingSince: 2,
  /** East and north, 16 bits each. */
  position: 4,
  goals: 4,
  rank: 4,
} as const;

/**
 * What a bit can say. `is` holds the flags of a row; groups that end in a digit hold one binary digit of a number each
 * (`capacity0` the lowest), the id telling which number.
 */
export type BitGroup =
  | "is"
  | "seeking"
  | "format"
  | "avoid"
  | "skillHas"
  | "skillLacks"
  | "hour"
  /** What a ranking needs for a while: never part of a snapshot. */
  | "work"
  | `${BinaryNumber}${number}`;
export type BinaryNumber = keyof typeof digitsOf;

/** Binary digits: a capacity is 0 (unknown) or its level and one more; hours a week and a day. */
export const digitsOf = { capacity: 3, interest: 2, week: 8 } as const;

export type NumberColumn = keyof typeof widths;
export const numberColumns = Object.keys(widths) as NumberColumn[];
export const widthOf = (column: NumberColumn): number => widths[column];

/** Bits that are asked at once: a column's length is a multiple of it. */
export const blockBits = 256;
const blockBytes = blockBits / 8;
const firstCapacity = 1024;

/** Bytes before the first column: kept free, so that no address is 0. */
const margin = blockBytes;

export class Columns {
  readonly memory: Memory = newMemory();
  /** Rows that there is room for, a multiple of 256. */
  capacity: number;
  bytes: Uint8Array;
  #numbers = new Map<NumberColumn, number>();
  /** What columns hold that have not been asked for yet: numbers by name, bits by ordinal. */
  readonly #waitingNumbers = new Map<NumberColumn, Uint8Array>();
  readonly #waitingBits = new Map<number, Uint8Array>();
  /** Ordinals of bit columns by group and id. */
  #bits = new Map<BitGroup, Map<string, number>>();
  #bitCount = 0;
  #bitsStart = 0;
  #end = 0;
  #workEnd = 0;

  /** @param bits about how many bit columns there will be, so that the memory grows once */
  constructor(capacity = firstCapacity, bits = 0) {
    this.bytes = new Uint8Array(this.memory.buffer);
    this.capacity = roundUp(capacity, blockBits);
    this.#layOut();
    this.#reach(this.#end + bits * this.bitBytes);
  }

  /** Bytes of one bit column. */
  get bitBytes(): number {
    return this.capacity / 8;
  }

  /** Where the columns end: addresses below are columns, those above are a ranking's own. */
  get end(): number {
    return this.#end;
  }

  /** The bit columns that there are: group, id and address. */
  *bitColumns(): Generator<{ group: BitGroup; id: string; address: number }> {
    for (const [group, ids] of this.#bits) {
      for (const [id, ordinal] of ids) yield { group, id, address: this.#bitAt(ordinal) };
    }
  }

  /** Ids of a group that some row has, or had. */
  idsOf(group: BitGroup): Iterable<string> {
    return this.#bits.get(group)?.keys() ?? [];
  }

  number(column: NumberColumn): number {
    const address = this.#numbers.get(column) ?? 0;
    if (this.#waitingNumbers.size > 0) {
      const waiting = this.#waitingNumbers.get(column);
      if (waiting) this.bytes.set(waiting, address);
      this.#waitingNumbers.delete(column);
    }
    return address;
  }

  /** The address of a bit column, or undefined when no row has ever had the bit. */
  bit(group: BitGroup, id: string): number | undefined {
    const ordinal = this.#bits.get(group)?.get(id);
    return ordinal === undefined ? undefined : this.#bitAt(ordinal);
  }

  /** Takes a number column over as bytes, in a memory that nothing has been written to yet. They are not to change. */
  adoptNumber(column: NumberColumn, bytes: Uint8Array): void {
    this.#waitingNumbers.set(column, bytes);
  }

  /** The same for a bit column that there is not yet. */
  adoptBit(group: BitGroup, id: string, bytes: Uint8Array): void {
    this.#waitingBits.set(this.#addBit(group, id), bytes);
  }

  /** The address of a bit column, which is made when there is none. Addresses of columns stay as they are. */
  makeBit(group: BitGroup, id: string): number {
    const known = this.bit(group, id);
    if (known !== undefined) return known;
    const address = this.#bitAddress(this.#addBit(group, id));
    this.bytes.fill(0, address, this.#end);
    return address;
  }

  /** Room for one more bit column. @returns its ordinal */
  #addBit(group: BitGroup, id: string): number {
    let ids = this.#bits.get(group);
    if (ids === undefined) this.#bits.set(group, (ids = new Map()));
    const ordinal = this.#bitCount;
    ids.set(id, ordinal);
    this.#bitCount += 1;
    this.#end = this.#bitAddress(this.#bitCount);
    this.#reach(this.#end);
    return ordinal;
  }

  setBit(group: BitGroup, id: string, row: number): void {
    const at = this.makeBit(group, id) + (row >>> 3);
    this.bytes[at] = (this.bytes[at] ?? 0) | (1 << (row & 7));
  }

  hasBit(group: BitGroup, id: string, row: number): boolean {
    const address = this.bit(group, id);
    return address !== undefined && this.bitAt(address, row);
  }

  bitAt(address: number, row: number): boolean {
    return (((this.bytes[address + (row >>> 3)] ?? 0) >>> (row & 7)) & 1) === 1;
  }

  /** Writes a number into the binary digits of a group, the row's bits being clear. */
  setBinary(number: BinaryNumber, id: string, row: number, value: number): void {
    for (let digit = 0; digit < digitsOf[number]; digit += 1)
      if ((value >> digit) & 1) this.setBit(`${number}${digit}`, id, row);
  }

  binaryAt(number: BinaryNumber, id: string, row: number): number {
    let value = 0;
    for (let digit = 0; digit < digitsOf[number]; digit += 1)
      if (this.hasBit(`${number}${digit}`, id, row)) value |= 1 << digit;
    return value;
  }

  /** Ids of the numbers that some row has a digit of. */
  binaryIds(number: BinaryNumber): Set<string> {
    const ids = new Set<string>();
    for (let digit = 0; digit < digitsOf[number]; digit += 1)
      for (const id of this.idsOf(`${number}${digit}`)) ids.add(id);
    return ids;
  }

  setNumber(column: NumberColumn, row: number, value: number): void {
    const width = widths[column];
    const at = this.number(column) + width * row;
    for (let byte = 0; byte < width; byte += 1) this.bytes[at + byte] = (value >> (8 * byte)) & 0xff;
  }

  /** Without sign, but for columns of four bytes. */
  numberAt(column: NumberColumn, row: number): number {
    const width = widths[column];
    const at = this.number(column) + width * row;
    let value = 0;
    for (let byte = 0; byte < width; byte += 1) value |= (this.bytes[at + byte] ?? 0) << (8 * byte);
    return value;
  }

  /** Every bit and number of the row becomes 0. */
  clear(row: number): void {
    for (const column of numberColumns) this.setNumber(column, row, 0);
    const keep = ~(1 << (row & 7));
    const byte = row >>> 3;
    for (let ordinal = 0; ordinal < this.#bitCount; ordinal += 1) {
      const waiting = this.#waitingBits.get(ordinal);
      // A column that waits is brought only when it says something of the row.
      if (waiting && ((waiting[byte] ?? 0) & ~keep) === 0) continue;
      const at = this.#bitAt(ordinal) + byte;
      this.bytes[at] = (this.bytes[at] ?? 0) & keep;
    }
  }

  /** Makes room for at least so many rows. Every address changes. */
  grow(rows: number): void {
    if (rows <= this.capacity) return;
    const columns = [...this.bitColumns()].map((column) => ({
      ...column,
      bytes: this.bytes.slice(column.address, column.address + this.bitBytes),
    }));
    const numbers = numberColumns.map((column) => {
      const address = this.number(column);
      return { column, bytes: this.bytes.slice(address, address + this.capacity * widths[column]) };
    });
    this.capacity = roundUp(Math.max(rows, this.capacity * 2), blockBits);
    this.#layOut();
    this.bytes.fill(0, 0, this.#end);
    for (const { column, bytes } of numbers) this.bytes.set(bytes, this.number(column));
    for (const { group, id, bytes } of columns) {
      const address = this.makeBit(group, id);
      this.bytes.set(bytes, address);
    }
  }

  /** Begins a ranking: what the one before had allocated is free again. */
  beginWork(): void {
    this.#workEnd = this.#end;
  }

  /** Room that holds until the next `beginWork` or new column; its content is undefined. @returns an address that 32 divides */
  allocate(bytes: number): number {
    const address = roundUp(this.#workEnd, blockBytes);
    this.#workEnd = address + bytes;
    this.#reach(this.#workEnd);
    return address;
  }

  #layOut(): void {
    let at = margin;
    for (const column of numberColumns) {
      this.#numbers.set(column, at);
      at += roundUp(this.capacity * widths[column], blockBytes);
    }
    this.#bits.clear();
    this.#bitCount = 0;
    this.#bitsStart = at;
    this.#end = at;
    this.#reach(at);
  }

  #reach(end: number): void {
    const lacking = end - this.memory.buffer.byteLength;
    if (lacking <= 0) return;
    // Half as much again, so that many small columns do not each grow the memory.
    this.memory.grow(Math.ceil((lacking + end / 2) / pageBytes));
    this.bytes = new Uint8Array(this.memory.buffer);
  }

  /** The address of a bit column whose bits are there. */
  #bitAt(ordinal: number): number {
    const address = this.#bitAddress(ordinal);
    if (this.#waitingBits.size > 0) {
      const waiting = this.#waitingBits.get(ordinal);
      if (waiting) this.bytes.set(waiting, address);
      this.#waitingBits.delete(ordinal);
    }
    return address;
  }

  #bitAddress(ordinal: number): number {
    return this.#bitsStart + ordinal * this.bitBytes;
  }
}

export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
