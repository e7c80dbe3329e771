import type { Span } from "../booking/occupied.ts";
import { type EventDetails, slotTimes } from "./event.ts";
import { instantOf } from "./local-time.ts";
import type { EventCandidate } from "./roster.ts";
import type { Seated } from "./seats.ts";

/** Whose or what's time a timetable takes: `id` of the participant or employer, name of the calendar or hall. */
export type Claim = { kind: "participant" | "employer" | "resource" | "hall"; id: string; lane: number; spans: Span[] };

/** Names one claimant among all of a tenant. An employer's parallel tables are lanes of it. */
export const claimantOf = ({ kind, id, lane }: Pick<Claim, "kind" | "id" | "lane">): string =>
  kind === "employer" ? `${id}.${lane}` : kind === "participant" ? id : `${kind}.${normal(id)}`;

const normal = (name: string) => name.trim().toLocaleLowerCase("sv").replaceAll(/\s+/g, " ").replaceAll("#", " ");

/**
 * All time that the interviews take: of each candidate, each table of an employer, each resource that has a calendar, and
 * of the hall from the first slot to the end of the last. In a total order, each claimant once.
 */
export function claimsOf(
  details: EventDetails,
  candidates: readonly EventCandidate[],
  interviews: readonly Seated[],
): Claim[] {
  const times = slotTimes(details).map(({ from, to }) => ({
    from: instantOf(from, details.zone),
    to: instantOf(to, details.zone),
  }));
  const claims = new Map<string, Claim>();
  const claim = (who: Omit<Claim, "spans">, { slot, length }: Pick<Seated, "slot" | "length">) => {
    const [first, last] = [times[slot], times[slot + length - 1]];
    if (!first || !last) return;
    const name = claimantOf(who);
    const known = claims.get(name) ?? { ...who, spans: [] };
    claims.set(name, known);
    known.spans.push({ from: first.from, to: last.to });
  };
  const needs = new Map(candidates.map((candidate) => [candidate.participantId, candidate.needs]));
  const calendars = new Map(details.resources.map(({ id, calendar }) => [id, calendar]));
  for (const interview of interviews) {
    claim({ kind: "employer", id: interview.employerId, lane: interview.lane }, interview);
    claim({ kind: "participant", id: interview.participantId, lane: 0 }, interview);
    for (const need of needs.get(interview.participantId) ?? []) {
      const calendar = calendars.get(need);
      if (calendar !== undefined) claim({ kind: "resource", id: calendar, lane: 0 }, interview);
    }
  }
  const { name, address } = details.venue;
  const hall = { kind: "hall" as const, id: `${name}, ${address}`, lane: 0 };
  const [first, last] = [times[0], times.at(-1)];
  if (first && last) claims.set(claimantOf(hall), { ...hall, spans: [{ from: first.from, to: last.to }] });
  const byStart = (one: Span, other: Span) => (one.from < other.from ? -1 : 1);
  return [...claims]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => ({ ...one, spans: one.spans.toSorted(byStart) }));
}
