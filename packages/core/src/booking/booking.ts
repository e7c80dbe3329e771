import { daysOf, type Occupied, released, reserved, type Span, takenBy } from "@passa/domain/booking/occupied";
import type { BookingConflict } from "@passa/domain/event/event";
import { type Claim, claimantOf } from "@passa/domain/event/claims";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { transact, type Write } from "../commit.ts";
import type { Table } from "../table.ts";
import { type ClaimedDay, dayWrite, loadDays } from "./booking.store.ts";

/**
 * Everybody's time. A day of a claimant is one versioned item, so two bookings of the same time cannot both be written. A
 * whole plan is more than a transaction takes: its time is reserved in steps that can be gone through again, under the name
 * of one booking, and what a booking holds counts as taken from its first step, though nothing of it is shown before its plan is.
 */
export type Booking = Pick<Occupied, "eventId" | "booking">;

/** Days of one transaction; a step that collides is tried again on the days as they are then. */
const DAYS_AT_ONCE = 40;
const ATTEMPTS = 10;

type Asked = ClaimedDay & { claim: Claim; spans: Span[] };

/** The days that claims are on, with what each claims there, in a total order. */
function daysClaimed(claims: readonly Claim[]): Asked[] {
  return claims.flatMap((claim) => {
    const days = [...new Set(claim.spans.flatMap(daysOf))].toSorted();
    return days.map((day) => ({
      claimant: claimantOf(claim),
      day,
      claim,
      spans: claim.spans.filter((span) => daysOf(span).includes(day)),
    }));
  });
}

/**
 * Reserves the claims step by step, those that are reserved already again without effect. Each step is written only while
 * `standing` holds: once that is changed, no step that is still under way can follow, and what there is can be given back.
 * @returns what another event has taken; when there is anything, whoever called releases the booking
 * @throws {Refusal} that of `standing` when it does not hold any more
 */
export async function reserve(
  table: Table,
  tenantId: Id<"tenant">,
  booking: Booking,
  claims: readonly Claim[],
  { standing, onStep }: { standing: Write; onStep?: (reached: { done: number; of: number }) => Promise<void> },
): Promise<BookingConflict[]> {
  const asked = daysClaimed(claims);
  const conflicts: BookingConflict[] = [];
  for (let from = 0; from < asked.length; from += DAYS_AT_ONCE) {
    const step = asked.slice(from, from + DAYS_AT_ONCE);
    await inStep(table, tenantId, step, { seed: booking.booking, standing }, (found) => {
      const taken = found.flatMap(({ ask, day }) => conflictOf(ask, takenBy(day, booking.eventId, ask.spans)));
      if (taken.length > 0) conflicts.push(...taken);
      return taken.length > 0 ? [] : found.map(({ ask, day }) => reserved(day, booking, ask.spans));
    });
    await onStep?.({ done: Math.min(from + DAYS_AT_ONCE, asked.length), of: asked.length });
  }
  return conflicts;
}

function conflictOf({ claim }: Asked, taken: Span | undefined): BookingConflict[] {
  const id = claim.kind === "hall" ? "hall" : claim.id;
  return taken === undefined ? [] : [{ kind: claim.kind, id, from: taken.from, to: taken.to }];
}

/** Gives back what a booking holds on the days. Can be gone through again. */
export async function release(
  table: Table,
  tenantId: Id<"tenant">,
  booking: Booking,
  days: readonly ClaimedDay[],
): Promise<void> {
  for (let from = 0; from < days.length; from += DAYS_AT_ONCE) {
    const step = days.slice(from, from + DAYS_AT_ONCE);
    await inStep(table, tenantId, step, { seed: `release ${booking.booking}` }, (found) =>
      found.map(({ day }) => released(day, booking)),
    );
  }
}

/** The days that claims are on: what {@link release} goes through. */
export const daysOfClaims = (claims: readonly Claim[]): ClaimedDay[] =>
  daysClaimed(claims).map(({ claimant, day }) => ({ claimant, day }));

/** Reads days and writes what becomes of them, until nobody has changed one in between. Days that stay as they are are not written. */
async function inStep<Ask extends ClaimedDay>(
  table: Table,
  tenantId: Id<"tenant">,
  asks: readonly Ask[],
  { seed, standing }: { seed: string; standing?: Write },
  become: (found: { ask: Ask; day: { version: number; spans: Occupied[] } }[]) => Occupied[][],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const days = await loadDays(table, tenantId, asks);
    const found = asks.flatMap((ask, n) => {
      const day = days[n];
      return day ? [{ ask, day }] : [];
    });
    const after = become(found);
    const writes = after.flatMap((spans, n): Write[] => {
      const one = found[n];
      if (!one || JSON.stringify(one.day.spans) === JSON.stringify(spans)) return [];
      return [dayWrite(tenantId, one.ask, one.day.version, spans)];
    });
    if (writes.length === 0) return;
    const failed = await transact(table, [...(standing ? [standing] : []), ...writes], `${seed} ${attempt}`);
    if (failed === undefined) return;
    if (failed === standing) throw standing.refusal?.() ?? new Refusal("stale");
    if (attempt === ATTEMPTS) throw new Error(`days kept changing while ${seed} was booked`);
    await table.backOff(attempt);
  }
}

/**
 * The writes that turn what a booking claimed into what it claims now, for a change that is one transaction.
 * @returns also what another event has taken
 */
export async function rebooking(
  table: Table,
  tenantId: Id<"tenant">,
  booking: Booking,
  before: readonly Claim[],
  after: readonly Claim[],
): Promise<{ writes: Write[]; conflicts: BookingConflict[]; changed: Claim[] }> {
  const had = new Map(daysClaimed(before).map((ask) => [`${ask.claimant} ${ask.day}`, ask]));
  const asks = daysClaimed(after);
  const kept = new Set(asks.map((ask) => `${ask.claimant} ${ask.day}`));
  const emptied = [...had.values()].filter((ask) => !kept.has(`${ask.claimant} ${ask.day}`));
  const differs = (ask: Asked) =>
    JSON.stringify(had.get(`${ask.claimant} ${ask.day}`)?.spans) !== JSON.stringify(ask.spans);
  const changed = [...asks.filter(differs), ...emptied.map((ask) => ({ ...ask, spans: [] }))];
  const days = await loadDays(table, tenantId, changed);
  const conflicts: BookingConflict[] = [];
  const writes = changed.flatMap((ask, n): Write[] => {
    const day = days[n];
    if (!day) return [];
    conflicts.push(...conflictOf(ask, takenBy(day, booking.eventId, ask.spans)));
    return [dayWrite(tenantId, ask, day.version, reserved(day, booking, ask.spans))];
  });
  return { writes, conflicts, changed: changed.map(({ claim }) => claim) };
}
