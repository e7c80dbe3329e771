/**
 * A timetable as an integer program, one variable for each pair and slot in which it may start, solved by HiGHS: for
 * what local search cannot do, which is to prove. Loaded only when it is asked for, since its WebAssembly is large.
 */
import { unmetCost } from "@passa/domain/timetable/event";
import highsLoader, { type Highs, type ModelData } from "highs";
import { baseOf, none, type Problem, type Side } from "./problem.ts";

/** What `score` asks: `hard` demands must be met, `soft` ones cost what they cost in the value. */
export type Kind = {
  demands: "hard" | "soft";
  /** Whether idle slots are counted. It makes the program several times as large, and its bound no better at first. */
  withIdle: boolean;
  /** Whether interviews must be whole: without, only the bound is of use. */
  isWhole: boolean;
};

export type Outcome = {
  status: "optimal" | "infeasible" | "unknown";
  /** What the value cannot exceed, when something is proven. */
  bound: number;
  /** Where each pair starts, of the best that was found, when interviews are whole. */
  starts: Int32Array | undefined;
};

/** How many variables for interviews the program would have. */
export function cellsOf({ allowed }: Problem): number {
  let cells = 0;
  for (const one of allowed) cells += one;
  return cells;
}

let loaded: Promise<Highs> | undefined;

/** Runs until it has proven, has taken so many seconds, or is stopped. */
export async function solveProgram(
  problem: Problem,
  kind: Kind,
  seconds: number,
  shouldStop: () => boolean,
): Promise<Outcome> {
  loaded ??= highsLoader();
  const highs = await loaded;
  const { data, cells, isImpossible } = modelOf(problem, kind, highs);
  // The solver takes a program without variables for an empty one, whatever its rows ask.
  if (isImpossible) return { status: "infeasible", bound: -Infinity, starts: undefined };
  if (data.numCols === 0)
    return { status: "optimal", bound: baseOf(problem), starts: new Int32Array(problem.pairs).fill(none) };
  const { modelStatus, callbackType } = highs.constants;
  return highs.withModel(data, (model): Outcome => {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0.01, seconds),
      mip_rel_gap: 0,
      mip_abs_gap: 0.9,
      mip_feasibility_tolerance: 1e-8,
      primal_feasibility_tolerance: 1e-8,
    });
    model.run({
      [callbackType.simplexInterrupt]: (event) => {
        if (shouldStop()) event.interrupt();
        return undefined;
      },
      [callbackType.mipInterrupt]: (event) => {
        if (shouldStop()) event.interrupt();
        return undefined;
      },
    });
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { status: "infeasible", bound: -Infinity, starts: undefined };
    const isOptimal = status === modelStatus.optimal;
    const hasSolution = model.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
    // Values are whole numbers: what the solver rounds away is far below one.
    const proven = kind.isWhole ? Number(model.info.get("mip_dual_bound")) : model.getObjectiveValue();
    const bound = (kind.isWhole || isOptimal) && Math.abs(proven) < 1e15 ? Math.floor(proven + 0.01) : Infinity;
    let starts: Int32Array | undefined;
    if (kind.isWhole && hasSolution) {
      const { colValue } = model.getSolution();
      starts = new Int32Array(problem.pairs).fill(none);
      for (const [column, { pair, slot }] of cells.entries()) if ((colValue[column] ?? 0) > 0.5) starts[pair] = slot;
    }
    return { status: isOptimal ? "optimal" : "unknown", bound, starts };
  });
}

type Cell = { pair: number; slot: number };
type Model = { data: ModelData; cells: Cell[]; isImpossible: boolean };

