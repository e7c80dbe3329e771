/** The demo's proposals: one matcher's people with places that fit them, one in each state that there is to see. */
import { dayWrite } from "@passa/core/booking/booking.store";
import type { Write } from "@passa/core/commit";
import { poolEntry } from "@passa/core/participant/participant";
import { proposalWrites, seatsWrite } from "@passa/core/proposal/proposal.store";
import { daysOf, reserved } from "@passa/domain/booking/occupied";
import { claimantOf } from "@passa/domain/event/claims";
import type { Id } from "@passa/domain/id";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import type { Participant } from "@passa/domain/participant/participant";
import { cardFor, picturesOf } from "@passa/domain/proposal/card";
import { claimsOfProposal } from "@passa/domain/proposal/meeting-time";
import { after, newProposal, type Given, type Proposal, type ProposalEvent } from "@passa/domain/proposal/proposal";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { rankPool } from "@passa/engine/pool/rank";
import { daysAfter, idsOf } from "./chance.ts";
import type { DemoTenant } from "./generate.ts";
import { columnarPoolOf, observationsByParticipant, openPlacesOf } from "./realism.ts";

/** What happened, each so many days before today. */
type Story = { at: string; events: readonly (readonly [daysAgo: number, event: Happened])[] };
type Happened =
  | Exclude<ProposalEvent, { kind: "ask" | "yes" }>
  | { kind: "ask" }
  | { kind: "yes"; to: "card" | "identity" };

const nordkajen = "Nordkajens Lager";
const ask = { kind: "ask" } as const;
const first = { kind: "yes", to: "card" } as const;
const meet = { kind: "meet" } as const;
const second = { kind: "yes", to: "identity" } as const;
const anywhere = "";

/** What the person or the employer says, and the matcher has written down. */
const saidToStaff: readonly ProposalEvent["kind"][] = ["yes", "no", "talk", "meet", "notNow", "followUp"];

function stories(today: string): Story[] {
  const agreed = (startsIn: number, weeks: number): Happened => ({
    kind: "agree",
    agreement: {
      startsOn: daysAfter(today, startsIn),
      endsOn: daysAfter(today, startsIn + weeks * 7),
      hoursPerWeek: 20,
      tasksLeftOut: [],
      adaptations: [],
      supervisor: { name: "Robin Berg", phone: "0455-30 30 00" },
    },
  });
  const meeting = (inDays: number, kind: "meeting" | "trialVisit"): Happened => ({
    kind: "arrange",
    meeting: { kind, startsAt: `${daysAfter(today, inDays)}T10:00`, where: "Nordkajen 4, receptionen" },
  });
  return [
    { at: nordkajen, events: [[1, ask]] },
    {
      at: nordkajen,
      events: [
        [4, ask],
        [2, first],
      ],
    },
    {
      at: nordkajen,
      events: [
        [6, ask],
        [4, first],
        [0, meet],
      ],
    },
    {
      at: nordkajen,
      events: [
        [12, ask],
        [10, first],
        [7, meet],
        [5, second],
        [3, meeting(1, "trialVisit")],
      ],
    },
    {
      at: nordkajen,
      events: [
        [40, ask],
        [38, first],
        [35, meet],
        [33, second],
        [30, agreed(-16, 12)],
        [16, { kind: "begin" }],
      ],
    },
    {
      at: anywhere,
      events: [
        [2, ask],
        [1, { kind: "talk", to: "card" }],
      ],
    },
    {
      at: anywhere,
      events: [
        [12, ask],
        [10, first],
      ],
    },
    {
      at: anywhere,
      events: [
        [14, ask],
        [12, first],
        [9, meet],
        [8, second],
        [6, meeting(-1, "meeting")],
      ],
    },
    {
      at: anywhere,
      events: [
        [20, ask],
        [18, first],
        [15, meet],
        [14, second],
        [9, agreed(5, 12)],
      ],
    },
    {
      at: anywhere,
      events: [
        [9, ask],
        [7, first],
        [5, { kind: "notNow", reason: "noSupervisor", askAgainOn: daysAfter(today, 40) }],
      ],
    },
    {
      at: anywhere,
      events: [
        [11, ask],
        [10, { kind: "no", to: "card" }],
      ],
    },
    {
      at: anywhere,
      events: [
        [120, ask],
        [118, first],
        [115, meet],
        [113, second],
        [108, agreed(-100, 12)],
        [100, { kind: "begin" }],
        [86, { kind: "followUp", point: "twoWeeks", side: "participant", how: "well" }],
        [9, { kind: "followUp", point: "threeMonths", side: "participant", how: "well" }],
        [8, { kind: "end", outcome: "employment", endedOn: daysAfter(today, -8) }],
      ],
    },
  ];
}

