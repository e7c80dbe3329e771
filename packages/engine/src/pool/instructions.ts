/**
 * What a kernel can do, as numbers: a ranking is compiled into a program of these, and the kernels (JavaScript,
 * WebAssembly, and C in the bench) run the same program over the same memory.
 *
 * Rows are taken in tiles of at most {@link tileRows}. An operand `p` is the address of a bitmap of the tile: a part of
 * a column, or what an earlier instruction wrote. From tile to tile, addresses of columns move on, by the table of
 * moves that a program comes with. `out` is always the tile's own. `n` counts the operands that follow it. Numbers are
 * 32 bits, lists of binary digits begin with the lowest.
 */

export const tileRows = 16_384;

export const instruction = {
  end: 0,
  /** out n p… : any of them. */
  or: 1,
  /** out n p… : all of them. */
  and: 2,
  /** out n p… : none of them. */
  nor: 3,
  /** out a n p… : a, and none of the others. */
  andNot: 4,
  /** blocked unknown p0 p1 p2 k : a number of three digits, 0 meaning unknown; blocked where known and below k (1-7). */
  level: 5,
  /** out k n p… : where the number with the digits p is at least k. */
  atLeast: 6,
  /** out n a… b… : where the number a is at least the number b. */
  notLess: 7,
  /** out digits n p… : how many of them, as digits in so many bitmaps from out on. */
  count: 8,
  /**
   * out perDay0…4 then for each of seven days: n p… (a multiple of four) : the hours p of each day, at most perDay of them a day, summed over
   * the days, as eight digits from out on.
   */
  week: 9,
  /** blocked unknown column latest : dates after `latest`; 0 is unknown. */
  period: 10,
  /** blocked unknown adultColumn fromColumn start latest : adult after the day of starting, which is `from` when it lies in (start, latest]. */
  adult: 11,
  /** blocked unknown positionColumn travelColumn homeBit east north : farther away than ten times the kilometres; 0xffff is unknown. */
  travel: 12,
  /** out had n (lacks had)… : where `had` is not, and some `lacks` is without its own `had`. */
  lacking: 13,
  /** out n p… : in four bitmaps from out on, where at least one, two, three and four of them are. */
  tally: 14,
  /** total p : adds the number of rows in p to the number at the address `total`. */
  sum: 15,
  /**
   * total out mask tally n p… m q… : rows of the mask whose every hindrance (tally) is among the p, and that none of the q
   * hinders; their number is added at `total`. At most three p. `out` 0 keeps no bitmap.
   */
  opens: 16,
  /** mask heap parameters : scores the rows of the mask and keeps the best (see {@link parameter}). */
  score: 17,
} as const;

/** Where in its parameters the score finds what it counts with; `…Lut` are tables of what a value adds to the score. */
export const parameter = {
  comfort: 0,
  comfortDigits: 1,
  comfortLut: 2,
  tasks: 3,
  tasksDigits: 4,
  tasksLut: 5,
  wishes: 6,
  wishesDigits: 7,
  wishesLut: 8,
  interest0: 9,
  interest1: 10,
  interestLut: 11,
  goals: 12,
  /** 256 bytes: 1 where the placement develops the goal with that number. */
  develops: 13,
  growthLut: 14,
  waitingSince: 15,
  asOf: 16,
  /** By days from 0 to 365. */
  waitingLut: 17,
  hoursMin: 18,
  hoursMax: 19,
  hoursWanted: 20,
  placeMin: 21,
  placeMax: 22,
  hoursWeight: 23,
  travelFree: 24,
  position: 25,
  home: 26,
  east: 27,
  north: 28,
  /** By distance in 100 m from 0 to 400, then unknown. */
  travelLut: 29,
  rank: 30,
  /** What comfort, tasks, wishes and travel can add at most. */
  most: 31,
} as const;

export const parameters = Object.keys(parameter).length;

/** A heap: room (32 bits), entries in use (32 bits), then the entries, 64 bits each, the lowest first. */
export const heapHead = 8;
export const entryBytes = 8;

/**
 * Runs the program at the address `code` over `rows` rows; bitmaps of one tile take `tileBytes`. At `moves` stand
 * `moveCount` pairs: the address of an operand, and the bytes that it moves on by from tile to tile.
 */
export type Kernel = (code: number, rows: number, tileBytes: number, moves: number, moveCount: number) => void;
