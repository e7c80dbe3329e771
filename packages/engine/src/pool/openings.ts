/**
 * What would open a placement, counted for the whole pool at once. Every remedy is the difference between two sets of
 * criteria: those that it takes away and those that it puts in their place. A row opens when all that blocks it is
 * taken away and nothing that is put there blocks it, which the tally of hindrances (one, two, three, more) answers
 * without looking at the criteria that stay.
 *
 * Guarantee: the counts of `openings` in `@passa/domain/matching/remedies`, in its order. An open row stays open
 * whatever is remedied, so that the rows a bundle has still to open are those that its placement so far is closed to.
 */
import { isOpen } from "@passa/domain/matching/criteria";
import {
  clauseKey,
  readPlace,
  widened,
  type Place,
  type ReadClause,
  type ReadTask,
} from "@passa/domain/matching/derived";
import { lexiconOf } from "@passa/domain/matching/lexicon";
import {
  applyRemedy,
  remediesOf,
  remedyId,
  withinRemedy,
  type Opening,
  type Remedy,
} from "@passa/domain/matching/remedies";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import type { Adaptation, Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { allOf, Compiler, type Bitmap, type Judged, type JudgedPlace } from "./compiler.ts";
import { instruction } from "./instructions.ts";
import type { ColumnarPool, OddRow } from "./pool.ts";
import { run, type KernelName } from "./run.ts";

/** What the rows of a pool are asked by. */
export type Audience = {
  pool: ColumnarPool;
  vocabulary: Vocabulary;
  /** The address of the column of the rows that the columns judge and the viewer may count. */
  visible: number;
  /** The others that the viewer may count. */
  odd: readonly OddRow[];
  kernel?: KernelName | undefined;
  /** Where one placement is asked after another of the pool as it is. */
  series?: Compiler | undefined;
};

function compilerFor({ pool, series }: Audience): Compiler {
  series?.next();
  return series ?? new Compiler(pool);
}

/** The remedies of a placement as a program: where each one's total will stand, or nothing where it opens nobody. */
export type CompiledOpenings = { remedy: Remedy; total: number | undefined }[];

export const bundleSize = 3;
/** Hindrances that the tally tells apart. */
const tallied = 3;

/** A placement in a program, and the rows that its remedies are counted among: none is blocked beyond remedy. */
export type Remediable = { place: Place; judged: JudgedPlace; tally: Bitmap; among: Bitmap };

export function compileRemediable(compiler: Compiler, place: Place, rows: Bitmap): Remediable {
  const judged = compiler.judge(place);
  return { place, judged, tally: compileTally(compiler, judged), among: compileAmong(compiler, judged, rows) };
}

/** Adds counting the remedies to the program. */
export function compileOpenings(
  compiler: Compiler,
  remediable: Remediable,
  remedies: readonly Remedy[],
  vocabulary: Vocabulary,
): CompiledOpenings {
  return remedies.map((remedy) => ({ remedy, total: opened(compiler, remediable, remedy, vocabulary)?.total }));
}

/** The rows that a remedy opens the placement to and how many they are; nothing where it changes nothing. */
function opened(
  compiler: Compiler,
  { place, judged, tally, among }: Remediable,
  remedy: Remedy,
  vocabulary: Vocabulary,
  out?: Bitmap,
): { total: number } | undefined {
  const { removed, added } = differenceOf(compiler, remedy, place, vocabulary);
  const gone = blockersOf(compiler, removed);
  const come = blockersOf(compiler, added);
  if (gone.length === 0) return undefined;
  if (gone.length <= tallied) {
    const total = compiler.table([0]);
    compiler.emit(instruction.opens, total, out ?? 0, among, tally, gone.length, ...gone, come.length, ...come);
    return { total };
  }
  const staying = blockersOf(
    compiler,
    allOf(judged).filter((criterion) => !removed.includes(criterion)),
  );
  const open = compiler.andNot(compiler.and([among, tally]), [...staying, ...come]);
  if (out) compiler.emit(instruction.or, out, 1, open);
  return { total: compiler.sum(open) };
}

/** The criteria tallied. @returns four bitmaps: at least one, two, three and four of them block */
function compileTally(compiler: Compiler, judged: JudgedPlace): Bitmap {
  const blockers = blockersOf(compiler, allOf(judged));
  const tally = compiler.bitmap(tallied + 1);
  compiler.emit(instruction.tally, tally, blockers.length, ...blockers);
  return tally;
}

/** The rows of a mask that no criterion beyond remedy blocks. */
function compileAmong(compiler: Compiler, { kind, avoid, period }: JudgedPlace, mask: Bitmap): Bitmap {
  return compiler.andNot(mask, blockersOf(compiler, [kind, period, ...avoid]));
}

/**
 * Single remedies by how many they open the placement to, and a bundle of up to so many, chosen greedily, with
 * the running total. `first` are the counts of the single ones, in their own order.
 */
export function openingsFrom(
  audience: Audience,
  placement: MatchingPlacement,
  first: readonly { remedy: Remedy; opens: number }[],
  most: number,
): { remedies: Opening[]; bundle: Opening[] } {
  const bundle: Opening[] = [];
  let choices = first;
  let changed = placement;
  let sofar = 0;
  while (bundle.length < most) {
    const best = mostOpened(choices);
    if (best === undefined) break;
    sofar += best.opens;
    bundle.push({ remedy: remedyId(best.remedy), opens: sofar });
    if (bundle.length === most) break;
    changed = applyRemedy(best.remedy, changed);
    const left = choices.map(({ remedy }) => remedy).filter((remedy) => remedy !== best.remedy);
    choices = countOpenings(audience, changed, left);
  }
  return {
    remedies: first
      .filter(({ opens }) => opens > 0)
      .map(({ remedy, opens }) => ({ remedy: remedyId(remedy), opens }))
      .toSorted((one, other) => other.opens - one.opens),
    bundle,
  };
}

/** How many more each remedy opens the placement to, beyond those whom it is open to as it stands. */
export function countOpenings(
  audience: Audience,
  placement: MatchingPlacement,
  remedies: readonly Remedy[] = remediesOf(placement, audience.vocabulary),
): { remedy: Remedy; opens: number }[] {
  const { pool, vocabulary, visible, kernel } = audience;
  const place = readPlace(placement, vocabulary, pool.origin);
  const compiler = compilerFor(audience);
  const remediable = compileRemediable(compiler, place, compiler.whole(visible));
  const compiled = compileOpenings(compiler, remediable, remedies, vocabulary);
  run(compiler, place, kernel);
  return readOpenings(audience, placement, place, compiled);
}

/** The rows that each remedy opens the placement to, beyond those that it is open to as it stands. */
export function rowsLetIn(
  audience: Audience,
  placement: MatchingPlacement,
  remedies: readonly Remedy[],
): { remedy: Remedy; lets: number[] }[] {
  const { pool, vocabulary, visible, kernel } = audience;
  const place = readPlace(placement, vocabulary, pool.origin);
  const compiler = compilerFor(audience);
  const remediable = compileRemediable(compiler, place, compiler.whole(visible));
  const compiled = remedies.map((remedy) => {
    const rows = compiler.keep(compiler.none);
    return { remedy, rows, opens: opened(compiler, remediable, remedy, vocabulary, rows) !== undefined };
  });
  run(compiler, place, kernel);
  const odd = closedOdd(audience, place);
  return compiled.map(({ remedy, rows, opens }) => ({
    remedy,
    lets: [...(opens ? compiler.rowsIn(rows) : []), ...oddLetIn(audience, odd, placement, remedy)],
  }));
}

/** The totals of a program that has run, those of the odd rows with them. */
export function readOpenings(
  audience: Audience,
  placement: MatchingPlacement,
  place: Place,
  compiled: CompiledOpenings,
): { remedy: Remedy; opens: number }[] {
  const totals = new Int32Array(audience.pool.parts.columns.memory.buffer);
  const odd = closedOdd(audience, place);
  return compiled.map(({ remedy, total }) => ({
    remedy,
    opens: (total === undefined ? 0 : (totals[total / 4] ?? 0)) + oddLetIn(audience, odd, placement, remedy).length,
  }));
}

/** Odd rows that some remedy could let in. */
function closedOdd({ odd }: Audience, place: Place): OddRow[] {
  return odd.filter(({ person }) => !isOpen(person, place) && withinRemedy([person], place).length > 0);
}

function oddLetIn(
  { pool, vocabulary }: Audience,
  closed: readonly OddRow[],
  placement: MatchingPlacement,
  remedy: Remedy,
): number[] {
  if (closed.length === 0) return [];
  const remedied = readPlace(applyRemedy(remedy, placement), vocabulary, pool.origin);
  return closed.filter(({ person }) => isOpen(person, remedied)).map(({ row }) => row);
}

/** The first of those that open most, so that the order of the list breaks ties; none when nobody is let in. */
function mostOpened<Choice extends { opens: number }>(choices: readonly Choice[]): Choice | undefined {
  let best: Choice | undefined;
  for (const choice of choices) if (choice.opens > (best?.opens ?? 0)) best = choice;
  return best;
}

function blockersOf({ none }: Compiler, criteria: readonly Judged[]): Bitmap[] {
  const blockers: Bitmap[] = [];
  for (const { blocked } of criteria) if (blocked !== none) blockers.push(blocked);
  return blockers;
}

/** The criteria that a remedy takes away, and those that it puts in their place. */
class Difference {
  readonly removed: Judged[] = [];
  readonly added: Judged[] = [];
  readonly #met: Judged;

  constructor({ met }: Compiler) {
    this.#met = met;
  }

  swap(before: Judged, after: Judged): void {
    if (before === after) return;
    if (before !== this.#met) this.removed.push(before);
    if (after !== this.#met) this.added.push(after);
  }
}

function differenceOf(compiler: Compiler, remedy: Remedy, place: Place, vocabulary: Vocabulary): Difference {
  switch (remedy.kind) {
    case "adaptation": {
      const adaptation = lexiconOf(vocabulary).adaptations.get(remedy.adaptation);
      if (adaptation === undefined) throw new Error(`The vocabulary has no adaptation "${remedy.adaptation}"`);
      return adapted(compiler, place, adaptation);
    }
    case "hours": {
      const difference = new Difference(compiler);
      ease(difference, compiler, place, remedy.hours, place.open);
      return difference;
    }
    case "release":
      return released(compiler, place, remedy.task);
    case "train":
      return trained(compiler, place, remedy.clause);
  }
}

/** A core task that becomes removable: what only it asked for is asked no more, and it counts among those that can be left. */
function released(compiler: Compiler, place: Place, id: string): Difference {
  const difference = new Difference(compiler);
  const task = place.tasks.find((each) => each.id === id);
  if (task === undefined) throw new Error(`The placement has no task "${id}"`);
  const others = place.tasks.filter((each) => !each.removable && each !== task);
  for (const { dimension, level } of place.coreDemands) {
    const most = mostAsked(others, dimension);
    if (most < level) lower(difference, compiler, dimension, level, most);
  }
  for (const clause of distinct(task.clauses)) {
    if (!isAsked(place, others, clause.key)) difference.swap(compiler.clause(clause), compiler.met);
  }
  const after = {
    ...place,
    coreTasks: others.map((each) => each.id),
    hazardousCore: others.filter(({ hazardous }) => hazardous).map((each) => each.id),
    removableTasks: place.tasks.filter((each) => each.removable || each === task),
  };
  difference.swap(compiler.age(place), compiler.age(after));
  difference.swap(compiler.tasks(place, place.removableTasks), compiler.tasks(after, after.removableTasks));
  return difference;
}

function mostAsked(tasks: readonly ReadTask[], dimension: string): number {
  let most = 0;
  for (const { demands } of tasks) {
    for (const demand of demands) if (demand.dimension === dimension && demand.level > most) most = demand.level;
  }
  return most;
}

/** Whether the placement itself or one of the tasks asks for the clause. */
const isAsked = ({ placement }: Place, tasks: readonly ReadTask[], key: string): boolean =>
  placement.requires.some((clause) => clauseKey(clause) === key) ||
  tasks.some(({ clauses }) => clauses.some((clause) => clause.key === key));

/** A clause that is taught on the job: it is dropped from the placement and from every task. */
function trained(compiler: Compiler, place: Place, key: string): Difference {
  const difference = new Difference(compiler);
  for (const clause of place.clauses) if (clause.key === key) difference.swap(compiler.clause(clause), compiler.met);
  const easier = place.removableTasks.map((task) =>
    task.clauses.some((clause) => clause.key === key)
      ? { ...task, clauses: task.clauses.filter((clause) => clause.key !== key) }
      : task,
  );
  difference.swap(compiler.tasks(place, place.removableTasks), compiler.tasks(place, easier));
  return difference;
}

const distinct = (clauses: readonly ReadClause[]): ReadClause[] => [
  ...new Map(clauses.map((clause) => [clause.key, clause])).values(),
];

/** An adaptation of the whole place: lower demands, more formats, a way to work, fewer hours, a wider day. */
function adapted(compiler: Compiler, place: Place, adaptation: Adaptation): Difference {
  const difference = new Difference(compiler);
  const { addsFormats, transport, minHours, widenDay } = adaptation;
  const caps = capsOf(adaptation);
  if (caps.size > 0) {
    for (const { dimension, level } of place.coreDemands) {
      const cap = caps.get(dimension);
      if (cap !== undefined && cap < level) lower(difference, compiler, dimension, level, cap);
    }
  }
  if (addsFormats?.some((format) => !place.formats.has(format)) === true)
    difference.swap(compiler.format(place.formats), compiler.format(new Set([...place.formats, ...addsFormats])));
  if (transport === true) difference.swap(compiler.travel(place), compiler.met);
  if (minHours !== undefined || widenDay !== undefined)
    ease(difference, compiler, place, minHours, widenDay === undefined ? place.open : widened(place.open, [widenDay]));
  const easier = cappedTasks(place.removableTasks, caps);
  if (easier !== place.removableTasks)
    difference.swap(compiler.tasks(place, place.removableTasks), compiler.tasks(place, easier));
  return difference;
}

function lower(difference: Difference, compiler: Compiler, dimension: string, level: number, to: number): void {
  difference.swap(compiler.demand(dimension, level), to === 0 ? compiler.met : compiler.demand(dimension, to));
}

/** Fewer hours a week, if they are fewer, and another week of opening. */
function ease(
  difference: Difference,
  compiler: Compiler,
  { minHours, open: before, placement }: Place,
  hours = minHours,
  open = before,
): void {
  const { max } = placement.hours;
  const least = Math.min(minHours, hours);
  difference.swap(compiler.hours(minHours, max), compiler.hours(least, max));
  difference.swap(compiler.schedule(before, minHours, max), compiler.schedule(open, least, max));
}

/** Adaptations are values of the vocabulary and never change. */
const capsByAdaptation = new WeakMap<Adaptation, ReadonlyMap<string, number>>();

function capsOf(adaptation: Adaptation): ReadonlyMap<string, number> {
  let caps = capsByAdaptation.get(adaptation);
  if (caps === undefined) capsByAdaptation.set(adaptation, (caps = new Map(Object.entries(adaptation.caps ?? {}))));
  return caps;
}

/** The tasks with their demands lowered to the caps; those that no cap touches are the same, and so is their list. */
function cappedTasks(tasks: readonly ReadTask[], caps: ReadonlyMap<string, number>): readonly ReadTask[] {
  if (caps.size === 0 || !tasks.some((task) => isCapped(task, caps))) return tasks;
  return tasks.map((task) => {
    if (!isCapped(task, caps)) return task;
    const demands = task.demands
      .map(({ dimension, level }) => ({ dimension, level: Math.min(level, caps.get(dimension) ?? level) }))
      .filter(({ level }) => level > 0);
    return { ...task, demands };
  });
}

function isCapped({ demands }: ReadTask, caps: ReadonlyMap<string, number>): boolean {
  for (const { dimension, level } of demands) if (level > (caps.get(dimension) ?? level)) return true;
  return false;
}
