/** Until when one skill is held, by row: what is rare is kept beside the columns. */
export class Expiries {
  /** Day · 2³² + row, so that one number sorts by day and then row. */
  #entries: number[] | Float64Array;
  #sorted = true;
  #split: { rows: Uint32Array; days: Uint16Array } | undefined;
  #days: Map<number, number> | undefined;

  /** @param entries as `sorted` gave them; kept as they are until the first change */
  constructor(entries?: Float64Array) {
    this.#entries = entries ?? [];
  }

  add(row: number, day: number): void {
    this.#forget();
    this.#changeable().push(day * rowSpace + row);
    this.#sorted = false;
  }

  remove(row: number): void {
    this.#forget();
    this.#entries = this.#changeable().filter((entry) => rowIn(entry) !== row);
  }

  dayOf(row: number): number | undefined {
    this.#days ??= new Map(Array.from(this.#entries, (entry) => [rowIn(entry), dayIn(entry)]));
    return this.#days.get(row);
  }

  /** By day, then row. */
  sorted(): ArrayLike<number> & Iterable<number> {
    if (!this.#sorted) this.#entries.sort((one, other) => one - other);
    this.#sorted = true;
    return this.#entries;
  }

  /** Rows and days side by side, by day and then row. */
  split(): { rows: Uint32Array; days: Uint16Array } {
    return (this.#split ??= {
      rows: Uint32Array.from(this.sorted(), rowIn),
      days: Uint16Array.from(this.sorted(), dayIn),
    });
  }

  #forget(): void {
    this.#split = undefined;
    this.#days = undefined;
  }

  #changeable(): number[] {
    if (this.#entries instanceof Float64Array) this.#entries = [...this.#entries];
    return this.#entries;
  }
}

const rowSpace = 2 ** 32;
export const rowIn = (entry: number): number => entry % rowSpace;
export const dayIn = (entry: number): number => Math.floor(entry / rowSpace);
export const entryOf = (row: number, day: number): number => day * rowSpace + row;
