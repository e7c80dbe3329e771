import { type Action, can } from "@passa/domain/policy/policy";
import type { Session } from "./session.ts";

/**
 * Whether this person may do it, by the same table that the server decides by: keeps buttons that would be refused off
 * the page. `employerId` is the employer that the thing belongs to.
 */
export function may({ user, tenant, employer }: Session, action: Action, employerId?: string): boolean {
  const actor = {
    userId: user.id,
    tenantId: tenant.id,
    role: user.role,
    name: user.name,
    ...(employer && { employerId: employer.id }),
  };
  return can(actor, action, { tenantId: tenant.id, ...(employerId !== undefined && { employerId }) }) === "yes";
}
