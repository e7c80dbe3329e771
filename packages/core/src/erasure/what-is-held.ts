import type { Id } from "@passa/domain/id";
import type { Write } from "../commit.ts";
import { calendarRemoval, loadShared } from "../calendar/calendar.store.ts";
import { occupiedRemovals } from "../booking/booking.store.ts";
import { eventTraces } from "../event/traces.ts";
import { waitingTo } from "../outbox.ts";
import { loadParticipant, personRemovals } from "../participant/participant.store.ts";
import { loadPlacements } from "../placement/placement.store.ts";
import { proposalTraces } from "../proposal/proposal.store.ts";
import { markWrite } from "../ranking/ranking.store.ts";
import { retentionRemovals } from "../retention/retention.store.ts";
import type { Table } from "../table.ts";
import { loadParticipantPointer, loadUser, memberRemovals } from "../user/user.store.ts";

/**
 * What takes everything about one person out of the table, noun by noun: each names its own items. The pool entry is among
 * them; what is made of entries is rewritten for many people at once (`pool.store.ts`). `table` reaches the lookup keys.
 */
export async function removalsOf(table: Table, tenantId: Id<"tenant">, id: Id<"participant">): Promise<Write[]> {
  const addresses = await addressesOf(table, tenantId, id);
  const [own, member, proposals, events, days, calendar, placements, letters] = await Promise.all([
    personRemovals(table, tenantId, id),
    memberRemovals(table, tenantId, id),
    proposalTraces(table, tenantId, id),
    eventTraces(table, tenantId, id),
    occupiedRemovals(table, tenantId, id),
    loadShared(table, tenantId, { participantId: id }),
    loadPlacements(table, tenantId),
    addresses.size > 0 ? waitingTo(table, tenantId, addresses) : [],
  ]);
  return [
    ...proposals,
    ...events,
    ...days,
    ...(calendar ? calendarRemoval(tenantId, { participantId: id }, calendar) : []),
    ...placements.map((place) => markWrite(tenantId, place.id, id, undefined)),
    ...letters.map((remove): Write => ({ remove, expect: "any" })),
    ...member,
    ...retentionRemovals(tenantId, id),
    // The person last: whatever breaks off before is found again by who it is about.
    ...own,
  ];
}

async function addressesOf(table: Table, tenantId: Id<"tenant">, id: Id<"participant">): Promise<Set<string>> {
  const pointer = await loadParticipantPointer(table, tenantId, id);
  const [person, user] = await Promise.all([
    loadParticipant(table, tenantId, id),
    pointer && loadUser(table, tenantId, pointer.userId),
  ]);
  return new Set([person?.email, user?.email].flatMap((email) => email?.toLowerCase() ?? []));
}
