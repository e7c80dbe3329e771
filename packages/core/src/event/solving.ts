import { randomUUID } from "node:crypto";
import { solveInThread } from "@passa/engine/timetable/thread";
import type { Demand, Solution } from "@passa/engine/timetable/solver";
import { figuresOf, plannedInterviews, violationsOf } from "@passa/domain/event/changes";
import type { Plan, PlanDemand, PlannedInterview, PlanPoint } from "@passa/domain/event/plan";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { commit } from "../commit.ts";
import { type Context, systemContext, type World } from "../context.ts";
import { SILENCE_MS } from "../job/job.ts";
import { type Job, jobRemoval, keepJob, takeJob } from "../job/job.store.ts";
import { EventMoved, eventWrite, loadEvent } from "./event.store.ts";
import { onStandingEvent, plannedBy } from "./event.ts";
import { loadInput, loadPlan, loadSearch, planWrite, type PlanRecord, writeSearch } from "./plan.store.ts";

type SolveJob = Extract<Job, { kind: "solve" }>;

/** How often the best so far is written down, and whoever runs the search says that they are still at it, ms. */
const BEAT_MS = 500;
/** Points of the picture of a search; beyond them every other is dropped. */
const MOST_POINTS = 200;
/** Times that a search is begun before it is given up. */
const MOST_TIMES = 3;

/**
 * The job of searching. What it has found is written down as it goes, so that nothing is lost when the machine goes down:
 * whoever takes the job then keeps the best so far, or begins again when there is none. Of two at once one goes on.
 */
export async function runSolve(world: World, job: SolveJob, clock: () => string): Promise<void> {
  const { tenantId, eventId, planId } = job;
  const runner = randomUUID();
  const at = () => systemContext(world, { tenantId, now: clock(), requestId: job.requestId ?? `solve ${planId}` });
  const until = () => Date.parse(clock()) + SILENCE_MS;
  const taken = await takeJob(at().table, job, runner, until());
  const record = taken === undefined ? undefined : await loadPlan(at().table, tenantId, eventId, planId);
  if (taken === undefined || record?.plan.state !== "solving") return;
  const input = await loadInput(at().table, record);
  const known = await loadSearch(at().table, record.plan);
  if (taken > 1 && (known.best.length > 0 || taken > MOST_TIMES)) {
    await finish(at(), job, record, input, known.points, interrupted(known.best));
    return;
  }
  const search = { points: [] as PlanPoint[], best: [] as PlannedInterview[], moved: false };
  const stop = new AbortController();
  let beating = Promise.resolve();
  const beat = async () => {
    const { table } = at();
    if (search.moved) {
      search.moved = false;
      await writeSearch(table, record.plan, search);
    }
    const kept = await keepJob(table, job, runner, until());
    if (kept === undefined || kept.stop) stop.abort();
  };
  const timer = setInterval(() => {
    // A beat that fails is made up for by the next.
    beating = beating.then(beat).catch(() => undefined);
  }, BEAT_MS);
  let solution: Solution;
  try {
    solution = await solveInThread(input, {
      seconds: record.plan.seconds,
      signal: stop.signal,
      onProgress: ({ incumbent, bound, gapPercent, seconds }, interviews) => {
        search.points = thinned([...search.points, { seconds, incumbent, bound, gapPercent }]);
        search.best = plannedInterviews(interviews, record.interviews);
        search.moved = true;
      },
    });
  } finally {
    clearInterval(timer);
  }
  await beating;
  const { value: incumbent, bound, gapPercent, seconds } = solution;
  const points = thinned([...search.points, { seconds, incumbent, bound, gapPercent }]);
  const best = plannedInterviews(solution.interviews, record.interviews);
  await writeSearch(at().table, record.plan, { points, best });
  await finish(at(), job, record, input, points, { ...endOf(solution, stop.signal.aborted), best });
}

function thinned(points: PlanPoint[]): PlanPoint[] {
  return points.length <= MOST_POINTS ? points : points.filter((_, n) => n % 2 === 0 || n === points.length - 1);
}

type End = {
  best: PlannedInterview[];
  found: boolean;
  ended: Extract<Plan, { state: "ready" }>["ended"];
  why: Extract<Plan, { state: "failed" }>["why"];
  bound: number | null;
  clash: PlanDemand[];
};

const interrupted = (best: PlannedInterview[]): End => ({
  best,
  found: best.length > 0,
  ended: "interrupted",
  why: "interrupted",
  bound: null,
  clash: [],
});

function endOf({ status, bound, clash = [] }: Solution, stopped: boolean): Omit<End, "best"> {
  return {
    found: status === "optimal" || status === "feasible",
    ended: status === "optimal" ? "optimal" : stopped ? "stopped" : "timeUp",
    why: status === "infeasible" ? "impossible" : "nothingFound",
    bound,
    clash: clash.flatMap(demandOf),
  };
}

function demandOf(demand: Demand): PlanDemand[] {
  const employerId = "employer" in demand ? (demand.employer as Id<"employer">) : undefined;
  const participantId = "candidate" in demand ? (demand.candidate as Id<"participant">) : undefined;
  switch (demand.demand) {
    case "fixed":
      return employerId && participantId
        ? [{ demand: demand.demand, employerId, participantId, slot: demand.slot }]
        : [];
    case "required":
      return employerId && participantId ? [{ demand: demand.demand, employerId, participantId }] : [];
    case "employerMin":
      return employerId ? [{ demand: demand.demand, employerId, min: demand.min }] : [];
    case "candidateMin":
      return participantId ? [{ demand: demand.demand, participantId, min: demand.min }] : [];
    // Of networking meets alone.
    case "held":
    case "fairness":
      return [];
  }
}

/** Saves what the search has come to, checked once more; the first plan of an event becomes the one that it goes by. */
async function finish(
  ctx: Context,
  job: SolveJob,
  record: PlanRecord,
  input: TimetableEvent,
  points: readonly PlanPoint[],
  { best, found, ended, why, bound, clash }: End,
): Promise<void> {
  if (record.plan.state !== "solving") return;
  const { plan } = record;
  const { state: _, ...base } = { ...plan, version: plan.version + 1, changedAt: ctx.now };
  const violations = found ? violationsOf(input, best) : [];
  if (violations.length > 0) throw new Error(`${plan.id}: the solver broke ${violations[0]?.rule}`);
  const proven = bound ?? points.at(-1)?.bound ?? null;
  const settled: PlanRecord = {
    ...record,
    plan: found
      ? { ...base, state: "ready", ended, figures: figuresOf(input, best, proven), clash, byHand: false }
      : { ...base, state: "failed", why, clash },
    interviews: found ? best : record.interviews,
  };
  try {
    await onStandingEvent(async () => {
      const event = await loadEvent(ctx.table, job.tenantId, job.eventId, "strong");
      const isFirst = found && event?.state === "inviting";
      const by = { at: ctx.now, by: plan.createdBy };
      await commit(ctx, {
        writes: [
          await planWrite(settled),
          jobRemoval(job),
          ...(isFirst ? [{ ...eventWrite(plannedBy(event, plan.id, by)), refusal: () => new EventMoved() }] : []),
        ],
        audit: { what: "event.write", whom: job.eventId, detail: { planId: plan.id, state: settled.plan.state } },
        answer: undefined,
      });
    });
  } catch (error) {
    // Somebody else has ended it meanwhile: what they saved stands.
    if (!(error instanceof Refusal && error.code === "stale")) throw error;
  }
}
