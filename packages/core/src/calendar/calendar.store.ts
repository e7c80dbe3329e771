import { createHash } from "node:crypto";
import { idSchema, type Id } from "@passa/domain/id";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";

type TenantId = Id<"tenant">;

/** Whose times a calendar shows. */
export const CalendarOf = z.union([
  z.strictObject({ participantId: idSchema("participant") }),
  z.strictObject({ employerId: idSchema("employer") }),
]);
export type CalendarOf = z.infer<typeof CalendarOf>;

/** The address's token has 256 random bits: its plain hash is enough to hide it. Only the hash is kept. */
export const feedKey = (token: string): Key => ({
  pk: `lookup#${createHash("sha256").update(`calendar ${token}`).digest("base64url")}`,
  sk: "calendar",
});

const Feed = z.strictObject({ tenantId: idSchema("tenant"), of: CalendarOf });
export type Feed = z.infer<typeof Feed>;

/** The one address of somebody, found by whose it is: to make another, and to take it away. */
const Shared = z.strictObject({
  feed: z.strictObject({ pk: z.string(), sk: z.string() }),
  createdAt: z.iso.datetime(),
});
export type Shared = z.infer<typeof Shared>;

const sharedKey = (tenantId: TenantId, of: CalendarOf): Key => ({
  pk: `${tenantId}#calendar#${"participantId" in of ? of.participantId : of.employerId}`,
  sk: "calendar",
});

/** A new address, and the end of the one before. */
export function calendarWrites(token: string, feed: Feed, createdAt: string, before: Stamped | undefined): Write[] {
  const version = (before?.version ?? 0) + 1;
  return [
    { put: { ...feedKey(token), data: feed }, expect: "absent" },
    {
      put: { ...sharedKey(feed.tenantId, feed.of), version, data: { feed: feedKey(token), createdAt } },
      expect: before ? { version: before.version } : "absent",
    },
    ...(before ? [{ remove: before.shared.feed, expect: "any" as const }] : []),
  ];
}

export function calendarRemoval(tenantId: TenantId, of: CalendarOf, before: Stamped): Write[] {
  return [
    { remove: sharedKey(tenantId, of), expect: { version: before.version } },
    { remove: before.shared.feed, expect: "any" },
  ];
}

export type Stamped = { version: number; shared: Shared };

export async function loadShared(table: Table, tenantId: TenantId, of: CalendarOf): Promise<Stamped | undefined> {
  const item = await table.get(sharedKey(tenantId, of), "strong");
  return item && { version: item.version ?? 1, shared: Shared.parse(item.data) };
}

export async function loadFeed(lookup: Table, token: string): Promise<Feed | undefined> {
  const item = await lookup.get(feedKey(token), "strong");
  return item && Feed.parse(item.data);
}
