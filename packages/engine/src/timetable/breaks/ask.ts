/**
 * The SAT solver within clingo, in a thread of its own. It knows no time limit, so it is ended from outside, and its
 * thread with it. There is one in each thread that asks: questions wait for each other.
 */
import { restart, run } from "clingo-wasm";

/** `yes` comes with the variables that hold; `open`: ended before it was settled, or more than it can hold. */
export type Answer = { answer: "yes"; holding: ReadonlySet<number> } | { answer: "no" } | { answer: "open" };

/** Characters that clingo takes: it puts the text on its stack, of a mebibyte. */
export const longestText = 1_000_000;

let line: Promise<void> = Promise.resolve();

/** @param text a formula in "cnf+" */
export async function ask(text: string, signal: AbortSignal): Promise<Answer> {
  if (text.length > longestText) return { answer: "open" };
  const turn = line.then(() => answerOf(text, signal));
  line = turn.then(() => undefined);
  return turn;
}

async function answerOf(text: string, signal: AbortSignal): Promise<Answer> {
  if (signal.aborted) return { answer: "open" };
  const end = () => void restart();
  signal.addEventListener("abort", end, { once: true });
  const found = await run(text, 1, ["--mode=clasp"]);
  signal.removeEventListener("abort", end);
  if (found.Result === "UNSATISFIABLE") return { answer: "no" };
  // What went wrong within it, memory above all, may go wrong again: the next question begins afresh.
  if (found.Result === "ERROR") await restart();
  if (found.Result !== "SATISFIABLE") return { answer: "open" };
  const literals = found.Call[0]?.Witnesses[0]?.Value ?? [];
  return { answer: "yes", holding: new Set(literals.map(Number).filter((literal) => literal > 0)) };
}
