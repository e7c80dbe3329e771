/**
 * Why not everything that is demanded can be met: an irreducible set of demands, by deletion. Each question "can these be
 * met together?" is first asked of the flow (a proof that not), then of the integer program. Nothing is said when a
 * question was left open.
 */
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { pairKey } from "@passa/domain/timetable/event";
import { bestFlow } from "./flow.ts";
import { compile } from "./problem.ts";
import { solveProgram } from "./program.ts";
import type { Demand } from "./solver.ts";

/**
 * @returns demands that cannot be met together, though all but any one of them can; nothing when all can be met, or when
 * it was not settled in time
 */
export async function clashOf(
  event: TimetableEvent,
  isOver: () => boolean,
  secondsLeft: () => number,
): Promise<Demand[] | undefined> {
  const canBeMet = async (demands: readonly Demand[]): Promise<boolean | undefined> => {
    if (isOver()) return undefined;
    const problem = compile(demanding(event, demands));
    const flow = bestFlow(problem, isOver);
    // Nothing weighs anything here: what is below nought is a demand that is not met.
    if (flow === undefined) return undefined;
    if (flow.bound < 0) return false;
    const kind = { demands: "hard", withIdle: false, isWhole: true } as const;
    const { status, starts } = await solveProgram(problem, kind, secondsLeft(), isOver);
    if (starts !== undefined) return true;
    return status === "infeasible" ? false : undefined;
  };

  let rest = demandsOf(event);
  if ((await canBeMet(rest)) !== false) return undefined;
  // Whole stretches first: most demands have no part in it.
  for (let size = Math.ceil(rest.length / 2); ; size = Math.ceil(size / 2)) {
    for (let at = 0; at < rest.length;) {
      const without = rest.toSpliced(at, size);
      const isMet = without.length === 0 ? true : await canBeMet(without);
      if (isMet === undefined) return undefined;
      if (isMet) at += size;
      else rest = without;
    }
    if (size === 1) return rest;
  }
}

function demandsOf({ fixed = [], pairs, employers, candidates }: TimetableEvent): Demand[] {
  return [
    ...candidates.flatMap(({ id, min = 0 }): Demand[] =>
      min > 0 ? [{ demand: "candidateMin", candidate: id, min }] : [],
    ),
    ...employers.flatMap(({ id, min = 0 }): Demand[] =>
      min > 0 ? [{ demand: "employerMin", employer: id, min }] : [],
    ),
    ...pairs
      .filter(({ required }) => required === true)
      .map(({ employer, candidate }): Demand => ({ demand: "required", employer, candidate })),
    ...fixed.map((one): Demand => ({ demand: "fixed", ...one })),
  ];
}

/** The event with these demands alone, and of its pairs those that have to do with them. */
function demanding(event: TimetableEvent, demands: readonly Demand[]): TimetableEvent {
  const fixed = demands.flatMap((one) =>
    one.demand === "fixed" ? [{ employer: one.employer, candidate: one.candidate, slot: one.slot }] : [],
  );
  const required = new Set(demands.flatMap((one) => (one.demand === "required" ? [pairKey(one)] : [])));
  const employerMin = new Map(
    demands.flatMap((one) => (one.demand === "employerMin" ? [[one.employer, one.min]] : [])),
  );
  const candidateMin = new Map(
    demands.flatMap((one) => (one.demand === "candidateMin" ? [[one.candidate, one.min]] : [])),
  );
  const waits = new Map(event.pairs.map((pair) => [pairKey(pair), pair]));
  const wanted = new Set<string>();
  const want = (key: string): void => {
    if (wanted.has(key)) return;
    wanted.add(key);
    for (const before of waits.get(key)?.after ?? []) want(pairKey(before));
  };
  for (const one of fixed) want(pairKey(one));
  for (const pair of event.pairs) {
    const key = pairKey(pair);
    if (required.has(key) || employerMin.has(pair.employer) || candidateMin.has(pair.candidate)) want(key);
  }
  return {
    ...event,
    employers: event.employers.map((one) => ({ ...one, min: employerMin.get(one.id) })),
    candidates: event.candidates.map((one) => ({ ...one, min: candidateMin.get(one.id) })),
    pairs: event.pairs
      .filter((pair) => wanted.has(pairKey(pair)))
      .map((pair) => ({ ...pair, weight: 0, required: required.has(pairKey(pair)) })),
    fixed,
    goal: { kind: "score", idleWeight: 0 },
  };
}
