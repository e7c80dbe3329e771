/**
 * Turns questions about a placement into a program for a kernel. Every bitmap is computed once however often it is
 * asked for, so that two placements that differ in one thing share the rest: a criterion that stays the same is the
 * same object before and after a remedy.
 *
 * In a **series** one placement is asked after another of a pool that stays as it is. What is the same for every placement
 * (a level on a dimension, a week, a clause of skills that never run out) is then computed once for them all, and only
 * what is the placement's own makes way for the next.
 */
import type { Place, ReadClause, ReadTask, WeekHours } from "@passa/domain/matching/derived";
import type { SkillEntry } from "@passa/domain/matching/lexicon";
import {
  blockBits,
  digitsOf,
  roundUp,
  widthOf,
  type BinaryNumber,
  type BitGroup,
  type NumberColumn,
} from "./columns.ts";
import { clampDay, dayOf } from "./day.ts";
import { instruction, tileRows } from "./instructions.ts";
import { daysInWeek, hourId, hoursInDay } from "./parts.ts";
import type { ColumnarPool } from "./pool.ts";

/** A bitmap or a column of numbers: where the first tile's part lies, and the bytes from there to the next tile's. */
export type Bitmap = { readonly address: number; readonly step: number };

/** Where a criterion blocks and where it is unknown. */
export type Judged = { readonly blocked: Bitmap; readonly unknown: Bitmap };

/** A task by what it asks, numbered in the order in which tasks were first asked about. */
type TaskStates = { number: number; met: Bitmap; blocked: Bitmap };

/** The hours that persons and a week have in common, and where the person's own fewest fit in. */
type CommonHours = { digits: Bitmap[]; ownFit: Bitmap; judged: Map<number, Judged> };

/** The criteria of a placement. The first three groups are beyond remedy; kind and avoided tags are private. */
export type JudgedPlace = { kind: Judged; avoid: Judged[]; period: Judged; changeable: Judged[] };

/** A program in memory, and the operands in it that move on from tile to tile. */
export type Program = { code: number; moves: number; moveCount: number };

export const allOf = ({ kind, avoid, period, changeable }: JudgedPlace): Judged[] => [
  kind,
  ...avoid,
  period,
  ...changeable,
];

/** Hours beyond this are all alike: no digit of a week reaches it. */
export const beyondHours = 1 << (digitsOf.week + 1);

/** Room for what is the placement's own in a series, bitmaps and bytes beside them: all but the strangest find it enough. */
const ownBitmaps = 1500;
const ownTables = 128 << 10;
/** What a series keeps, at most about so much; then it begins afresh. */
const keptBytes = 32 << 20;

/** What has been computed, by what it was asked for. */
class Computed {
  readonly bitmaps = new Map<string, Bitmap>();
  readonly judged = new Map<string, Judged>();
  readonly clauses = new Map<string, Judged>();
  readonly tasks = new Map<string, TaskStates>();
}

export class Compiler {
  readonly pool: ColumnarPool;
  /** Bytes of a bitmap of one tile. */
  readonly tileBytes: number;
  /** Bitmaps of no row and of all. */
  readonly none: Bitmap;
  readonly all: Bitmap;
  /** A criterion that nobody fails. */
  readonly met: Judged;
  /** Skills that something asks about: those that have run out are to be seen to before the program runs. */
  readonly skills = new Set<string>();
  #code: number[] = [];
  /** Operands of the code that move on from tile to tile: the index of each, and its step. */
  #moving: number[] = [];
  /** Such operands in tables, by address. */
  #moves: number[] = [];
  /** Whether there is a second tile to move on to. */
  readonly #tiled: boolean;
  /** Room for what is the placement's own, and how far it is taken; none outside a series. */
  #own: { from: number; taken: number; bytes: number } | undefined;
  #kept = 0;
  /** Whether what is being computed is the same for every placement. */
  #keeps = false;
  #tasksAsked = 0;
  readonly #columns = new Map<BitGroup, Map<string, Bitmap>>();
  readonly #dated = new Map<string, boolean>();
  #digits = new Map<string, Bitmap[]>();
  #demands = new Map<string, Judged[]>();
  #hours = new Map<number, Judged>();
  #weeks = new Map<string, CommonHours>();
  #formats = new Map<string, Judged>();
  #forAll = new Computed();
  #forPlace = new Computed();
  // The very objects of a placement, which are mostly asked about again.
  #weekOf = new Map<WeekHours, CommonHours>();
  #formatOf = new Map<ReadonlySet<string>, Judged>();
  #taskOf = new Map<ReadTask, TaskStates>();

