import * as z from "zod";
import { idSchema } from "../id.ts";

/**
 * Occupied time: whoever or whatever can be in one place only, day by day. Half-open spans of instants. What was reserved
 * for a plan that is not shown yet is taken too, so that two events that are published at once cannot both have it.
 */
export const Occupied = z.strictObject({
  /** What it is for: an event, or a proposal, of which it is the meeting. */
  eventId: z.union([idSchema("event"), idSchema("proposal")]),
  /** What the span belongs to: a plan in one of its published forms, or the proposal itself. */
  booking: z.string().max(80),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
});
export type Occupied = z.infer<typeof Occupied>;

export type Span = { from: string; to: string };

/** A day of one person, table, resource or hall. */
export const OccupiedDay = z.strictObject({ version: z.int().min(1), spans: z.array(Occupied).max(500) });
export type OccupiedDay = z.infer<typeof OccupiedDay>;

export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** The first of the spans that another event has taken, if any. */
export function takenBy(day: Pick<OccupiedDay, "spans">, eventId: string, spans: readonly Span[]): Span | undefined {
  const others = day.spans.filter((span) => span.eventId !== eventId);
  return spans.find((span) => others.some((other) => overlap(span, other)));
}

/** The day with what one booking of an event has, in the place of what it had; other bookings stay. */
export function reserved(
  day: Pick<OccupiedDay, "spans">,
  { eventId, booking }: Pick<Occupied, "eventId" | "booking">,
  spans: readonly Span[],
): Occupied[] {
  const others = day.spans.filter((span) => span.eventId !== eventId || span.booking !== booking);
  const own = spans.map(({ from, to }) => ({ eventId, booking, from, to }));
  return [...others, ...own].toSorted((one, other) =>
    one.from !== other.from ? (one.from < other.from ? -1 : 1) : one.booking < other.booking ? -1 : 1,
  );
}

/** The day without what one booking had. */
export function released(
  day: Pick<OccupiedDay, "spans">,
  { eventId, booking }: Pick<Occupied, "eventId" | "booking">,
): Occupied[] {
  return day.spans.filter((span) => span.eventId !== eventId || span.booking !== booking);
}

/** The days (UTC dates) that a span touches. */
export function daysOf({ from, to }: Span): string[] {
  const first = from.slice(0, 10);
  const last = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  return first === last ? [first] : [first, last];
}