function modelOf(problem: Problem, { demands, withIdle, isWhole }: Kind, highs: Highs): Model {
  const { slots, pairs, allowed, length, means, capacity, room, employers, candidates } = problem;
  const rows = new Rows();
  const cells: Cell[] = [];
  const columnsOf: number[][] = Array.from({ length: pairs }, () => []);
  const costs: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const column = (cost: number, least: number, most: number): number => {
    costs.push(cost);
    lower.push(least);
    upper.push(most);
    return costs.length - 1;
  };
  const isHard = demands === "hard";
  for (let pair = 0; pair < pairs; pair += 1)
    for (let slot = 0; slot < slots; slot += 1) {
      if (allowed[pair * slots + slot] !== 1) continue;
      columnsOf[pair]?.push(column(problem.gain[pair] ?? 0, 0, 1));
      cells.push({ pair, slot });
    }
  const whole = costs.length;
  for (let pair = 0; pair < pairs; pair += 1) {
    const must = problem.needed[pair] === 1 || (isHard && problem.required[pair] === 1);
    rows.add(
      must ? 1 : -Infinity,
      1,
      (columnsOf[pair] ?? []).map((one) => [one, 1]),
    );
  }
  // Whoever is in an interview in a slot started it there, or in the slot before.
  const users: number[][] = Array.from({ length: capacity.length * slots }, () => []);
  const inHall: number[][] = Array.from({ length: slots }, () => []);
  cells.forEach(({ pair, slot }, index) => {
    for (let at = slot; at < slot + (length[pair] ?? 1); at += 1) {
      inHall[at]?.push(index);
      for (const one of means[pair] ?? []) users[one * slots + at]?.push(index);
    }
  });
  users.forEach((list, cell) => {
    const most = room[cell] ?? 0;
    if (list.length > most)
      rows.add(
        -Infinity,
        most,
        list.map((one) => [one, 1]),
      );
  });
  if (problem.hall < Infinity)
    for (const list of inHall)
      rows.add(
        -Infinity,
        problem.hall,
        list.map((one) => [one, 1]),
      );
  const limit = (side: Side, ofSide: readonly Int32Array[]) =>
    ofSide.forEach((own, index) => {
      const terms = [...own].flatMap((pair) => (columnsOf[pair] ?? []).map((one): Term => [one, 1]));
      const max = side.max[index] ?? Infinity;
      const min = side.min[index] ?? 0;
      if (max < own.length) rows.add(-Infinity, max, terms);
      if (min === 0) return;
      if (isHard) rows.add(min, Infinity, terms);
      // As many as count towards the minimum.
      else rows.add(0, Infinity, [...terms, [column(unmetCost, 0, min), -1]]);
    });
  limit(employers, problem.ofEmployer);
  limit(candidates, problem.ofCandidate);
  problem.after.forEach((earlier, pair) => {
    for (const before of earlier)
      for (let slot = 0; slot < slots; slot += 1) {
        // Begun by this slot: then what it waits for has begun early enough to have ended.
        const begun = (one: number, by: number) =>
          (columnsOf[one] ?? []).filter((at) => (cells[at]?.slot ?? slots) <= by);
        const own = begun(pair, slot);
        if (own.length === 0) continue;
        const terms = begun(before, slot - (length[before] ?? 1)).map((one): Term => [one, -1]);
        rows.add(-Infinity, 0, [...own.map((one): Term => [one, 1]), ...terms]);
      }
  });
  if (withIdle && problem.idleWeight > 0)
    for (let candidate = 0; candidate < candidates.count; candidate += 1) {
      const busy = (slot: number, sign: number): Term[] =>
        (users[candidate * slots + slot] ?? []).map((one) => [one, sign]);
      // Somebody has begun their day by a slot, or not ended it before, as soon as an interview says so.
      const begun = Array.from({ length: slots }, () => column(0, 0, 1));
      const unended = Array.from({ length: slots }, () => column(0, 0, 1));
      for (let slot = 0; slot < slots; slot += 1) {
        const [before, now, next] = [begun[slot - 1], begun[slot] ?? 0, unended[slot + 1]];
        const still = unended[slot] ?? 0;
        rows.add(0, Infinity, [[now, 1], ...busy(slot, -1)]);
        rows.add(0, Infinity, [[still, 1], ...busy(slot, -1)]);
        if (before !== undefined)
          rows.add(0, Infinity, [
            [now, 1],
            [before, -1],
          ]);
        if (next !== undefined)
          rows.add(0, Infinity, [
            [still, 1],
            [next, -1],
          ]);
        if (problem.open[candidate * slots + slot] === 0) continue;
        const idle = column(-problem.idleWeight, 0, 1);
        rows.add(-1, Infinity, [[idle, 1], [now, -1], [still, -1], ...busy(slot, 1)]);
      }
    }
  const count = costs.length;
  const data: ModelData = {
    numCols: count,
    numRows: rows.lower.length,
    sense: highs.constants.objectiveSense.maximize,
    offset: baseOf(problem),
    colCost: costs,
    colLower: lower,
    colUpper: upper,
    rowLower: rows.lower.map((one) => (one === -Infinity ? -highs.infinity : one)),
    rowUpper: rows.upper.map((one) => (one === Infinity ? highs.infinity : one)),
    matrix: {
      format: "csr",
      numRows: rows.lower.length,
      numCols: count,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
    ...(isWhole ? { integrality: Int32Array.from({ length: count }, (_, index) => (index < whole ? 1 : 0)) } : {}),
  };
  return { data, cells, isImpossible: rows.isImpossible };
}

export type Term = [column: number, factor: number];

/** Rows of the program, packed as they come. */
export class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** Whether a row asks for something of nothing. */
  isImpossible = false;

  add(least: number, most: number, terms: readonly Term[]): void {
    if (terms.length === 0 && least > 0) this.isImpossible = true;
    this.lower.push(least);
    this.upper.push(most);
    for (const [column, factor] of terms) {
      this.indices.push(column);
      this.values.push(factor);
    }
    this.starts.push(this.indices.length);
  }
}
