/**
 * Why not every pair can be held: an irreducible set of demands, by deletion, whole stretches first. Each question "can
 * these be met together?" is one to SAT.
 */
import { pairKey, type TimetableEvent } from "@passa/domain/timetable/event";
import { compile } from "../problem.ts";
import type { Demand } from "../solver.ts";
import { ask } from "./ask.ts";
import { question } from "./question.ts";

/** How often it is looked whether time is over, in milliseconds. */
const glance = 20;

/**
 * @returns demands that cannot be met together, though all but any one of them can; nothing when all can be met, or when
 * it was not settled in time
 */
export async function clashOfBreaks(event: TimetableEvent, isOver: () => boolean): Promise<Demand[] | undefined> {
  let rest = demandsOf(event);
  if ((await canBeMet(event, rest, isOver)) !== false) return undefined;
  for (let size = Math.ceil(rest.length / 2); ; size = Math.ceil(size / 2)) {
    for (let at = 0; at < rest.length;) {
      const without = rest.toSpliced(at, size);
      const isMet = without.length === 0 ? true : await canBeMet(event, without, isOver);
      if (isMet === undefined) return undefined;
      if (isMet) at += size;
      else rest = without;
    }
    if (size <= 1) return rest;
  }
}

/** @returns nothing when it was not settled in time */
async function canBeMet(
  event: TimetableEvent,
  demands: readonly Demand[],
  isOver: () => boolean,
): Promise<boolean | undefined> {
  if (isOver()) return undefined;
  const fixed = demands.flatMap((one) =>
    one.demand === "fixed" ? [{ employer: one.employer, candidate: one.candidate, slot: one.slot }] : [],
  );
  const keys = new Set(demands.flatMap((one) => (one.demand === "held" ? [pairKey(one)] : [])));
  const held = Uint8Array.from(event.pairs, (pair) => (keys.has(pairKey(pair)) ? 1 : 0));
  const fairness = demands.find((one) => one.demand === "fairness")?.fairness;
  const asked = question(compile({ ...event, fixed }), { fairness, held });
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (isOver()) controller.abort();
  }, glance);
  const { answer } = await ask(asked.text, controller.signal);
  clearInterval(timer);
  return answer === "open" ? undefined : answer === "yes";
}

/** What the goal demands; those that are named last are kept longest out of a clash. */
function demandsOf({ pairs, fixed = [], goal }: TimetableEvent): Demand[] {
  return [
    ...(goal?.kind === "breaks" && goal.fairness !== undefined
      ? [{ demand: "fairness" as const, fairness: goal.fairness }]
      : []),
    ...pairs.map(({ employer, candidate }): Demand => ({ demand: "held", employer, candidate })),
    ...fixed.map((one): Demand => ({ demand: "fixed", ...one })),
  ];
}