  /** Takes the pool's room for work: an earlier program of the same pool cannot run any more. */
  constructor(pool: ColumnarPool, { series = false }: { series?: boolean } = {}) {
    const { columns, ids } = pool.parts;
    // A column that came later would lie where a series keeps what it has computed.
    if (series) columns.makeBit("work", "visible");
    columns.beginWork();
    this.pool = pool;
    this.tileBytes = Math.min(tileRows, roundUp(Math.max(ids.end, 1), blockBits)) / 8;
    this.#tiled = ids.end > tileRows;
    this.none = this.bitmap();
    this.all = this.bitmap();
    columns.bytes.fill(0, this.none.address, this.none.address + this.tileBytes);
    columns.bytes.fill(0xff, this.all.address, this.all.address + this.tileBytes);
    this.met = { blocked: this.none, unknown: this.none };
    if (series && !this.#tiled) this.#own = this.#newRoom();
  }

  /** Begins the program of the next placement in a series. */
  next(): void {
    this.#code = [];
    this.#moving = [];
    this.#moves = [];
    this.skills.clear();
    this.#forPlace = new Computed();
    this.#weekOf = new Map();
    this.#formatOf = new Map();
    this.#taskOf = new Map();
    if (this.#own && this.#kept <= keptBytes) this.#own.taken = 0;
    else this.#beginAfresh();
  }

  /** Forgets everything; the bitmaps of none and of all lie first, and stay. */
  #beginAfresh(): void {
    const { columns } = this.pool.parts;
    columns.beginWork();
    columns.allocate(this.tileBytes);
    columns.allocate(this.tileBytes);
    if (this.#own) this.#own = this.#newRoom();
    this.#kept = 0;
    this.#digits = new Map();
    this.#demands = new Map();
    this.#hours = new Map();
    this.#weeks = new Map();
    this.#formats = new Map();
    this.#forAll = new Computed();
  }

  #newRoom(): { from: number; taken: number; bytes: number } {
    const bytes = ownBitmaps * this.tileBytes + ownTables;
    return { from: this.pool.parts.columns.allocate(bytes), taken: 0, bytes };
  }

  /** Room for one tile of a bitmap, or of so many side by side. */
  bitmap(count = 1): Bitmap {
    return { address: this.allocate(count * this.tileBytes), step: 0 };
  }

  /** Room until the program has run and been read. @returns an address that 32 divides */
  allocate(bytes: number): number {
    const size = roundUp(bytes, blockBits / 8);
    if (this.#own && !this.#keeps && this.#own.taken + size <= this.#own.bytes) {
      this.#own.taken += size;
      return this.#own.from + this.#own.taken - size;
    }
    this.#kept += size;
    return this.pool.parts.columns.allocate(size);
  }

  /** The digits of numbers that an instruction has written side by side. */
  digitsAt({ address }: Bitmap, digits: number): Bitmap[] {
    return Array.from({ length: digits }, (_, digit) => ({ address: address + digit * this.tileBytes, step: 0 }));
  }

  emit(...words: (number | Bitmap)[]): void {
    for (const word of words) {
      if (typeof word === "number") this.#code.push(word);
      else this.#operand(word);
    }
  }

  /** A list of operands in the code, its length first. */
  #list(bitmaps: readonly Bitmap[]): void {
    this.#code.push(bitmaps.length);
    for (const bitmap of bitmaps) this.#operand(bitmap);
  }

  #operand({ address, step }: Bitmap): void {
    if (step !== 0 && this.#tiled) this.#moving.push(this.#code.length, step);
    this.#code.push(address);
  }

