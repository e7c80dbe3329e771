/**
 * The goal `score`: a flow for the bound and for whom to bring together, chains to give them slots, annealing for those
 * who are left over and for those who wait; an integer program where the event is small enough to prove more by it.
 */
import { clashOf } from "./clash.ts";
import { bestFlow } from "./flow.ts";
import { compile } from "./problem.ts";
import { cellsOf, solveProgram } from "./program.ts";
import { Clock, fewCells, Search } from "./solution.ts";
import type { Solver } from "./solver.ts";

/** Part of the time in which a first good timetable is looked for. */
const firstPart = 0.15;
/** Where the integer program proves most, it is asked soon. */
const firstMoment = 0.1;
/** Where as much is held as can be, the first search takes so long. */
const firstSeconds = 0.6;

export const solveScore: Solver = async (event, options) => {
  const clock = new Clock(options);
  const problem = compile(event);
  // Whatever the time, something is proven.
  const flow = bestFlow(problem, () => options.shouldStop?.() === true);
  const search = new Search(event, problem, flow, clock, options, { exact: { cellsOf, solveProgram, clashOf } });
  if (!(await search.begin())) return search.answer();
  const isSmall = cellsOf(problem) <= fewCells;
  if (isSmall || !search.isFull) {
    search.run(isSmall ? Math.min(firstMoment, clock.left) : firstPart * clock.left);
    await search.prove();
  }
  // Where only waiting is left to shorten, a short search is most often enough; a longer one follows.
  for (let seconds = firstSeconds; search.goesOn; seconds *= 1.5) search.run(search.isFull ? seconds : clock.left);
  await search.explain();
  return search.answer();
};
