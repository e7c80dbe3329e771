import { type Event, isPublished } from "@passa/domain/event/event";
import type { Presence } from "@passa/domain/event/day";
import type { Id } from "@passa/domain/id";
import { disclose } from "../commit.ts";
import type { Context } from "../context.ts";
import { participantFor } from "../participant/participant.ts";
import { loadDay } from "./day.store.ts";
import { loadCandidate, loadEventIdsOf, loadEvents } from "./event.store.ts";
import { loadPlan } from "./plan.store.ts";

export type AttendanceRow = {
  eventId: Id<"event">;
  name: string;
  /** By the clock on the wall of the event. */
  startsAt: string;
  /** As it was noted in the hall; absent when nobody noted anything. */
  presence?: Presence;
  /** How many interviews the person had in the timetable. */
  interviews: number;
};

/** The events whose day has been, or is, and that a person was on the list of, the newest first: whether they came. */
export async function readAttendance(
  ctx: Context,
  { id }: { id: Id<"participant"> },
): Promise<{ items: AttendanceRow[] }> {
  const { tenantId } = await participantFor(ctx, id, "participant.read");
  await disclose(ctx, { what: "participant.read", whom: id, shown: "event", because: "worksWith" });
  const events = await loadEvents(
    ctx.table,
    tenantId,
    await loadEventIdsOf(ctx.table, tenantId, { participantId: id }),
  );
  const rows = await Promise.all(events.map((event) => rowOf(ctx, event, id)));
  return { items: rows.flat().toSorted((one, other) => (one.startsAt < other.startsAt ? 1 : -1)) };
}

async function rowOf(ctx: Context, event: Event, participantId: Id<"participant">): Promise<AttendanceRow[]> {
  if (!isPublished(event) || event.state === "published") return [];
  const { tenantId, id, planId, details } = event;
  const [candidate, day, record] = await Promise.all([
    loadCandidate(ctx.table, tenantId, id, participantId),
    loadDay(ctx.table, tenantId, id),
    loadPlan(ctx.table, tenantId, id, planId),
  ]);
  const noted = day?.attendance.find(({ number }) => number === candidate?.number);
  const interviews = record?.interviews.filter((one) => one.participantId === participantId).length ?? 0;
  // Who was not to come and did not is not of this day.
  if (!candidate || (noted === undefined && interviews === 0)) return [];
  const { name, startsAt } = details;
  return [{ eventId: id, name, startsAt, ...(noted && { presence: noted.presence }), interviews }];
}
