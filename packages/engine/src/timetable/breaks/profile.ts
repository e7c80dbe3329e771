/**
 * A bound on idle groups from when people are busy, without regard to whom they meet. Each person's day is a path through
 * the slots (how many are used, and whether the last was); people whose days may be the same are one flow. In each slot as
 * many of one side are busy as of the other, no more than the hall has tables; where anyone meets anyone, an even number.
 * The cheapest such flow has no more groups than any timetable, and how many are busy in a slot is a whole number.
 */
import highsLoader, { type Highs, type ModelData } from "highs";
import { none, type Problem } from "../problem.ts";
import { Rows } from "../program.ts";
import { bothOf, sidesOf, totalLength } from "./load.ts";

/** Up to so many arcs how many are busy in a slot is a whole number: beyond, it takes minutes and seldom gives more. */
const fewArcs = 15_000;
/** Up to so many it is asked at all: the solver looks at the clock too seldom in larger ones. */
const mostArcs = 60_000;

/** People whose days may be the same. */
type Alike = {
  people: number[];
  /** Slots that the interviews take. */
  total: number;
  /** Whether an interview may be held then. */
  open: boolean[];
  /** Of the interviews, so many slots lie from one slot to before another. */
  windows: { from: number; until: number; takes: number }[];
};

let loaded: Promise<Highs> | undefined;

/** @returns groups that no timetable can go below; `infeasible` when the flow proves that there is none */
export async function profileBound(
  problem: Problem,
  seconds: number,
  isOver: () => boolean,
): Promise<number | "infeasible"> {
  loaded ??= highsLoader();
  const highs = await loaded;
  const data = modelOf(problem, highs.infinity, highs.constants.objectiveSense.minimize);
  if (data === undefined) return 0;
  const { modelStatus, callbackType } = highs.constants;
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, time_limit: Math.max(0.01, seconds), mip_rel_gap: 0, mip_abs_gap: 0.9 });
    const stop = (event: { interrupt: () => void }) => {
      if (isOver()) event.interrupt();
      return undefined;
    };
    model.run({ [callbackType.simplexInterrupt]: stop, [callbackType.mipInterrupt]: stop });
    if (model.getModelStatus() === modelStatus.infeasible) return "infeasible";
    const isWhole = data.integrality !== undefined;
    if (!isWhole && model.getModelStatus() !== modelStatus.optimal) return 0;
    const bound = isWhole ? Number(model.info.get("mip_dual_bound")) : model.getObjectiveValue();
    // Groups are whole; what the solver rounds away is far below one.
    return Math.abs(bound) < 1e15 ? Math.max(0, Math.ceil(bound - 0.01)) : 0;
  });
}

