/** The demo's days of speed interviews: one planned, of 24 employers and 110 candidates, and one that is being set up. */
import type { Event, EventDetails, EventResource } from "@passa/domain/event/event";
import type { EventCandidate, EventEmployer, Invitation, WishLevel } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import type { Participant } from "@passa/domain/participant/participant";
import type { Placement } from "@passa/domain/placement/placement";
import type { User } from "@passa/domain/user/user";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { rankPool } from "@passa/engine/pool/rank";
import { type Chance, chanceOf, daysAfter, idsOf } from "./chance.ts";
import type { DemoTenant } from "./generate.ts";
import { columnarPoolOf, openPlacesOf } from "./realism.ts";

export type DemoEvent = { event: Event; employers: EventEmployer[]; candidates: EventCandidate[] };

type NewId = ReturnType<typeof idsOf>;
type Frame = { demo: DemoTenant; organiser: User; today: string; newId: NewId; mayMeet: MayMeet };
/** For each person the employers of whom some place fits, or could after a question. */
type MayMeet = ReadonlyMap<string, ReadonlySet<Id<"employer">>>;

const at = (date: string, hour: number) => `${date}T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** Languages with somebody who interprets on the day, and how many do. */
const interpreters = { ar: 3, so: 2, prs: 2, ti: 2, uk: 2 } as const;

/** The planned one first. None in a municipality without an organiser. */
export function eventsOf(demo: DemoTenant, seed: string, today: string): DemoEvent[] {
  const organiser = demo.users.find(({ role }) => role === "organiser");
  if (!organiser) return [];
  const frame: Frame = { demo, organiser, today, newId: idsOf(`${seed}/events`), mayMeet: whoMayMeet(demo, today) };
  return [plannedOne(frame, chanceOf(seed, "event", 1)), beingSetUp(frame, chanceOf(seed, "event", 2))];
}

/** The next weekday (0 is Sunday) at least so many days from a date. */
function weekdayAfter(date: string, days: number, weekday: number): string {
  const first = daysAfter(date, days);
  const ahead = (weekday - new Date(`${first}T00:00:00Z`).getUTCDay() + 7) % 7;
  return daysAfter(first, ahead);
}

function plannedOne(frame: Frame, chance: Chance): DemoEvent {
  const { today } = frame;
  const resources: EventResource[] = [
    ...Object.entries(interpreters).map(([language, capacity]): EventResource => ({
      id: `interpreter-${language}`,
      kind: "interpreter",
      language,
      capacity,
      // The interpreter of Tigrinya comes after lunch.
      unavailable: language === "ti" ? [0, 1, 2, 3, 4, 5, 6, 7] : [],
    })),
    { id: "support", kind: "supportPerson", capacity: 2, unavailable: [] },
    { id: "quiet", kind: "quietTable", capacity: 4, unavailable: [] },
  ];
  const details: EventDetails = {
    name: "Jobbmötet i Karlskrona",
    startsAt: `${weekdayAfter(today, 14, 4)}T09:30`,
    zone: "Europe/Stockholm",
    slots: 20,
    slotMinutes: 15,
    breaks: [
      { afterSlot: 4, minutes: 15, kind: "pause" },
      { afterSlot: 8, minutes: 45, kind: "lunch" },
      { afterSlot: 14, minutes: 15, kind: "pause" },
    ],
    venue: { name: "Konserthusteatern, foajén", address: "Borgmästaregatan 17", locality: "Karlskrona" },
    hall: {
      rooms: [
        { id: "foyer", name: "Foajén" },
        { id: "gallery", name: "Galleriet" },
      ],
      tables: Array.from({ length: 26 }, (_, n) => ({
        number: n + 1,
        room: n < 18 ? "foyer" : "gallery",
        quiet: n >= 22,
      })),
      rotation: "candidatesWalk",
    },
    resources,
    wishesUntilOn: daysAfter(today, 5),
    limits: { candidateMin: 2, candidateMax: 5, employerMin: 4 },
    idleWeight: 100,
  };
  return gathered(frame, chance, details, {
    employers: 24,
    candidates: 110,
    state: "inviting",
    employersAnswer: () => "yes",
    candidatesAnswer: (n) => (n >= 110 ? chance.pick(["no", "invited"] as const) : "yes"),
    more: 6,
  });
}

function beingSetUp(frame: Frame, chance: Chance): DemoEvent {
  const details: EventDetails = {
    name: "Speedintervjuer i Rosenholm",
    startsAt: `${weekdayAfter(frame.today, 35, 2)}T09:30`,
    zone: "Europe/Stockholm",
    slots: 12,
    slotMinutes: 15,
    breaks: [
      { afterSlot: 4, minutes: 15, kind: "pause" },
      { afterSlot: 7, minutes: 45, kind: "lunch" },
    ],
    venue: { name: "Rosenholm, sal B", address: "Rosenholmsvägen 20", locality: "Karlskrona" },
    hall: {
      rooms: [],
      tables: Array.from({ length: 12 }, (_, n) => ({ number: n + 1, quiet: [5, 6, 11, 12].includes(n + 1) })),
      rotation: "candidatesWalk",
    },
    resources: [
      { id: "interpreter-ar", kind: "interpreter", language: "ar", capacity: 2, unavailable: [] },
      { id: "interpreter-ti", kind: "interpreter", language: "ti", capacity: 1, unavailable: [0, 1, 2, 3, 4, 5, 6, 7] },
      { id: "support", kind: "supportPerson", capacity: 1, unavailable: [8, 9, 10, 11] },
    ],
    wishesUntilOn: daysAfter(frame.today, 24),
    limits: { candidateMin: 2 },
    idleWeight: 100,
  };
  return gathered(frame, chance, details, {
    employers: 11,
    candidates: 58,
    state: "inviting",
    employersAnswer: (n) => (n < 9 ? "yes" : "invited"),
    candidatesAnswer: (n) => (n < 44 ? "yes" : n < 52 ? "invited" : "notSent"),
    more: 0,
  });
}

type Gathering = {
  employers: number;
  candidates: number;
  /** On the list beside them, who do not come or have not said. */
  more: number;
  state: "draft" | "inviting";
  employersAnswer: (n: number) => Invitation["kind"];
  candidatesAnswer: (n: number) => Invitation["kind"];
};

function gathered(frame: Frame, chance: Chance, details: EventDetails, gathering: Gathering): DemoEvent {
  const { demo, organiser, today, newId } = frame;
  const id = newId("event");
  const begun = at(daysAfter(today, -20), 9);
  const event: Event = {
    id,
    tenantId: demo.tenant.id,
    version: 1,
    createdAt: begun,
    changedAt: begun,
    details,
    responsible: [organiser.id],
    since: at(daysAfter(today, -18), 10),
    by: organiser.id,
    state: gathering.state,
  };
  const answered = (kind: Invitation["kind"], by: Id<"user">): Invitation => {
    const invitedAt = at(daysAfter(today, -chance.int(12, 17)), 10);
    if (kind === "notSent") return { kind };
    if (kind === "invited") return { kind, at: invitedAt, by: organiser.id, reminded: [] };
    const on = at(daysAfter(today, -chance.int(2, 11)), chance.int(8, 15));
    return chance.is(0.4)
      ? { kind, at: on, by, onBehalf: chance.pick(["inPerson", "byPhone", "lacksDigitalSkill"]) }
      : { kind, at: on, by };
  };
  const hosts = hostsOf(demo).slice(0, gathering.employers);
  const tables = details.hall.tables.map(({ number }) => number);
  const employers = hosts.map(([employerId, places], n): EventEmployer => ({
    eventId: id,
    employerId,
    version: 1,
    placementIds: places.map((place) => place.id),
    tables: [tables[n] ?? n + 1],
    unavailable: chance.is(0.15) ? firstOrLast(details.slots, chance) : [],
    ...(chance.is(0.2) ? { max: chance.int(8, 12) } : {}),
    invitation: answered(gathering.employersAnswer(n), organiser.id),
    wishes: [],
  }));
  const people = seekersOf(frame, hosts, chance).slice(0, gathering.candidates + gathering.more);
  const candidates = people.map((person, n): EventCandidate => {
    const invitation = answered(gathering.candidatesAnswer(n), person.assigned[0] ?? organiser.id);
    const wished = invitation.kind === "yes" && chance.is(0.85);
    return {
      eventId: id,
      participantId: person.id,
      version: 1,
      number: n + 1,
      code: codeOf(chance),
      length: chance.is(0.08) ? 2 : 1,
      unavailable: chance.is(0.1) ? firstOrLast(details.slots, chance) : [],
      breaks: chance.is(0.08) ? [chance.int(2, details.slots - 3)] : [],
      needs: needsOf(person, details, chance),
      invitation,
      wishes: wished
        ? chance.some(hosts, chance.int(2, 5)).map(([employerId]) => ({ employerId, level: levelOf(chance) }))
        : [],
      ...(wished ? { wishedAt: at(daysAfter(today, -chance.int(1, 6)), chance.int(8, 18)) } : {}),
    };
  });
  return { event, employers: employers.map((employer) => wishing(employer, candidates, today, chance)), candidates };
}

/** An employer wishes among those who want to meet it: others it knows nothing of. */
function wishing(
  employer: EventEmployer,
  candidates: readonly EventCandidate[],
  today: string,
  chance: Chance,
): EventEmployer {
  if (employer.invitation.kind !== "yes") return employer;
  const willing = candidates.filter(({ wishes }) =>
    wishes.some(({ employerId, level }) => employerId === employer.employerId && level === "want"),
  );
  const wishes = chance
    .some(willing, 6)
    .map(({ number }) => ({ number, level: chance.is(0.8) ? "want" : "maybe" }) as const);
  return { ...employer, wishes, wishedAt: at(daysAfter(today, -chance.int(1, 4)), chance.int(8, 15)) };
}

type Host = readonly [Id<"employer">, Placement[]];

/** Approved employers with their published places, by name. */
function hostsOf({ employers, placements }: DemoTenant): Host[] {
  return employers
    .filter(({ standing }) => standing.kind === "approved")
    .toSorted((one, other) => one.name.localeCompare(other.name, "sv"))
    .map((employer): Host => [
      employer.id,
      placements.filter(({ employerId, state }) => employerId === employer.id && state === "published"),
    ])
    .filter(([, places]) => places.length > 0);
}

/** Employers that somebody must be able to meet before they are asked to come. */
const LEAST_FITTING = 3;

function whoMayMeet(demo: DemoTenant, today: string): MayMeet {
  const hostOf = new Map(demo.placements.map(({ id, employerId }) => [id as string, employerId]));
  const pool = columnarPoolOf(demo, today);
  const mayMeet = new Map<string, Set<Id<"employer">>>();
  for (const { placement } of openPlacesOf(demo)) {
    const employerId = hostOf.get(placement.id);
    if (employerId === undefined) continue;
    const { eligible, askFirst } = rankPool(pool, placement, curatedVocabulary, { asOf: today, openOnly: true });
    for (const { participantId } of [...eligible, ...askFirst])
      mayMeet.set(participantId, (mayMeet.get(participantId) ?? new Set()).add(employerId));
  }
  return mayMeet;
}

/** Those who may meet enough of the employers, in no order. Nobody whose identity is protected. */
function seekersOf({ demo, mayMeet }: Frame, hosts: readonly Host[], chance: Chance): Participant[] {
  const coming = new Set(hosts.map(([employerId]) => employerId));
  const seeking = demo.participants.filter(({ id, protectedIdentity }) => {
    const fitting = [...(mayMeet.get(id) ?? [])].filter((employerId) => coming.has(employerId));
    return !protectedIdentity && fitting.length >= LEAST_FITTING;
  });
  // Whoever can sign in is there, so that the day can be seen with their eyes.
  const signsIn = new Set(demo.users.map(({ participantId }) => participantId));
  const inSomeOrder = chance.some(seeking, seeking.length);
  return [...inSomeOrder.filter(({ id }) => signsIn.has(id)), ...inSomeOrder.filter(({ id }) => !signsIn.has(id))];
}

function needsOf({ interpreter, language }: Participant, { resources }: EventDetails, chance: Chance): string[] {
  return resources
    .filter(
      ({ kind, language: spoken }) =>
        (kind === "interpreter" && interpreter && spoken === language) ||
        (kind === "supportPerson" && chance.is(0.06)) ||
        (kind === "quietTable" && chance.is(0.07)),
    )
    .map(({ id }) => id);
}

const levelOf = (chance: Chance): WishLevel =>
  chance.weighted<WishLevel>([
    ["want", 75],
    ["maybe", 18],
    ["no", 7],
  ]);

/** The first or the last quarter of the day. */
function firstOrLast(slots: number, chance: Chance): number[] {
  const some = Math.floor(slots / 4);
  const from = chance.is(0.5) ? 0 : slots - some;
  return Array.from({ length: some }, (_, n) => from + n);
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeOf = (chance: Chance): string => Array.from({ length: 10 }, () => letters.charAt(chance.int(0, 31))).join("");
