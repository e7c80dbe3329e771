/**
 * The solvers in a thread of their own, since they keep the one that they run in: with a deadline, progress and a stop.
 * When the code is bundled, worker.ts is bundled as `worker.mjs` beside it.
 */
import { Worker } from "node:worker_threads";
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import { gapPercentOf, valueOf } from "@passa/domain/timetable/value";
import type { Disruption, Proposals } from "./replan.ts";
import type { Progress, Solution, SolveOptions } from "./solver.ts";

export type Task =
  | { do: "solve"; event: TimetableEvent }
  | {
      do: "replan";
      event: TimetableEvent;
      current: readonly Interview[];
      disruption: Disruption;
      keepWeight: number | undefined;
    };

export type ThreadData = { task: Task; seconds: number; stop: Int32Array };

export type FromThread =
  | { tells: "progress"; progress: Progress; interviews: Interview[] }
  | { tells: "result"; result: Solution | Proposals };

export type ThreadOptions = Pick<SolveOptions, "seconds" | "onProgress"> & {
  /** Stops it; the best so far is given. */
  signal?: AbortSignal | undefined;
};

/** How long after its deadline, or after it was stopped, a thread may be busy before it is ended, in seconds. */
const grace = 5;

/** As `solve`. A thread that does not end in time is ended, and what it told last is given. */
export async function solveInThread(event: TimetableEvent, options: ThreadOptions): Promise<Solution> {
  let last: { progress: Progress; interviews: readonly Interview[] } | undefined;
  const onProgress: ThreadOptions["onProgress"] = (progress, interviews) => {
    last = { progress, interviews };
    options.onProgress?.(progress, interviews);
  };
  const result = await inThread({ do: "solve", event }, { ...options, onProgress });
  return (result as Solution | undefined) ?? asTold(event, last);
}

/**
 * As `replan`.
 * @throws Error when the thread did not end in time
 */
export async function replanInThread(
  event: TimetableEvent,
  current: readonly Interview[],
  disruption: Disruption,
  options: ThreadOptions & { keepWeight?: number | undefined },
): Promise<Proposals> {
  const result = await inThread({ do: "replan", event, current, disruption, keepWeight: options.keepWeight }, options);
  if (result === undefined) throw new Error("Replanning did not end in time");
  return result as Proposals;
}

/** @returns what the task gave; nothing when it had to be ended. @throws what the thread threw */
async function inThread(
  task: Task,
  { seconds, signal, onProgress }: ThreadOptions,
): Promise<Solution | Proposals | undefined> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { task, seconds, stop };
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData });
  const { promise, resolve, reject } = withResolvers<Solution | Proposals | undefined>();
  const end = () => resolve(undefined);
  let timer = setTimeout(end, (seconds + grace) * 1000);
  const ask = () => {
    Atomics.store(stop, 0, 1);
    clearTimeout(timer);
    timer = setTimeout(end, grace * 1000);
  };
  if (signal?.aborted === true) ask();
  signal?.addEventListener("abort", ask);
  worker.on("message", (message: FromThread) => {
    if (message.tells === "result") resolve(message.result);
    else onProgress?.(message.progress, message.interviews);
  });
  worker.on("error", reject);
  worker.on("exit", (code) => reject(new Error(`The thread of a solver ended by itself, with ${String(code)}`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", ask);
    await worker.terminate();
  }
}

/** The last that was told of a timetable, as a solution. */
function asTold(
  event: TimetableEvent,
  last: { progress: Progress; interviews: readonly Interview[] } | undefined,
): Solution {
  const interviews = [...(last?.interviews ?? [])];
  const bound = last?.progress.bound ?? null;
  const seconds = last?.progress.seconds ?? 0;
  if (interviews.length === 0 || last?.progress.incumbent == null) {
    const nothing = { interviews: [], value: null, gapPercent: null, idle: 0, breaks: 0 };
    return { status: "unknown", ...nothing, bound, unscheduledRequired: [], shortfall: [], seconds };
  }
  const found = valueOf(event, interviews);
  const { value, idle, breaks, unscheduledRequired, shortfall } = found;
  const gapPercent = bound === null ? null : gapPercentOf(event, found, bound);
  return {
    status: "feasible",
    interviews,
    value,
    bound,
    gapPercent,
    idle,
    breaks,
    unscheduledRequired,
    shortfall,
    seconds,
  };
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