function modelOf(problem: Problem, infinity: number, sense: ModelData["sense"]): ModelData | undefined {
  const { slots, people, hall } = problem;
  const rows = new Rows();
  const costs: number[] = [];
  const busy: number[][] = Array.from({ length: people * slots }, () => []);
  const column = (cost: number): number => costs.push(cost) - 1;
  for (const alike of alikes(problem)) {
    const { total, open, windows } = alike;
    const ways = new Map<string, [column: number, factor: number][]>();
    const way = (slot: number, used: number, isBusy: boolean, one: number, factor: 1 | -1) => {
      const key = `${String(slot)} ${String(used)} ${String(isBusy)}`;
      const list = ways.get(key);
      if (list === undefined) ways.set(key, [[one, factor]]);
      else list.push([one, factor]);
    };
    const own: number[][] = Array.from({ length: slots }, () => []);
    for (let slot = 0; slot < slots; slot += 1)
      for (let used = Math.max(0, total - slots + slot); used <= Math.min(slot, total); used += 1)
        for (const isBusy of used === 0 ? [false] : [false, true]) {
          // Before it begins nobody is busy; nobody has used slots without having been busy.
          const idles = column(0);
          way(slot, used, isBusy, idles, 1);
          way(slot + 1, used, false, idles, -1);
          if (used === total || open[slot] !== true) continue;
          const meets = column(used > 0 && !isBusy ? 1 : 0);
          way(slot, used, isBusy, meets, 1);
          way(slot + 1, used + 1, true, meets, -1);
          own[slot]?.push(meets);
        }
    if (costs.length > mostArcs) return undefined;
    const count = alike.people.length;
    for (const [key, terms] of ways) {
      const [slot = "", used = ""] = key.split(" ");
      if (Number(slot) === slots && Number(used) === total) continue;
      const begins = Number(slot) === 0 ? count : 0;
      rows.add(begins, begins, terms);
    }
    if (total > slots) rows.add(1, 1, []);
    for (const { from, until, takes } of windows)
      rows.add(
        takes * count,
        infinity,
        own.slice(from, until).flatMap((list) => list.map((one): [number, number] => [one, 1])),
      );
    const [first] = alike.people;
    own.forEach((list, slot) => busy[(first ?? 0) * slots + slot]?.push(...list));
  }

  const arcs = costs.length;
  const sides = sidesOf(problem);
  const loads: number[] = [];
  if (sides.kind !== "unlike")
    for (let slot = 0; slot < slots; slot += 1) {
      const load = column(0);
      loads.push(load);
      const meet = (side: readonly number[], each: number) =>
        rows.add(0, 0, [
          [load, -each],
          ...side.flatMap((person) => (busy[person * slots + slot] ?? []).map((one): [number, number] => [one, 1])),
        ]);
      if (sides.kind === "one") meet(sides.all, 2);
      else for (const side of [sides.one, sides.other]) meet(side, 1);
    }
  const count = costs.length;
  return {
    numCols: count,
    numRows: rows.lower.length,
    sense,
    offset: 0,
    colCost: costs,
    colLower: costs.map(() => 0),
    colUpper: costs.map((_, index) => (index < arcs ? infinity : Math.min(hall, problem.pairs))),
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csr",
      numRows: rows.lower.length,
      numCols: count,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
    ...(arcs > fewArcs
      ? {}
      : { integrality: Int32Array.from({ length: count }, (_, index) => (index < arcs ? 0 : 1)) }),
  };
}

/** People with one interview at a time, with those whose days may be the same together; of one side of the event. */
function alikes(problem: Problem): Alike[] {
  const { slots, people, pairs, capacity, means, allowed, length } = problem;
  const sides = sidesOf(problem);
  const isOther = new Set(sides.kind === "two" ? sides.other : []);
  const pairsOf: number[][] = Array.from({ length: people }, () => []);
  for (let pair = 0; pair < pairs; pair += 1) for (const person of bothOf(means[pair])) pairsOf[person]?.push(pair);
  const { ofPerson } = totalLength(problem);
  const found = new Map<string, Alike>();
  for (let person = 0; person < people; person += 1) {
    const own = pairsOf[person] ?? [];
    if (own.length === 0 || capacity[person] !== 1) continue;
    const open = Array.from({ length: slots }, () => false);
    // From the first slot in which each may start to the last in which it may end.
    const spans = own.map((pair) => {
      let [from, until] = [none, 0];
      for (let slot = 0; slot < slots; slot += 1) {
        if (allowed[pair * slots + slot] !== 1) continue;
        if (from === none) from = slot;
        until = slot + (length[pair] ?? 1);
        open.fill(true, slot, until);
      }
      return { from, until, takes: length[pair] ?? 1 };
    });
    const windows = new Map<string, Alike["windows"][number]>();
    for (const { from, until } of spans) {
      const inside = spans.filter((one) => one.from >= from && one.until <= until);
      const takes = inside.reduce((sum, one) => sum + one.takes, 0);
      if (until - from < slots) windows.set(`${String(from)} ${String(until)}`, { from, until, takes });
    }
    const total = ofPerson[person] ?? 0;
    const alike = { total, open, windows: [...windows].toSorted().map(([, window]) => window) };
    const key = JSON.stringify([isOther.has(person), alike]);
    const group = found.get(key);
    if (group === undefined) found.set(key, { people: [person], ...alike });
    else group.people.push(person);
  }
  return [...found.values()];
}
