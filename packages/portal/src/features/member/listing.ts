import type { Member } from "./queries.ts";

export type ListedRole = Exclude<Member["role"], "participant">;

/** In the order in which people look for them. */
export const listedRoles = [
  "matcher",
  "organiser",
  "lead",
  "admin",
  "employer",
] as const satisfies readonly ListedRole[];

export interface MembersFilter {
  readonly role?: ListedRole;
  /** Those whose membership has ended, instead of those whose has not. */
  readonly ended?: true;
}

export interface MembersOfRole {
  readonly role: ListedRole;
  readonly members: readonly Member[];
}

/** Members by role and then by name; roles that nobody has are left out. */
export function byRole(members: readonly Member[], { role, ended }: MembersFilter): MembersOfRole[] {
  const order = new Intl.Collator("sv");
  return listedRoles
    .filter((one) => role === undefined || one === role)
    .map((one) => ({
      role: one,
      members: members
        .filter((member) => member.role === one && (member.standing.kind === "revoked") === (ended === true))
        .toSorted((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    }))
    .filter((group) => group.members.length > 0);
}
