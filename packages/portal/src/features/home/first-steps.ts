import type { RouteResponse } from "@passa/contract/types";
import type { Session } from "../../app/session.ts";

export type Tenant = RouteResponse<"GET /tenant">;
export type Role = Session["user"]["role"];
export type StepId = "invite" | "employer" | "approve" | "places" | "people" | "words";

/** One thing to do before matching can begin. Done by itself when there is one of it. */
export interface FirstStep {
  readonly id: StepId;
  readonly done: boolean;
  /** Whether this role does it, or somebody else. */
  readonly mine: boolean;
  /** Whether what it needs is there: an employer before it is approved or has a place. */
  readonly possible: boolean;
}

const doers: Record<StepId, readonly Role[]> = {
  invite: ["admin"],
  employer: ["matcher", "lead", "admin"],
  approve: ["matcher", "lead", "admin"],
  places: ["matcher"],
  people: ["matcher"],
  words: ["admin"],
};

/** What a new municipality does first, in order. `hasMatcher`: somebody is invited or active as one. */
export function firstSteps(tenant: Tenant, hasMatcher: boolean, role: Role): FirstStep[] {
  const done: Record<StepId, boolean> = {
    invite: hasMatcher,
    employer: tenant.employers > 0,
    approve: tenant.approvedEmployers > 0,
    places: tenant.placements > 0,
    people: (tenant.participants ?? 0) > 0,
    words: tenant.importedConcepts > 0,
  };
  const ids: readonly StepId[] = ["invite", "employer", "approve", "places", "people"];
  return [...ids, ...(role === "admin" ? (["words"] as const) : [])].map((id) => ({
    id,
    done: done[id],
    mine: doers[id].includes(role),
    possible: tenant.employers > 0 || (id !== "approve" && id !== "places"),
  }));
}

/** The step to take now: the first undone one that is this role's. Importing words can wait for everything else. */
export const nextOf = (steps: readonly FirstStep[]): StepId | undefined =>
  steps.find(({ done, mine }) => mine && !done)?.id;

/** True while a matcher has nothing to match: no place, or nobody to find one for. */
export const nothingToMatch = ({ placements, participants }: Tenant): boolean => placements === 0 || participants === 0;
