import { randomUUID } from "node:crypto";
import { weekOf } from "@passa/domain/audit/reading";
import { type Id, isIdOf } from "@passa/domain/id";
import { transact, type Write } from "../commit.ts";
import type { World } from "../context.ts";
import { requestOf, type StreamRecord } from "../pool/pool-consumer.ts";
import type { Table } from "../table.ts";
import { loadTenant } from "../tenant/tenant.store.ts";
import {
  eventAt,
  linkedWrite,
  linkWrites,
  loadDay,
  loadEvents,
  loadHead,
  loadOpened,
  openedWrite,
  type StoredEvent,
} from "./audit.store.ts";
import { digestOf, nextLink } from "./chain.ts";

type Setting = { world: World; now: string };
type TenantId = Id<"tenant">;

const ATTEMPTS = 10;
/** Events a link seals at most: each is a write, and so may be what its reader has opened, of the hundred of a transaction. */
const EVENTS_A_LINK = 40;

/** Where the audit events stand that the records tell of, by tenant; with where in the stream each tenant's begin. */
export function eventsIn(records: readonly StreamRecord[]) {
  const tenants = new Map<TenantId, { places: Set<string>; requests: Set<string>; from: string }>();
  for (const record of records) {
    const { dynamodb } = record;
    const event = eventAt({ pk: dynamodb?.Keys?.["pk"]?.S ?? "", sk: dynamodb?.Keys?.["sk"]?.S ?? "" });
    if (!event) continue;
    const found = tenants.get(event.tenantId) ?? {
      places: new Set(),
      requests: new Set(),
      from: dynamodb?.SequenceNumber ?? "",
    };
    tenants.set(event.tenantId, found);
    found.places.add(event.place);
    const request = requestOf(record);
    if (request !== undefined) found.requests.add(request);
  }
  return tenants;
}

/**
 * Seals events into the tenant's chain, and counts whose data each reader has opened. Link, head, counts and the mark on each
 * event are one transaction on the head as it was read: of several consumers one goes on, the others read again. An event that
 * has its link is left alone, so that records may come twice, late or in any order.
 * @returns how many were sealed now
 */
export async function sealEvents(
  { world, now }: Setting,
  tenantId: TenantId,
  places: Iterable<string>,
): Promise<number> {
  const table = world.db.forTenant(tenantId, now);
  const all = [...places].toSorted();
  let sealed = 0;
  for (let at = 0; at < all.length; at += EVENTS_A_LINK)
    sealed += await sealLink(world, table, tenantId, all.slice(at, at + EVENTS_A_LINK));
  return sealed;
}

async function sealLink(world: World, table: Table, tenantId: TenantId, places: readonly string[]): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const head = await loadHead(table, tenantId);
    const open = (await loadEvents(table, tenantId, places)).filter(({ link }) => link === undefined);
    if (open.length === 0) return 0;
    const events = open.map(({ place, event }): [string, string] => [place, digestOf(event)]);
    const link = nextLink({ tenantId, secret: world.secret }, head, table.now, events);
    const failed = await transact(
      table,
      [
        ...linkWrites(tenantId, link, head),
        ...open.map((one) => linkedWrite(tenantId, one, link.n)),
        ...(await openedWrites(table, tenantId, open)),
      ],
      // The same events may be sealed again within minutes, on a table that was restored: no repetition of the first time.
      randomUUID(),
    );
    if (failed === undefined) return open.length;
    await table.backOff(attempt);
  }
  throw new Error(`the audit chain of ${tenantId} was moved ${ATTEMPTS} times by others`);
}

/** What log control counts: people whose data staff have been shown, by reader and week. */
async function openedWrites(table: Table, tenantId: TenantId, events: readonly StoredEvent[]): Promise<Write[]> {
  const weeks = new Map<string, Map<string, Set<string>>>();
  for (const { event } of events) {
    const { shown, role, who, whom, at } = event;
    // A name in a list is not a look, and a list's explanation names nobody whom the reader does not work with; employers are told of in the person's own trail.
    if (
      shown === undefined ||
      shown === "fit" ||
      shown === "list" ||
      !isIdOf("participant", whom) ||
      role === "participant" ||
      role === "employer"
    )
      continue;
    const readers = weeks.get(weekOf(at)) ?? new Map<string, Set<string>>();
    weeks.set(weekOf(at), readers.set(who, (readers.get(who) ?? new Set()).add(whom)));
  }
  const writes = [...weeks].map(async ([week, readers]) => {
    const before = new Map((await loadOpened(table, tenantId, week)).map((one) => [one.userId, one]));
    return [...readers].flatMap(([userId, people]) => {
      const { version, people: known } = before.get(userId) ?? { version: 0, people: [] };
      const both = [...new Set([...known, ...people])].toSorted();
      return both.length > known.length ? [openedWrite(tenantId, week, { userId, version, people: both })] : [];
    });
  });
  return (await Promise.all(writes)).flat();
}

/**
 * Seals what the stream has not told of: every day since the last link, a day before it included, since a change that was
 * slow may stand before what was sealed after it.
 * @returns how many were sealed now
 */
export async function sealLeft({ world, now }: Setting, tenantId: TenantId): Promise<number> {
  const table = world.db.forTenant(tenantId, now);
  const [head, tenant] = await Promise.all([loadHead(table, tenantId), loadTenant(table, tenantId)]);
  let sealed = 0;
  for (const day of daysFrom(head?.at ?? tenant?.createdAt ?? now, now)) {
    const open = (await loadDay(table, tenantId, day)).filter(({ link }) => link === undefined);
    sealed += await sealEvents(
      { world, now },
      tenantId,
      open.map(({ place }) => place),
    );
  }
  return sealed;
}

const dayMs = 24 * 3_600_000;

/** The days from the one before an instant up to another (ISO dates). */
export function daysFrom(since: string, until: string): string[] {
  const [first, last] = [Date.parse(since.slice(0, 10)) - dayMs, Date.parse(until.slice(0, 10))];
  return Array.from({ length: Math.max(0, (last - first) / dayMs + 1) }, (_, n) =>
    new Date(first + n * dayMs).toISOString().slice(0, 10),
  );
}
