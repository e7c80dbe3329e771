import type { Span } from "../booking/occupied.ts";
import type { Claim } from "../event/claims.ts";
import { instantOf } from "../event/local-time.ts";
import { isOpen, type Meeting, type Proposal } from "./proposal.ts";

/** How long what is arranged takes of a person's day, minutes. */
const MINUTES: Record<Meeting["kind"], number> = { meeting: 60, trialVisit: 120 };

/** Whose clocks a meeting goes by: places are in Sweden. */
const ZONE = "Europe/Stockholm";

/** The meeting that counts: the newest, while the proposal is open. */
export function meetingOf(proposal: Proposal): Meeting | undefined {
  return isOpen(proposal) && "meetings" in proposal ? proposal.meetings.at(-1) : undefined;
}

export function timeOf({ kind, startsAt }: Pick<Meeting, "kind" | "startsAt">): Span {
  const from = instantOf(startsAt, ZONE);
  return { from, to: new Date(Date.parse(from) + MINUTES[kind] * 60_000).toISOString() };
}

/** The time that a proposal takes: the person's, for the meeting that counts. */
export function claimsOfProposal(proposal: Proposal): Claim[] {
  const meeting = meetingOf(proposal);
  return meeting ? [{ kind: "participant", id: proposal.participantId, lane: 0, spans: [timeOf(meeting)] }] : [];
}
