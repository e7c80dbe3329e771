import type { AuditEvent, Shown, ShownBecause } from "@passa/domain/audit/audit-event";
import type { Id } from "@passa/domain/id";
import type { Role } from "@passa/domain/user/user";
import { type Context, systemUserId } from "../context.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import { participantFor } from "../participant/participant.ts";
import type { Page, Paging } from "../table.ts";
import { loadUsers } from "../user/user.store.ts";
import { pageAbout } from "./audit.store.ts";

/** One time that somebody else has seen or changed what is known of a person. */
export type SeenLine = {
  at: string;
  /** Name of the colleague, and of the employer that they act for; Passa itself has no name. */
  by: { role: Role; name?: string; employer?: string };
  /** What was shown; absent where something was written down. */
  shown?: Shown;
  because?: ShownBecause;
};

/**
 * Who has seen and changed what is known of a person, the newest first; not what the person has done themselves. For the person
 * and those who work with them.
 */
export async function whoHasSeen(
  ctx: Context,
  { id, ...paging }: { id: Id<"participant"> } & Paging,
): Promise<Page<SeenLine>> {
  const participant = await participantFor(ctx, id, "participant.seen");
  const lineOf = await linesFor(ctx);
  return pageAbout(ctx.table, participant.tenantId, id, paging, lineOf);
}

/** How an event is told to the person it is about; nothing of what they did themselves. */
export async function linesFor(ctx: Context): Promise<(event: AuditEvent) => SeenLine | undefined> {
  const { tenantId } = ctx.actor;
  const [users, employers] = await Promise.all([loadUsers(ctx.table, tenantId), loadAllEmployers(ctx.table, tenantId)]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const employerNames = new Map(employers.map(({ id, name }) => [id, name]));
  return ({ at, who, role, employerId, shown, because }) => {
    if (role === "participant") return undefined;
    const name = who === systemUserId ? undefined : names.get(who);
    const employer = employerId && employerNames.get(employerId);
    return {
      at,
      by: { role, ...(name === undefined ? {} : { name }), ...(employer === undefined ? {} : { employer }) },
      ...(shown === undefined ? {} : { shown }),
      ...(because === undefined ? {} : { because }),
    };
  };
}
