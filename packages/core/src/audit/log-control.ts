import { type Unusual, unusualOf, usualOf, weekOf, weeksBefore, WEEKS_BEFORE } from "@passa/domain/audit/reading";
import type { Id } from "@passa/domain/id";
import { staffRoles } from "@passa/domain/user/user";
import { authorise, type Context } from "../context.ts";
import { loadAssignedIds } from "../participant/participant.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { loadOpened } from "./audit.store.ts";

/** How many people's data one member of staff has opened in a week. Numbers alone: whose it was is for an inquiry, not a list. */
export type LogControlRow = {
  userId: Id<"user">;
  name: string;
  role: (typeof staffRoles)[number];
  /** People whose data was opened. */
  people: number;
  /** What is usual for the reader; absent while there are too few weeks to tell. */
  usual?: number;
  /** People that the reader works with now. */
  assigned: number;
  /** How many of those opened the reader does not work with. */
  outside: number;
  unusual: Unusual[];
};

/** Staff who have opened anybody's data this week or before, those who stand out first, then by how many. */
export async function logControl(ctx: Context): Promise<{ week: string; items: LogControlRow[] }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "audit.review", { tenantId });
  const week = weekOf(ctx.now);
  const [users, ...weeks] = await Promise.all([
    loadUsers(ctx.table, tenantId),
    ...[week, ...weeksBefore(week, WEEKS_BEFORE)].map((one) => loadOpened(ctx.table, tenantId, one)),
  ]);
  const [thisWeek = new Map<string, readonly string[]>(), ...before] = weeks.map(
    (opened) => new Map(opened.map(({ userId, people }) => [userId, people])),
  );
  // Weeks before the trail began tell nothing of anybody.
  const known = before.slice(0, before.findLastIndex((one) => one.size > 0) + 1);
  const rows = users
    .flatMap(({ id, name, role: held }) => {
      const role = staffRoles.find((one) => one === held);
      return role && [thisWeek, ...known].some((one) => one.has(id)) ? [{ userId: id, name, role }] : [];
    })
    .map(async ({ userId, name, role }): Promise<LogControlRow> => {
      const opened = thisWeek.get(userId) ?? [];
      const assigned = new Set<string>(await loadAssignedIds(ctx.table, tenantId, userId));
      const outside = opened.filter((id) => !assigned.has(id)).length;
      const earlier = known.map((one) => one.get(userId)?.length ?? 0);
      const usual = usualOf(earlier);
      return {
        userId,
        name,
        role,
        people: opened.length,
        ...(usual === undefined ? {} : { usual }),
        assigned: assigned.size,
        outside,
        unusual: unusualOf({ people: opened.length, outside, earlier }),
      };
    });
  const items = (await Promise.all(rows)).toSorted(
    (one, other) =>
      other.unusual.length - one.unusual.length || other.people - one.people || (one.userId < other.userId ? -1 : 1),
  );
  return { week, items };
}
