/** Figures of a bench, one JSON line each on standard output. The suite is what the file that runs is named after. */
import { basename } from "node:path";

const suite = basename(process.argv[1] ?? "", ".bench.ts");

export type Figure = {
  figure: string;
  value: number;
  unit: string;
  peer?: string;
  /** Null for what is only told. */
  target: number | null;
  holds: boolean;
  runs: number;
};

type Measured = Omit<Figure, "target" | "holds">;

export function atLeast(target: number, measured: Measured): void {
  tell({ ...measured, target, holds: measured.value >= target });
}

export function atMost(target: number, measured: Measured): void {
  tell({ ...measured, target, holds: measured.value <= target });
}

/** For what has no target. */
export function told(measured: Measured): void {
  tell({ ...measured, target: null, holds: true });
}

function tell({ figure, value, unit, peer, target, holds, runs }: Figure): void {
  const rounded = Number(value.toPrecision(4));
  console.log(JSON.stringify({ suite, figure, value: rounded, unit, peer, target, holds, runs }));
}

/** @throws Error for no values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("There is no median of nothing");
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export type Work = () => unknown;

/** Milliseconds that the work takes, answer awaited. */
export async function timeOf(work: Work): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export type Effort = { runs: number; warmUps: number };

/** Median milliseconds of several runs, after some that do not count. */
export async function medianTime(work: Work, { runs, warmUps }: Effort): Promise<number> {
  for (let run = 0; run < warmUps; run += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timeOf(work));
  return median(times);
}

/** How often the quick work is timed beside each run of the slow one. */
const quickRuns = 10;

/**
 * Median times of two pieces of work that take turns, so that a machine that is busy for a while is busy for both.
 * The quick one is timed many times a turn.
 */
export async function timeInTurns(slow: Work, quick: Work, { runs, warmUps }: Effort): Promise<[number, number]> {
  await medianTime(quick, { runs: 1, warmUps: quickRuns });
  for (let run = 0; run < warmUps; run += 1) await slow();
  const slowTimes: number[] = [];
  const quickTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    slowTimes.push(await timeOf(slow));
    for (let turn = 0; turn < quickRuns; turn += 1) quickTimes.push(await timeOf(quick));
  }
  return [median(slowTimes), median(quickTimes)];
}
