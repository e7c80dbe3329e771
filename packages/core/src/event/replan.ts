import { type Proposal, replan } from "@passa/engine/timetable/replan";
import { figuresOf, plainInterviews, plannedInterviews, violationsOf } from "@passa/domain/event/changes";
import { differencesOf, disrupted, emptyTables, type EventDisruption } from "@passa/domain/event/disruption";
import type { PlannedInterview } from "@passa/domain/event/plan";
import { seatInterviews } from "@passa/domain/event/seats";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { assertVersion } from "../commit.ts";
import type { Context } from "../context.ts";
import { shown } from "./day.ts";
import { eventFor } from "./event.ts";
import { type PlanView, putPlan } from "./plan.ts";
import { loadInput, loadPlan, loadReplan, writeReplan } from "./plan.store.ts";
import { listsOf } from "./roster.ts";

/**
 * How long two ways on may take to be found, seconds. People stand and wait: to start a thread of its own would take as long
 * as the search, so it has this one for that time.
 */
const SECONDS = 1;

/** Two ways on when somebody is late or away or a table closes. Nothing is changed until one is chosen. */
export async function proposeReplans(
  ctx: Context,
  { id, keepWeight, ...disruption }: { id: Id<"event">; keepWeight: number } & EventDisruption,
) {
  const event = shown(await eventFor(ctx, id, "event.people"));
  const record = await loadPlan(ctx.table, event.tenantId, id, event.planId);
  if (!record) throw new Refusal("notFound");
  const [lists, before] = await Promise.all([listsOf(ctx, event), loadInput(ctx.table, record)]);
  assertKnown(before, disruption);
  const { interviews } = record;
  const { fromSlot, absent, late, leaving, out, tables, resources } = disruption;
  const input = disrupted(before, interviews, disruption);
  // Who leaves later than now is away from then on; the solver hears of it as of any absence.
  const heard = disrupted(before, interviews, {
    ...disruption,
    absent: [],
    late: [],
    out: [],
    tables: [],
    resources: [],
  });
  const stands = interviews.filter((interview) => violationsOf(heard, [interview]).length === 0);
  const { fewestChanges, bestValue } = await replan(
    { ...heard, fixed: [] },
    plainInterviews(leaving.length > 0 ? stands : interviews),
    {
      fromSlot,
      absent,
      out,
      late: late.map(({ participantId, slot }) => ({ candidate: participantId, slot })),
      tables: tables.map(({ employerId, open }) => ({ employer: employerId, tables: open })),
      capacity: resources.map(({ resourceId, capacity }) => ({ resource: resourceId, capacity })),
    },
    { seconds: SECONDS, keepWeight },
  );
  const seated = (some: readonly PlannedInterview[]) =>
    seatInterviews(event.details, lists.employers, lists.candidates, some);
  const current = seated(interviews);
  const numbers = new Map(lists.candidates.map(({ participantId, number }) => [participantId, number]));
  const person = (participantId: Id<"participant">) => ({ participantId, number: numbers.get(participantId) ?? 1 });
  const optionOf = (proposal: Proposal) => {
    const next = plannedInterviews(proposal.interviews, interviews);
    const violations = violationsOf(input, next);
    if (violations.length > 0) throw new Error(`${id}: the replan broke ${violations[0]?.rule}`);
    const { moved, dropped, added } = differencesOf(current, seated(next));
    return {
      next,
      option: {
        figures: figuresOf(input, next, proposal.bound),
        moved: moved.map(({ participantId, ...rest }) => ({ ...person(participantId), ...rest })),
        dropped: dropped.map(({ participantId, employerId, slot }) => ({ ...person(participantId), employerId, slot })),
        added: added.map(({ participantId, employerId, slot, table }) => ({
          ...person(participantId),
          employerId,
          slot,
          table,
        })),
        emptyTables: emptyTables(input, next, fromSlot),
      },
    };
  };
  const [fewest, best] = [optionOf(fewestChanges), optionOf(bestValue)];
  const replanId = ctx.world.newId("replan", ctx.now);
  const { version: planVersion } = record.plan;
  await writeReplan(ctx.table, event.tenantId, id, replanId, {
    planId: event.planId,
    planVersion,
    input,
    fewestChanges: fewest.next,
    bestValue: best.next,
  });
  return {
    id: replanId,
    planId: event.planId,
    planVersion,
    before: interviews.length,
    fewestChanges: fewest.option,
    bestValue: best.option,
  };
}

/** Goes on by one of the two, if the plan is still the version that they were made from. @throws {Refusal} `stale`, `timeTaken` */
export async function chooseReplan(
  ctx: Context,
  given: { id: Id<"event">; replanId: Id<"replan">; choice: "fewestChanges" | "bestValue"; version: number },
): Promise<PlanView> {
  const { id, replanId, choice, version } = given;
  const event = shown(await eventFor(ctx, id, "event.write"));
  const replanned = await loadReplan(ctx.table, event.tenantId, id, replanId);
  if (!replanned) throw new Refusal("notFound");
  const record = await loadPlan(ctx.table, event.tenantId, id, replanned.planId);
  if (!record || event.planId !== replanned.planId) throw new Refusal("notFound");
  assertVersion(record.plan, version);
  assertVersion(record.plan, replanned.planVersion);
  const { input } = replanned;
  const interviews = replanned[choice];
  const bound = record.plan.state === "ready" ? record.plan.figures.bound : null;
  return putPlan(ctx, event, record, { input, interviews, figures: figuresOf(input, interviews, bound) });
}

/** @throws {Refusal} `invalid` for a slot, person, employer or resource that the plan does not have */
function assertKnown(event: TimetableEvent, disruption: EventDisruption): void {
  const people = new Set(event.candidates.map((one) => one.id));
  const employers = new Set(event.employers.map((one) => one.id));
  const resources = new Set(event.resources?.map((one) => one.id));
  const { fromSlot, absent, late, leaving, out, tables } = disruption;
  const wrong = (name: string, known: ReadonlySet<string>, ids: readonly string[]) =>
    ids.flatMap((one, n) => (known.has(one) ? [] : [{ path: `${name}.${n}`, code: "unknownId" as const }]));
  const fields = [
    ...(fromSlot >= event.slots ? [{ path: "fromSlot", code: "notAChoice" as const }] : []),
    ...wrong("absent", people, absent),
    ...wrong(
      "late",
      people,
      late.map(({ participantId }) => participantId),
    ),
    ...wrong(
      "leaving",
      people,
      leaving.map(({ participantId }) => participantId),
    ),
    ...wrong("out", employers, out),
    ...wrong(
      "tables",
      employers,
      tables.map(({ employerId }) => employerId),
    ),
    ...wrong(
      "resources",
      resources,
      disruption.resources.map(({ resourceId }) => resourceId),
    ),
  ];
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}
