/** What every solver of timetables takes and gives, whichever the goal. */
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import type { Shortfall } from "@passa/domain/timetable/value";

/**
 * `optimal`: value and bound meet. `feasible`: a valid timetable, maybe not the best. `infeasible`: proven that there is
 * none. `unknown`: none was found in the time, and none ruled out.
 */
export type Status = "optimal" | "feasible" | "infeasible" | "unknown";

/** Something that was asked for. With the others of its clash it cannot be met; without it, they can. */
export type Demand =
  | { demand: "fixed"; employer: string; candidate: string; slot: number }
  | { demand: "required"; employer: string; candidate: string }
  | { demand: "held"; employer: string; candidate: string }
  | { demand: "employerMin"; employer: string; min: number }
  | { demand: "candidateMin"; candidate: string; min: number }
  | { demand: "fairness"; fairness: number };

export type Solution = {
  status: Status;
  interviews: Interview[];
  /** Null where there is no timetable. */
  value: number | null;
  /** What no timetable can exceed (`score`) or go below (`breaks`); null while nothing is proven. */
  bound: number | null;
  gapPercent: number | null;
  idle: number;
  breaks: number;
  unscheduledRequired: { employer: string; candidate: string }[];
  shortfall: Shortfall[];
  /** An irreducible set of demands that cannot be met together. */
  clash?: Demand[];
  seconds: number;
};

export type Progress = {
  /** Value of the best timetable so far. */
  incumbent: number | null;
  bound: number | null;
  gapPercent: number | null;
  seconds: number;
};

export type SolveOptions = {
  /** How long it may take. */
  seconds: number;
  /** Asked often; from when it answers true, the best so far is given. */
  shouldStop?: (() => boolean) | undefined;
  /** Told when the incumbent or the bound has moved, with the interviews of the incumbent. */
  onProgress?: ((progress: Progress, interviews: readonly Interview[]) => void) | undefined;
};

/** A timetable for an event that `parseTimetableEvent` has accepted. What it gives has passed the checker. */
export type Solver = (event: TimetableEvent, options: SolveOptions) => Promise<Solution>;
