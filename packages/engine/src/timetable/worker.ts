/** What runs in the thread of `thread.ts`: one task, told of by messages, stopped by a number in shared memory. */
import { parentPort, workerData } from "node:worker_threads";
import { replan } from "./replan.ts";
import { solve } from "./solve.ts";
import type { SolveOptions } from "./solver.ts";
import type { FromThread, Task, ThreadData } from "./thread.ts";

const { task, seconds, stop } = workerData as ThreadData;
const tell = (message: FromThread): void => parentPort?.postMessage(message);

const options: SolveOptions = {
  seconds,
  shouldStop: () => Atomics.load(stop, 0) === 1,
  onProgress: (progress, interviews) => tell({ tells: "progress", progress, interviews: [...interviews] }),
};

tell({ tells: "result", result: await run(task) });

function run(given: Task) {
  switch (given.do) {
    case "solve":
      return solve(given.event, options);
    case "replan":
      return replan(given.event, given.current, given.disruption, { ...options, keepWeight: given.keepWeight });
  }
}
