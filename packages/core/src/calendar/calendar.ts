import { randomBytes } from "node:crypto";
import ical from "ical-generator";
import { claimantOf } from "@passa/domain/event/claims";
import { isPublished } from "@passa/domain/event/event";
import { isIdOf } from "@passa/domain/id";
import { meetingOf } from "@passa/domain/proposal/meeting-time";
import { Refusal } from "@passa/domain/refusal";
import { text } from "@passa/texts/served";
import { loadAllDays } from "../booking/booking.store.ts";
import { commit } from "../commit.ts";
import { authorise, type Context, type PublicContext } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { loadEvents } from "../event/event.store.ts";
import { loadPlan } from "../event/plan.store.ts";
import { loadPoolEntry } from "../participant/participant.store.ts";
import { loadProposal } from "../proposal/proposal.store.ts";
import type { Table } from "../table.ts";
import { type CalendarOf, calendarRemoval, calendarWrites, type Feed, loadFeed, loadShared } from "./calendar.store.ts";

/**
 * An address at which a calendar finds somebody's times: title and time, nothing else. Whoever has the address can read it,
 * so it is told once, kept as a hash, and can be taken away. A protected identity has none.
 */
export async function readCalendarState(ctx: Context, of: CalendarOf) {
  await authoriseSharing(ctx, of);
  const there = await loadShared(ctx.table, ctx.actor.tenantId, of);
  return there ? { active: true, createdAt: there.shared.createdAt } : { active: false };
}

/** Makes an address; the one before stops working. */
export async function shareCalendar(ctx: Context, of: CalendarOf): Promise<{ url: string; createdAt: string }> {
  await authoriseSharing(ctx, of);
  const { tenantId } = ctx.actor;
  const token = randomBytes(32).toString("base64url");
  const before = await loadShared(ctx.table, tenantId, of);
  return commit(ctx, {
    writes: calendarWrites(token, { tenantId, of }, ctx.now, before),
    audit: { what: "calendar.share", whom: idOf(of) },
    answer: { url: `${ctx.world.origin}/api/v1/calendars/${token}.ics`, createdAt: ctx.now },
  });
}

/** Takes the address away. */
export async function stopSharing(ctx: Context, of: CalendarOf): Promise<{ active: boolean }> {
  await authoriseSharing(ctx, of);
  const { tenantId } = ctx.actor;
  const before = await loadShared(ctx.table, tenantId, of);
  if (!before) return { active: false };
  return commit(ctx, {
    writes: calendarRemoval(tenantId, of, before),
    audit: { what: "calendar.share", whom: idOf(of), detail: { revoked: true } },
    answer: { active: false },
  });
}

const idOf = (of: CalendarOf) => ("participantId" in of ? of.participantId : of.employerId);

async function authoriseSharing(ctx: Context, of: CalendarOf): Promise<void> {
  const { tenantId, userId } = ctx.actor;
  if ("employerId" in of) {
    authorise(ctx, "calendar.share", { tenantId, ...of });
    if (!(await loadEmployer(ctx.table, tenantId, of.employerId))) throw new Refusal("notFound");
    return;
  }
  const entry = await loadPoolEntry(ctx.table, tenantId, of.participantId, "strong");
  authorise(ctx, "calendar.share", {
    tenantId,
    ...of,
    assigned: entry?.assigned.includes(userId) ?? false,
    protectedIdentity: entry?.protectedIdentity ?? true,
  });
  if (!entry) throw new Refusal("notFound");
  if (entry.protectedIdentity) throw new Refusal("forbidden");
}

/** The calendar (RFC 5545) at an address. @throws {Refusal} `notFound` for one that is not there or has been taken away */
export async function readCalendar(ctx: PublicContext, { token }: { token: string }): Promise<string> {
  const feed = await loadFeed(ctx.world.db.lookup(ctx.now), token.replace(/\.ics$/, ""));
  if (!feed) throw new Refusal("notFound");
  const table = ctx.world.db.forTenant(feed.tenantId, ctx.now);
  if ("participantId" in feed.of) {
    const entry = await loadPoolEntry(table, feed.tenantId, feed.of.participantId, "strong");
    if (!entry || entry.protectedIdentity) throw new Refusal("notFound");
  }
  const calendar = ical({ name: "Passa", prodId: { company: "passa", product: "passa" } });
  for (const { id, title, from, to } of await timesOf(table, feed)) {
    calendar.createEvent({ id, summary: title, start: new Date(from), end: new Date(to), stamp: new Date(from) });
  }
  return calendar.toString();
}

/** Times that have been shown, the earliest first; what is reserved for a plan that nobody sees yet is not among them. */
async function timesOf(table: Table, { tenantId, of }: Feed) {
  const days = await Promise.all(claimantsOf(of).map((claimant) => loadAllDays(table, tenantId, claimant)));
  const spans = days.flat().flatMap((day) => day.spans);
  const ids = [...new Set(spans.map(({ eventId }) => eventId))];
  const [events, proposals] = await Promise.all([
    loadEvents(
      table,
      tenantId,
      ids.filter((id) => isIdOf("event", id)),
    ),
    Promise.all(ids.filter((id) => isIdOf("proposal", id)).map((id) => loadProposal(table, tenantId, id))),
  ]);
  const shown = new Map<string, { name: string; booking: string | undefined }>();
  for (const proposal of proposals) {
    const meeting = proposal && meetingOf(proposal);
    if (meeting)
      shown.set(proposal.id, { name: text("sv", `proposal.do.meeting.${meeting.kind}`), booking: proposal.id });
  }
  for (const event of events) {
    if (!isPublished(event)) continue;
    const record = await loadPlan(table, tenantId, event.id, event.planId);
    shown.set(event.id, { name: event.details.name, booking: record?.booking });
  }
  return spans
    .flatMap(({ eventId, booking, from, to }) => {
      const event = shown.get(eventId);
      return event?.booking === booking ? [{ id: `${eventId}-${from}@passa`, title: event.name, from, to }] : [];
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : one.id < other.id ? -1 : 1));
}

/** As many tables as an employer may have at an event. */
const MOST_LANES = 10;

function claimantsOf(of: CalendarOf): string[] {
  if ("participantId" in of) return [of.participantId];
  return Array.from({ length: MOST_LANES }, (_, lane) => claimantOf({ kind: "employer", id: of.employerId, lane }));
}
