import { AuditEvent } from "@passa/domain/audit/audit-event";
import { type Id, isIdOf } from "@passa/domain/id";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Item, Key, Page, Paging, Table } from "../table.ts";
import { Head, Link } from "./chain.ts";

type TenantId = Id<"tenant">;

/**
 * Events lie by day in the order of time, those about one person together in the index. Links of the chain lie beside, and
 * the head that says which is the last. An event is written once (version 1) and then gets the number of its link (version 2).
 */
const dayOf = (tenantId: TenantId, day: string) => `${tenantId}#audit#${day}`;
const aboutPerson = (tenantId: TenantId, id: string) => `${tenantId}#about#${id}`;
const linksOf = (tenantId: TenantId) => `${tenantId}#chain`;
const linkName = (n: number) => String(n).padStart(10, "0");
const headKey = (tenantId: TenantId): Key => ({ pk: `${tenantId}#chain#head`, sk: "head" });

/** Where an event stands: its time and its id. */
export const placeOf = ({ at, id }: Pick<AuditEvent, "at" | "id">): string => `${at}#${id}`;
const keyAt = (tenantId: TenantId, place: string): Key => ({ pk: dayOf(tenantId, place.slice(0, 10)), sk: place });

/** Of a person the event is found by whom it is about. */
export function eventItem(tenantId: TenantId, event: AuditEvent, link?: number): Item {
  const place = placeOf(event);
  const index = isIdOf("participant", event.whom) ? { gsi1pk: aboutPerson(tenantId, event.whom), gsi1sk: place } : {};
  const data = link === undefined ? event : { ...event, link };
  return { ...keyAt(tenantId, place), ...index, version: link === undefined ? 1 : 2, data };
}

/** An event, where it stands, and the number of its link once it is sealed. */
export type StoredEvent = { place: string; event: AuditEvent; link?: number };

const Linked = z.looseObject({ link: z.int().optional() });

function storedOf({ sk, data }: Item): StoredEvent {
  const { link, ...event } = Linked.parse(data);
  return { place: sk, event: AuditEvent.parse(event), ...(link === undefined ? {} : { link }) };
}

/** Whose audit event lies there, and where; undefined for every other key. */
export function eventAt({ pk, sk }: Key): { tenantId: TenantId; place: string } | undefined {
  const tenantId = pk.split("#", 1)[0] as TenantId;
  return pk === dayOf(tenantId, sk.slice(0, 10)) ? { tenantId, place: sk } : undefined;
}

export async function loadEvents(table: Table, tenantId: TenantId, places: readonly string[]): Promise<StoredEvent[]> {
  const items = await table.getMany(
    places.map((place) => keyAt(tenantId, place)),
    "strong",
  );
  return items.flatMap((item) => (item ? [storedOf(item)] : []));
}

/** Everything of one day (ISO date, UTC), in order. */
export async function loadDay(table: Table, tenantId: TenantId, day: string): Promise<StoredEvent[]> {
  return (await table.all({ pk: dayOf(tenantId, day) }, "strong")).map(storedOf);
}

/** The same as it lies there, for the verifier: an event that cannot be read is one that was changed. */
export async function loadDayUnread(table: Table, tenantId: TenantId, day: string) {
  return (await table.all({ pk: dayOf(tenantId, day) }, "strong")).map(({ sk, data }) => {
    const { link, ...event } = z.looseObject({ link: z.unknown().optional() }).parse(data);
    return { place: sk, event: event as unknown, ...(link === undefined ? {} : { link }) };
  });
}

/** What has been seen and done of one person, the newest first; `read` leaves out what is not to be told. */
export function pageAbout<T>(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
  paging: Paging,
  read: (event: AuditEvent) => T | undefined,
): Promise<Page<T>> {
  const range = { pk: aboutPerson(tenantId, participantId), index: "gsi1", descending: true } as const;
  return table.page(range, paging, (item) => read(storedOf(item).event));
}

