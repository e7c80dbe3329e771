/** The score as a program: counts come from bitmaps, what a value is worth from tables that hold the weights. */
import type { Place } from "@passa/domain/matching/derived";
import type { Weights } from "@passa/domain/matching/score";
import { beyondHours, type Bitmap, type Compiler } from "./compiler.ts";
import { dayOf } from "./day.ts";
import { entryBytes, heapHead, instruction, parameter, parameters } from "./instructions.ts";
import { maxGoals } from "./parts.ts";
import type { ColumnarPool } from "./pool.ts";

/** A heap with room for so many. */
export function newHeap(compiler: Compiler, room: number): number {
  const address = compiler.allocate(heapHead + entryBytes * room);
  new Int32Array(compiler.pool.parts.columns.memory.buffer, address, 2).set([room, 0]);
  return address;
}

/** What a heap holds when the program has run, in no order. */
export function readHeap(pool: ColumnarPool, heap: number): { row: number; score: number }[] {
  const words = new Uint32Array(pool.parts.columns.memory.buffer);
  const order = pool.parts.ids.rowsInOrder();
  const first = (heap + heapHead) / 4;
  return Array.from({ length: words[heap / 4 + 1] ?? 0 }, (_, index) => {
    const rank = ~(words[first + 2 * index] ?? 0) >>> 0;
    return { row: order[rank] ?? 0, score: (words[first + 2 * index + 1] ?? 0) >>> 16 };
  });
}

/** Days after which waiting is worth no more. */
const yearOfWaiting = 365;
/** Units of 100 m at which nothing is left. */
const farAway = 400;
const goalNumbers = 256;

/** Prepares the score of a placement. @returns adds to the program that the rows of a mask are scored into a heap */
export function compileScore(
  compiler: Compiler,
  place: Place,
  weights: Weights,
  asOf: string,
): (mask: Bitmap, heap: number) => void {
  const { columns, goals } = compiler.pool.parts;
  const table = (length: number, valueAt: (index: number) => number, weight: number): number =>
    compiler.table(Int32Array.from({ length }, (_, index) => weight * valueAt(index)));

  const tight = place.coreDemands.map(({ dimension, level }) => {
    const { blocked, unknown } = compiler.demand(dimension, Math.min(level + 1, place.maxima.get(dimension) ?? level));
    return compiler.or([blocked, unknown]);
  });
  const named = place.named.size;
  const comfort = compiler.count(tight);
  const all = place.tasks.length;
  const tasks = compiler.count(place.tasks.map((task) => compiler.task(task, place).met));
  const wishes = compiler.count(place.wishes.map((wish) => compiler.had(wish)));
  const wished = place.wishes.length;
  const [interest0 = compiler.none, interest1 = compiler.none] = compiler.digits("interest", place.placement.field);
  const free = place.placement.remote === true || place.transport;

  const develops = compiler.allocate(goalNumbers);
  columns.bytes.fill(0, develops, develops + goalNumbers);
  goals.forEach((goal, index) => {
    if (place.develops.has(goal)) columns.bytes[develops + index + 1] = 1;
  });

  const given: Record<keyof typeof parameter, number | Bitmap> = {
    comfort: comfort.counts,
    comfortDigits: comfort.digits,
    comfortLut: table(
      1 << comfort.digits,
      (count) => (named === 0 ? 100 : share(Math.max(named - count, 0), named)),
      weights.comfort,
    ),
    tasks: tasks.counts,
    tasksDigits: tasks.digits,
    tasksLut: table(1 << tasks.digits, (count) => 50 + Math.floor((50 * count) / all), weights.tasks),
    wishes: wishes.counts,
    wishesDigits: wishes.digits,
    wishesLut: table(1 << wishes.digits, (count) => (wished === 0 ? 100 : share(count, wished)), weights.wishes),
    interest0,
    interest1,
    interestLut: compiler.table([50, 60, 80, 100].map((value) => weights.interest * value)),
    goals: compiler.numbers("goals"),
    develops,
    growthLut: table(maxGoals + 1, (count) => Math.min(100, 50 + 25 * count), weights.growth),
    waitingSince: compiler.numbers("waitingSince"),
    asOf: dayOf(asOf),
    waitingLut: compiler.table(waitingPoints(weights.waiting)),
    hoursMin: compiler.numbers("hoursMin"),
    hoursMax: compiler.numbers("hoursMax"),
    hoursWanted: compiler.numbers("hoursWanted"),
    placeMin: Math.min(place.minHours, beyondHours),
    placeMax: Math.min(place.placement.hours.max, beyondHours),
    hoursWeight: weights.hours,
    travelFree: free ? 1 : 0,
    position: compiler.numbers("position"),
    home: compiler.column("is", "home"),
    east: place.position.east,
    north: place.position.north,
    travelLut: compiler.table(free ? [100 * weights.travel] : travelPoints(weights.travel)),
    rank: compiler.numbers("rank"),
    most: 100 * (weights.comfort + weights.tasks + weights.wishes + weights.travel),
  };
  const words = Array.from<number | Bitmap>({ length: parameters });
  for (const [name, value] of Object.entries(given) as [keyof typeof parameter, number | Bitmap][])
    words[parameter[name]] = value;
  const address = compiler.table(words);
  return (mask, heap) => {
    compiler.emit(instruction.score, mask, heap, address);
  };
}

const share = (part: number, whole: number): number => Math.floor((100 * part) / whole);

/** By days of waiting, and by 100 m with unknown last: the same for every placement, so made once a weight. */
const waitingPoints = onceEach((weight) =>
  Int32Array.from({ length: yearOfWaiting + 1 }, (_, days) => weight * Math.min(100, share(days, yearOfWaiting))),
);
const travelPoints = onceEach((weight) =>
  Int32Array.from(
    { length: farAway + 2 },
    (_, distance) => weight * (distance > farAway ? 50 : 100 - share(distance, farAway)),
  ),
);

function onceEach(make: (weight: number) => Int32Array): (weight: number) => Int32Array {
  const made = new Map<number, Int32Array>();
  return (weight) => {
    let points = made.get(weight);
    if (points === undefined) made.set(weight, (points = make(weight)));
    return points;
  };
}
