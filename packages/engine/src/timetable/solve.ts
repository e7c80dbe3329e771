/** A timetable, whichever the goal of the event. */
import type { Solver } from "./solver.ts";
import { solveScore } from "./score.ts";

export const solve: Solver = (event, options) => solveScore(event, options);