/** The questions as the catalogue of easy Swedish puts them. */
const questionTo = (employer: string) => ({
  card: `Får ${employer} se ett kort om dig? Ditt namn står inte på kortet.`,
  identity: `Får ${employer} veta vad du heter?`,
});

/** The person's time for a meeting, as arranging it takes it. */
function meetingDays(proposal: Proposal): Write[] {
  const { id, tenantId } = proposal;
  return claimsOfProposal(proposal).flatMap((claim) =>
    [...new Set(claim.spans.flatMap(daysOf))].map((day) =>
      dayWrite(
        tenantId,
        { claimant: claimantOf(claim), day },
        0,
        reserved({ spans: [] }, { eventId: id, booking: id }, claim.spans),
      ),
    ),
  );
}

/** Nobody's where there is no matcher who works with anybody, and nobody's whose identity is protected. */
export function proposalsOf(demo: DemoTenant, seed: string, today: string): Write[] {
  const { tenant, users, employers, placements, participants, observations } = demo;
  const matcher = users.find(({ role }) => role === "matcher");
  if (!matcher || !employers.some(({ name }) => name === nordkajen)) return [];
  const newId = idsOf(`${seed}/proposals`);
  const said = observationsByParticipant(observations);
  const people = new Map(participants.map((person) => [person.id as string, person]));
  const pool = columnarPoolOf(demo, today);
  const places = openPlacesOf(demo);
  const free = new Set(
    participants
      .filter(({ assigned, protectedIdentity }) => assigned[0] === matcher.id && !protectedIdentity)
      .map(({ id }) => id as string),
  );
  const usedPlaces = new Set<string>();
  /** Whoever of the matcher's people stands best for a place and is in no story yet. */
  const castFor = (at: string): { person: Participant; place: MatchingPlacement; employer: string } | undefined => {
    for (const { employer, placement } of places) {
      if (at === anywhere ? employer === nordkajen || usedPlaces.has(placement.id) : employer !== at) continue;
      const { eligible, askFirst } = rankPool(pool, placement, curatedVocabulary, { asOf: today, openOnly: true });
      const row = [...eligible, ...askFirst].find(({ participantId }) => free.has(participantId));
      const person = row && people.get(row.participantId);
      if (!person) continue;
      free.delete(person.id);
      usedPlaces.add(placement.id);
      return { person, place: placement, employer };
    }
    return undefined;
  };
  const made = stories(today).flatMap(({ at, events }): Proposal[] => {
    const cast = castFor(at);
    const placement = placements.find(({ id }) => id === cast?.place.id);
    if (!cast || !placement) return [];
    const { person, place, employer } = cast;
    const by = (daysAgo: number, kind: ProposalEvent["kind"]): Given => ({
      at: `${daysAfter(today, -daysAgo)}T08:00:00.000Z`,
      by: matcher.id,
      ...(saidToStaff.includes(kind) ? { onBehalf: "inPerson" } : {}),
    });
    const profile = poolEntry(person, said.get(person.id) ?? []).profile;
    const pictures = picturesOf(placement.content.tasks ?? []);
    const card = cardFor(profile, place, curatedVocabulary, { origin: tenant.origin, asOf: today, pictures });
    const whole = (event: Happened): ProposalEvent => {
      if (event.kind === "ask") return { kind: "ask", placementId: placement.id, card };
      if (event.kind !== "yes") return event;
      const question = questionTo(employer)[event.to];
      return { ...event, consent: { language: "sv-easy", question } };
    };
    const begun = newProposal(
      {
        id: newId("proposal"),
        tenantId: tenant.id,
        participantId: person.id,
        employerId: placement.employerId,
        placementId: placement.id,
        from: { kind: "ranking" },
      },
      by(events[0]?.[0] ?? 0, "ask"),
    );
    return [
      events.reduce<Proposal>(
        (proposal, [daysAgo, event]) => after(proposal, whole(event), by(daysAgo, event.kind)),
        begun,
      ),
    ];
  });
  const seated = new Map<Id<"placement">, Id<"proposal">[]>();
  for (const { id, state, placementId } of made)
    if (state === "placed" && placementId) seated.set(placementId, [...(seated.get(placementId) ?? []), id]);
  return [
    ...made.flatMap((proposal) => proposalWrites(proposal)),
    ...made.flatMap(meetingDays),
    ...[...seated].map(([placementId, by]) => seatsWrite(tenant.id, placementId, { version: 1, by })),
  ];
}