/** Events read at once while the last change is looked for among looks. */
const READ_AT_ONCE = 20;

/** When something of a person was last written down (ISO instant), which no look is, nor what is decided of how long they are kept. */
export async function lastWrittenOf(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
): Promise<string | undefined> {
  const { items } = await pageAbout(table, tenantId, participantId, { limit: READ_AT_ONCE }, ({ at, shown, what }) =>
    shown === undefined && !what.startsWith("retention.") ? at : undefined,
  );
  return items[0];
}

/** The event with its link, in the place of the one without: only one consumer does so. */
export function linkedWrite(tenantId: TenantId, { event }: StoredEvent, link: number): Write {
  return { put: eventItem(tenantId, event, link), expect: { version: 1 } };
}

export function linkWrites(tenantId: TenantId, link: Link, before: Head | undefined): Write[] {
  const head: Head = { n: link.n, hash: link.hash, at: link.at };
  return [
    { put: { pk: linksOf(tenantId), sk: linkName(link.n), data: link }, expect: "absent" },
    {
      put: { ...headKey(tenantId), version: link.n, data: head },
      expect: before === undefined ? "absent" : { version: before.n },
    },
  ];
}

/** The head as it lies there. */
export async function loadHeadUnread(table: Table, tenantId: TenantId): Promise<unknown> {
  return (await table.get(headKey(tenantId), "strong"))?.data;
}

export async function loadHead(table: Table, tenantId: TenantId): Promise<Head | undefined> {
  const item = await table.get(headKey(tenantId), "strong");
  return item && Head.parse(item.data);
}

/** Every link there is, in order. What cannot be read as one comes as it is, for the verifier to complain of. */
export async function loadLinks(table: Table, tenantId: TenantId): Promise<unknown[]> {
  return (await table.all({ pk: linksOf(tenantId) }, "strong")).map(({ data }) => data);
}

/** Whose data a member of staff has opened in one week (its Monday). Ids alone. */
const Opened = z.strictObject({ people: z.array(z.string()) });
const openedIn = (tenantId: TenantId, week: string) => `${tenantId}#opened#${week}`;

export type OpenedBy = { userId: string; version: number; people: readonly string[] };

export async function loadOpened(table: Table, tenantId: TenantId, week: string): Promise<OpenedBy[]> {
  const items = await table.all({ pk: openedIn(tenantId, week) }, "strong");
  return items.map(({ sk, version = 1, data }) => ({ userId: sk, version, people: Opened.parse(data).people }));
}

/** With some people more. */
export function openedWrite(tenantId: TenantId, week: string, { userId, version, people }: OpenedBy): Write {
  return {
    put: { pk: openedIn(tenantId, week), sk: userId, version: version + 1, data: { people } },
    expect: version === 0 ? "absent" : { version },
  };
}

/** Whom a reader has been shown by name in lists on a day: what says that an event of it is there already. Kept for two days. */
const listedOn = (tenantId: TenantId, day: string, userId: string): Key => ({
  pk: `${tenantId}#listed#${day}`,
  sk: userId,
});
const LISTED_KEPT_S = 2 * 24 * 3600;

export async function loadListed(
  table: Table,
  tenantId: TenantId,
  day: string,
  userId: string,
): Promise<Omit<OpenedBy, "userId">> {
  const item = await table.get(listedOn(tenantId, day, userId));
  return { version: item?.version ?? 0, people: item ? Opened.parse(item.data).people : [] };
}

/** With some people more. */
export function listedWrite(tenantId: TenantId, day: string, { userId, version, people }: OpenedBy): Write {
  const expiresAt = Date.parse(`${day}T00:00:00Z`) / 1000 + LISTED_KEPT_S;
  return {
    put: { ...listedOn(tenantId, day, userId), version: version + 1, expiresAt, data: { people } },
    expect: version === 0 ? "absent" : { version },
  };
}
