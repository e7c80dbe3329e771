import type { Id } from "@passa/domain/id";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";
import { candidateRemoval, loadCandidate, loadEventIdsOf, loadSettings, settingRemoval } from "./event.store.ts";
import { loadOutcomes, outcomeRemoval } from "./outcome.store.ts";
import { loadPlans, withoutCandidate } from "./plan.store.ts";

/**
 * What takes a person out of every event that they were on the list of: list, decisions on pairs, plans, what came of it. The
 * log of the day knows the number of a card, which is nobody's afterwards.
 */
export async function eventTraces(table: Table, tenantId: Id<"tenant">, id: Id<"participant">): Promise<Write[]> {
  const events = await loadEventIdsOf(table, tenantId, { participantId: id });
  const writes = events.map(async (eventId): Promise<Write[]> => {
    const [candidate, settings, outcomes, plans] = await Promise.all([
      loadCandidate(table, tenantId, eventId, id),
      loadSettings(table, tenantId, eventId),
      loadOutcomes(table, tenantId, eventId),
      loadPlans(table, tenantId, eventId),
    ]);
    const within = await Promise.all(plans.map((plan) => withoutCandidate(table, plan, id)));
    return [
      ...within.flat(),
      ...settings.filter((pair) => pair.participantId === id).map((pair) => settingRemoval(tenantId, eventId, pair)),
      ...outcomes.filter((pair) => pair.participantId === id).map((pair) => outcomeRemoval(tenantId, pair)),
      // Last: the list is what leads to the event.
      ...(candidate ? [candidateRemoval(tenantId, candidate)] : []),
    ];
  });
  return (await Promise.all(writes)).flat();
}
