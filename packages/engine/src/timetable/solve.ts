/** A timetable, whichever the goal of the event. */
import { solveBreaks } from "./breaks/breaks.ts";
import type { Solver } from "./solver.ts";
import { solveScore } from "./score.ts";

export const solve: Solver = (event, options) =>
  event.goal?.kind === "breaks" ? solveBreaks(event, options) : solveScore(event, options);
