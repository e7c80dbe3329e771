import { afterCommand, Day, DayEntry, newDay, type SentCommand } from "@passa/domain/event/day";
import { type Event, isPublished, type PlannedEvent, slotTimes } from "@passa/domain/event/event";
import { seatInterviews } from "@passa/domain/event/seats";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { eventFor, notAllowed } from "./event.ts";
import { dayWrites, loadDay, loadLog, wereHeard } from "./day.store.ts";
import { loadPlan, type PlanRecord } from "./plan.store.ts";
import { employerNames, entriesOf, givenNameOf, listsOf } from "./roster.ts";

const LOG_AT_ONCE = 200;

/** The day as it stands, and what has happened after an entry that is known: what a tablet asks when it has the network again. */
export async function readDay(
  ctx: Context,
  { id, after, planVersion }: { id: Id<"event">; after: number; planVersion?: number | undefined },
) {
  const event = shown(await eventFor(ctx, id, "event.people"));
  const { tenantId, details, state } = event;
  const [day, log, record] = await Promise.all([
    loadDay(ctx.table, tenantId, id),
    loadLog(ctx.table, tenantId, id, { after, limit: LOG_AT_ONCE + 1 }),
    loadPlan(ctx.table, tenantId, id, event.planId),
  ]);
  if (!record) throw new Error(`${id} goes by a plan that is not there`);
  return {
    name: details.name,
    state,
    day: day ?? newDay(id),
    times: slotTimes(details),
    log: log.slice(0, LOG_AT_ONCE),
    more: log.length > LOG_AT_ONCE,
    ...(record.plan.version === planVersion ? {} : { hall: await hallOf(ctx, event, record) }),
  };
}

/** What a tablet holds while the network is away: number, first name and table, and nothing else of anybody. */
async function hallOf(ctx: Context, event: PlannedEvent, record: PlanRecord) {
  const [lists, names] = await Promise.all([listsOf(ctx, event), employerNames(ctx)]);
  const { employers, candidates } = lists;
  const entries = await entriesOf(ctx, candidates);
  const numbers = new Map(candidates.map(({ participantId, number }) => [participantId, number]));
  return {
    planId: event.planId,
    planVersion: record.plan.version,
    people: candidates.map(({ participantId, number, code }) => {
      const givenName = givenNameOf(entries.get(participantId));
      return { participantId, number, code, ...(givenName === undefined ? {} : { givenName }) };
    }),
    employers: employers.map(({ employerId, tables, unavailable }) => ({
      id: employerId,
      name: names.get(employerId) ?? "",
      tables,
      unavailable,
    })),
    interviews: seatInterviews(event.details, employers, candidates, record.interviews).flatMap(
      ({ employerId, participantId, slot, length, table }) => {
        const number = numbers.get(participantId);
        return number === undefined ? [] : [{ employerId, number, slot, length, table }];
      },
    ),
  };
}

/** Commands of one transaction: an entry of the log and a mark that it was heard, each. */
const HEARD_AT_ONCE = 40;
const ATTEMPTS = 8;

type Result = { id: string; outcome: "done" | "repeated" | "refused"; number?: number };

/**
 * Hears what has happened in the hall, in the order in which it was told. A device that was without the network sends what it
 * has kept; what was heard before is not done again. A command that speaks of something that is not there is refused alone.
 */
export async function hearCommands(
  ctx: Context,
  { id, commands }: { id: Id<"event">; commands: SentCommand[] },
): Promise<{ results: Result[]; day: Day }> {
  const event = shown(await eventFor(ctx, id, "event.people"));
  if (event.state === "done") throw notAllowed(event, "running");
  const { employers, candidates } = await listsOf(ctx, event);
  const scope = {
    slots: event.details.slots,
    cards: new Map<string | number, number>(
      candidates.flatMap(({ number, code }) => [
        [number, number],
        [code, number],
      ]),
    ),
    tables: new Map<string, number>(employers.map(({ employerId, tables }) => [employerId, tables.length])),
    resources: new Set(event.details.resources.map((resource) => resource.id)),
  };
  const results: Result[] = [];
  let day: Day = (await loadDay(ctx.table, event.tenantId, id)) ?? newDay(id);
  const { idempotency: _, ...within } = ctx;
  for (let from = 0; from < commands.length; from += HEARD_AT_ONCE) {
    const some = commands.slice(from, from + HEARD_AT_ONCE);
    const heard = await hear(within, event, some, scope);
    results.push(...heard.results);
    day = heard.day;
  }
  return { results, day };
}

async function hear(
  ctx: Context,
  event: Event,
  commands: readonly SentCommand[],
  scope: Parameters<typeof afterCommand>[2],
): Promise<{ results: Result[]; day: Day }> {
  const { tenantId, id } = event;
  for (let attempt = 1; ; attempt++) {
    const before = await loadDay(ctx.table, tenantId, id);
    const known = await wereHeard(
      ctx.table,
      tenantId,
      id,
      commands.map((sent) => sent.id),
    );
    let day = before ?? newDay(id);
    const entries: DayEntry[] = [];
    const results = commands.map((sent): Result => {
      if (known.has(sent.id)) return { id: sent.id, outcome: "repeated" };
      known.add(sent.id);
      const after = afterCommand(day, sent, scope);
      if (!after) return { id: sent.id, outcome: "refused" };
      ({ day } = after);
      entries.push({ sequence: day.sequence, ...sent, by: ctx.actor.userId, heardAt: ctx.now });
      return { id: sent.id, outcome: "done", ...(after.number === undefined ? {} : { number: after.number }) };
    });
    if (entries.length === 0) return { results, day };
    try {
      return await commit(ctx, {
        writes: dayWrites(tenantId, before, day, entries),
        audit: { what: "event.people", whom: id, detail: { entries: entries.map(({ sequence }) => sequence) } },
        answer: { results, day },
      });
    } catch (error) {
      // Another device was faster: what it told comes first.
      const isLost = error instanceof Refusal && (error.code === "stale" || error.code === "alreadyExists");
      if (!isLost || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The event, once people have been told their times. @throws {Refusal} `transitionNotAllowed` */
export function shown(event: Event): Extract<Event, { state: "published" | "running" | "done" }> {
  if (!isPublished(event)) throw notAllowed(event, "running");
  return event;
}