  /** Puts the program where a kernel finds it, with the table of what moves on. */
  finish(): Program {
    this.emit(instruction.end);
    const code = this.#numbers(this.#code);
    for (let at = 0; at < this.#moving.length; at += 2)
      this.#moves.push(code + 4 * (this.#moving[at] ?? 0), this.#moving[at + 1] ?? 0);
    return { code, moves: this.#numbers(this.#moves), moveCount: this.#moves.length / 2 };
  }

  #numbers(values: readonly number[]): number {
    const address = this.allocate(4 * values.length);
    new Int32Array(this.pool.parts.columns.memory.buffer, address, values.length).set(values);
    return address;
  }

  /** Numbers of 32 bits in memory; addresses among them move on from tile to tile. @returns its address */
  table(values: ArrayLike<number | Bitmap>): number {
    const address = this.allocate(4 * values.length);
    const words = new Int32Array(this.pool.parts.columns.memory.buffer, address, values.length);
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      if (typeof value === "number") words[index] = value;
      else {
        words[index] = value.address;
        if (value.step !== 0 && this.#tiled) this.#moves.push(address + 4 * index, value.step);
      }
    }
    return address;
  }

  /** The column, or none where no row has it. */
  column(group: BitGroup, id: string): Bitmap {
    let columns = this.#columns.get(group);
    if (columns === undefined) this.#columns.set(group, (columns = new Map()));
    let column = columns.get(id);
    if (column === undefined) {
      const address = this.pool.parts.columns.bit(group, id);
      columns.set(id, (column = address === undefined ? this.none : this.whole(address)));
    }
    return column;
  }

  /** The bit column at an address. */
  whole(address: number): Bitmap {
    return { address, step: this.tileBytes };
  }

  /** Writes what a bitmap is in every tile. @returns rows that {@link rowsIn} reads when the program has run */
  keep(bitmap: Bitmap): Bitmap {
    const kept = this.whole(this.allocate(this.pool.parts.columns.bitBytes));
    this.emit(instruction.or, kept, 1, bitmap);
    return kept;
  }

  /** The rows of a bitmap that was kept whole. */
  rowsIn({ address }: Bitmap): number[] {
    const { columns, ids } = this.pool.parts;
    const rows: number[] = [];
    for (let byte = 0; 8 * byte < ids.end; byte += 1) {
      for (let rest = columns.bytes[address + byte] ?? 0; rest !== 0; rest &= rest - 1)
        rows.push(8 * byte + 31 - Math.clz32(rest & -rest));
    }
    return rows;
  }

  numbers(column: NumberColumn): Bitmap {
    const address = this.pool.parts.columns.number(column);
    return { address, step: 8 * this.tileBytes * widthOf(column) };
  }

  or(bitmaps: readonly Bitmap[]): Bitmap {
    const some = this.#some(bitmaps);
    if (some.length <= 1) return some[0] ?? this.none;
    const out = this.bitmap();
    this.emit(instruction.or, out);
    this.#list(some);
    return out;
  }

  and(bitmaps: readonly Bitmap[]): Bitmap {
    const out = this.bitmap();
    this.emit(instruction.and, out);
    this.#list(bitmaps);
    return out;
  }

  nor(bitmaps: readonly Bitmap[]): Bitmap {
    const some = this.#some(bitmaps);
    if (some.length === 0) return this.all;
    const out = this.bitmap();
    this.emit(instruction.nor, out);
    this.#list(some);
    return out;
  }

  andNot(bitmap: Bitmap, without: readonly Bitmap[]): Bitmap {
    const some = this.#some(without);
    if (some.length === 0 || bitmap === this.none) return bitmap;
    const out = this.bitmap();
    this.emit(instruction.andNot, out, bitmap);
    this.#list(some);
    return out;
  }

  atLeast(digits: readonly Bitmap[], least: number): Bitmap {
    const out = this.bitmap();
    this.emit(instruction.atLeast, out, least);
    this.#list(digits);
    return out;
  }

  /** How many of the bitmaps have the row. @returns the digits, side by side */
  count(bitmaps: readonly Bitmap[]): { counts: Bitmap; digits: number } {
    const some = this.#some(bitmaps);
    const digits = 32 - Math.clz32(some.length);
    const counts = this.bitmap(Math.max(digits, 1));
    if (digits > 0) {
      this.emit(instruction.count, counts, digits);
      this.#list(some);
    }
    return { counts, digits };
  }

  /** Adds the number of rows in the bitmap to a total. @returns where the total is */
  sum(bitmap: Bitmap): number {
    const total = this.table([0]);
    this.emit(instruction.sum, total, bitmap);
    return total;
  }

  judge(place: Place): JudgedPlace {
    return {
      kind: this.kind(place),
      avoid: place.placement.tags.map((tag) => ({ blocked: this.column("avoid", tag), unknown: this.none })),
      period: this.period(place),
      changeable: [
        this.age(place),
        this.hours(place.minHours, place.placement.hours.max),
        this.schedule(place.open, place.minHours, place.placement.hours.max),
        this.travel(place),
        this.format(place.formats),
        ...place.clauses.map((clause) => this.clause(clause)),
        ...place.coreDemands.map(({ dimension, level }) => this.demand(dimension, level)),
        this.tasks(place, place.removableTasks),
      ].filter((criterion) => criterion !== this.met),
    };
  }

  kind({ placement: { kind } }: Place): Judged {
    return { blocked: this.#not(this.column("seeking", kind)), unknown: this.none };
  }

  period({ latestStartOn }: Place): Judged {
    const latest = clampDay(dayOf(latestStartOn));
    return this.#forEvery(this.#forAll.judged, `period ${latest}`, () =>
      this.#judge((blocked, unknown) => {
        this.emit(instruction.period, blocked, unknown, this.numbers("availableFrom"), latest);
      }),
    );
  }

  age(place: Place): Judged {
    return place.hazardousCore.length === 0 ? this.met : this.adult(place);
  }

  /** Whether 18 on the day of starting. */
  adult({ placement, latestStartOn }: Place): Judged {
    return found(this.#forPlace.judged, "adult", () =>
      this.#judge((blocked, unknown) => {
        const window = [placement.startsOn, latestStartOn].map((date) => clampDay(dayOf(date)));
        const dates = [this.numbers("adultFrom"), this.numbers("availableFrom")];
        this.emit(instruction.adult, blocked, unknown, ...dates, ...window);
      }),
    );
  }

  /** Some number of hours a week, from `min` to `max`, suits both. */
  hours(min: number, max: number): Judged {
    const least = Math.min(min, beyondHours);
    const beyond = Math.min(max + 1, beyondHours);
    return this.#forEvery(this.#hours, hoursKey(least, beyond), () => {
      const known = this.column("is", "hours");
      const enough = this.atLeast(this.digits("week", "max"), least);
      const tooMany = this.#bitmap(`hours from ${beyond}`, () => this.atLeast(this.digits("week", "min"), beyond));
      return { blocked: this.andNot(known, [this.andNot(enough, [tooMany])]), unknown: this.#not(known) };
    });
  }

  schedule(open: WeekHours, min: number, max: number): Judged {
    const { digits, ownFit, judged } = this.#common(open);
    const least = Math.min(min, beyondHours);
    const beyond = Math.min(max + 1, beyondHours);
    return this.#forEvery(judged, hoursKey(least, beyond), () => {
      const known = this.#bitmap("schedule", () =>
        this.and([this.column("is", "hours"), this.column("is", "available")]),
      );
      // Where no number of hours suits both, the person's own fewest are what has to fit.
      const places = this.or([this.atLeast(digits, least), this.hours(min, max).blocked]);
      return { blocked: this.andNot(known, [this.and([ownFit, places])]), unknown: this.#not(known) };
    });
  }

  travel({ placement, position, transport }: Place): Judged {
    if (placement.remote === true || transport) return this.met;
    return found(this.#forPlace.judged, "travel", () =>
      this.#judge((blocked, unknown) => {
        const from = [this.numbers("position"), this.numbers("maxTravelKm"), this.column("is", "home")];
        this.emit(instruction.travel, blocked, unknown, ...from, position.east, position.north);
      }),
    );
  }

  format(formats: ReadonlySet<string>): Judged {
    return found(this.#formatOf, formats, () =>
      this.#forEvery(this.#formats, [...formats].toSorted().join(" "), () => {
        const any = this.column("is", "anyFormat");
        const known = this.#bitmap("formats", () => this.or([any, this.column("is", "someFormats")]));
        const works = this.or([any, ...[...formats].map((format) => this.column("format", format))]);
        return { blocked: this.andNot(known, [works]), unknown: this.#not(known) };
      }),
    );
  }

  /** Any member will do. The day on which skills are judged is the same for all forms of one placement. */
  clause(clause: ReadClause): Judged {
    const { key, members } = clause;
    return this.#byDay(
      this.#isDated(clause),
      (known) => known.clauses,
      key,
      () => {
        const had = this.or(members.map((member) => this.had(member)));
        const lacked = members.map((member) => this.lacked(member));
        const blocked = lacked.length === 1 ? (lacked[0] ?? this.none) : this.and(lacked);
        return { blocked, unknown: this.nor([had, blocked]) };
      },
    );
  }

  demand(dimension: string, level: number): Judged {
    let levels = this.#demands.get(dimension);
    if (levels === undefined) this.#demands.set(dimension, (levels = []));
    return (levels[level] ??= this.#keeping(() =>
      this.#judge((blocked, unknown) => {
        // Capacities are kept counted from 1.
        this.emit(instruction.level, blocked, unknown, ...this.digits("capacity", dimension), level + 1);
      }),
    ));
  }

  /** Enough tasks to do; `removable` may have been eased since the place was read. */
  tasks(place: Place, removable: readonly ReadTask[]): Judged {
    const needed = place.minTasks - place.coreTasks.length;
    if (needed <= 0) return this.met;
    const states = removable.map((task) => this.task(task, place));
    const isDated = removable.some((task) => this.#isTaskDated(task));
    const key = `tasks ${needed} ${states.map(({ number }) => number).join(" ")}`;
    return this.#byDay(
      isDated,
      (known) => known.judged,
      key,
      () => {
        const sure = this.#atLeastOf(
          states.map(({ met }) => met),
          needed,
        );
        const possible = this.#atLeastOf(
          states.map(({ blocked }) => this.nor([blocked])),
          needed,
        );
        return { blocked: this.nor([possible]), unknown: this.andNot(possible, [sure]) };
      },
    );
  }

  /** Where the task can be done, and where it cannot. Tasks that ask the same are one. */
  task(task: ReadTask, place: Place): TaskStates {
    return found(this.#taskOf, task, () =>
      this.#byDay(
        this.#isTaskDated(task),
        (known) => known.tasks,
        whatIsAsked(task),
        () => {
          const parts = [
            ...task.demands.map(({ dimension, level }) => this.demand(dimension, level)),
            ...task.clauses.map((clause) => this.clause(clause)),
            ...(task.hazardous ? [this.adult(place)] : []),
          ];
          const blocked = this.or(parts.map((part) => part.blocked));
          const met = this.nor([blocked, ...parts.map((part) => part.unknown)]);
          return { number: (this.#tasksAsked += 1), blocked, met };
        },
      ),
    );
  }

  /** Whether it hangs on the day of starting who has a skill: some run out. */
  #isSkillDated({ id, needs }: SkillEntry): boolean {
    const { expiries } = this.pool.parts;
    return found(this.#dated, id, () => needs.some(({ heldBy }) => heldBy.some((held) => expiries.has(held))));
  }

  #isDated({ members }: ReadClause): boolean {
    return members.some((member) => this.#isSkillDated(member));
  }

  #isTaskDated({ hazardous, clauses }: ReadTask): boolean {
    return hazardous || clauses.some((clause) => this.#isDated(clause));
  }

  had(skill: SkillEntry): Bitmap {
    return this.#byDay(
      this.#isSkillDated(skill),
      (known) => known.bitmaps,
      `had ${skill.id}`,
      () => {
        for (const id of skill.heldBy) this.skills.add(id);
        return this.or(skill.heldBy.map((id) => this.column("skillHas", id)));
      },
    );
  }

  lacked(skill: SkillEntry): Bitmap {
    return this.#byDay(
      this.#isSkillDated(skill),
      (known) => known.bitmaps,
      `lacked ${skill.id}`,
      () => {
        const had = this.had(skill);
        const recorded = skill.needs.flatMap((needed) => {
          const lacks = this.column("skillLacks", needed.id);
          return lacks === this.none ? [] : [lacks, this.had(needed)];
        });
        if (recorded.length === 0) return this.none;
        const out = this.bitmap();
        this.emit(instruction.lacking, out, had, recorded.length / 2, ...recorded);
        return out;
      },
    );
  }

  digits(number: BinaryNumber, id: string): Bitmap[] {
    return found(this.#digits, `${number} ${id}`, () =>
      Array.from({ length: digitsOf[number] }, (_, digit) => this.column(`${number}${digit}`, id)),
    );
  }

  #common(open: WeekHours): CommonHours {
    return found(this.#weekOf, open, () =>
      this.#forEvery(this.#weeks, open.join(" "), () => {
        const digits = this.digitsAt(this.#week(open), digitsOf.week);
        const ownFit = this.bitmap();
        this.emit(instruction.notLess, ownFit, digits.length, ...digits, ...this.digits("week", "min"));
        return { digits, ownFit, judged: new Map() };
      }),
    );
  }

  #week(open: WeekHours): Bitmap {
    const out = this.bitmap(digitsOf.week);
    this.emit(instruction.week, out, ...this.digits("week", "perDay").slice(0, perDayDigits));
    for (let day = 0; day < daysInWeek; day += 1) {
      const hours: Bitmap[] = [];
      const opens = open[day] ?? 0;
      for (let hour = 0; hour < hoursInDay; hour += 1) {
        const column = (opens >> hour) & 1 ? this.column("hour", hourId(day, hour)) : this.none;
        if (column !== this.none) hours.push(column);
      }
      // They are added four at a time.
      while (hours.length % 4 !== 0) hours.push(this.none);
      this.#list(hours);
    }
    return out;
  }

  /** Rows outside a bitmap, computed once. */
  #not(bitmap: Bitmap): Bitmap {
    return this.#bitmap(`not ${bitmap.address}`, () => this.nor([bitmap]));
  }

  /** The bitmaps without those of no row. */
  #some(bitmaps: readonly Bitmap[]): readonly Bitmap[] {
    return bitmaps.includes(this.none) ? bitmaps.filter((bitmap) => bitmap !== this.none) : bitmaps;
  }

  #atLeastOf(bitmaps: readonly Bitmap[], least: number): Bitmap {
    const { counts, digits } = this.count(bitmaps);
    return digits === 0 ? this.none : this.atLeast(this.digitsAt(counts, digits), least);
  }

  #judge(emit: (blocked: Bitmap, unknown: Bitmap) => void): Judged {
    const judged = { blocked: this.bitmap(), unknown: this.bitmap() };
    emit(judged.blocked, judged.unknown);
    return judged;
  }

  #bitmap(key: string, make: () => Bitmap): Bitmap {
    return this.#forEvery(this.#forAll.bitmaps, key, make);
  }

  /** What is the same for every placement, or this placement's own where it hangs on the day of starting. */
  #byDay<Value>(
    isDated: boolean,
    mapIn: (computed: Computed) => Map<string, Value>,
    key: string,
    make: () => Value,
  ): Value {
    return isDated ? found(mapIn(this.#forPlace), key, make) : this.#forEvery(mapIn(this.#forAll), key, make);
  }

  #forEvery<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = this.#keeping(make)));
    return value;
  }

  #keeping<Value>(make: () => Value): Value {
    const before = this.#keeps;
    this.#keeps = true;
    const value = make();
    this.#keeps = before;
    return value;
  }
}

/** Two numbers of at most ten digits each. */
const hoursKey = (least: number, beyond: number): number => (least << 10) | beyond;

/** What is known by a key, or is made and known from then on. */
function found<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function whatIsAsked({ demands, clauses, hazardous }: ReadTask): string {
  const levels = demands.map(({ dimension, level }) => `${dimension} ${level}`).toSorted();
  const keys = clauses.map(({ key }) => key).toSorted();
  return `${levels.join(",")};${keys.join(",")};${hazardous ? "hazardous" : ""}`;
}

/** Hours a day, 24 at most, in five digits. */
const perDayDigits = 5;
