/** How much a month is of a place that uses Passa: what is assumed, and not measured. */
export type Place = {
  name: string;
  participants: number;
  matchers: number;
  places: number;
  eventsAMonth: number;
  employers: number;
  /** Of its table, GB. */
  storedGb: number;
};

export const municipality: Place = {
  name: "A municipality of 350",
  participants: 350,
  matchers: 5,
  places: 60,
  eventsAMonth: 1,
  employers: 60,
  storedGb: 0.1,
};

export const region: Place = {
  name: "A region of 50,000",
  participants: 50_000,
  matchers: 500,
  places: 5000,
  eventsAMonth: 60,
  employers: 6000,
  storedGb: 12,
};

const WORKING_DAYS = 21;
const MINUTES = 30 * 24 * 60;
/** A tablet and a board ask every five seconds, for three hours. */
const POLLS = (3 * 3600) / 5;

/** How often each use case is asked for in a month. What has no row is asked for so seldom that it does not count. */
export function callsAMonth({ matchers, eventsAMonth, employers, participants }: Place): Record<string, number> {
  const days = matchers * WORKING_DAYS;
  return {
    "later sign-in": days + employers,
    "begin a session": days + employers,
    "read it, the first time in a minute": days * 120,
    "ranked list, pool held": days * 10,
    "ranked list, pool not read yet": days * 2,
    "the tenant and how much is in it": days * 2,
    "the market and its calls": days,
    "one place": days * 8,
    "places, first 50 of the tenant": days * 3,
    "participants, first 50, seen before on that day": days * 4,
    "one participant": days * 10,
    "profile of a participant": days * 10,
    "add an answer": days * 6,
    "doors of a participant": days * 3,
    "register a participant": Math.ceil(participants / 12),
    "a change comes to the pool": days * 7,
    "hand out a one-time code": Math.ceil(participants / 5),
    "sign in with a code": Math.ceil(participants / 5),
    "begin a draft": employers / 2,
    "save a draft": employers * 2,
    publish: employers / 2,
    "how many could do a place, for its employer": employers / 2,
    "the same, asked again": employers,
    "put a person on the list of an event": eventsAMonth * 100,
    "answer an invitation": eventsAMonth * 100,
    "who might meet whom, 10 and 100": eventsAMonth * 20,
    "begin the search for a timetable": eventsAMonth * 5,
    "a timetable of 100 interviews": eventsAMonth * 100,
    "what the checker says to a move": eventsAMonth * 60,
    "publish: everybody's time, and the change": eventsAMonth,
    "move an interview of a published one": eventsAMonth * 10,
    "the same, nothing new": eventsAMonth * 3 * POLLS,
    "the board on the wall": eventsAMonth * 2 * POLLS,
    "somebody is checked in": eventsAMonth * 200,
    "an employer's list": eventsAMonth * 100,
    "read a calendar": Math.ceil(participants / 5) * 24 * 30,
    "look for unsent mail, nothing there": 2 * MINUTES,
    "erase a person": Math.ceil(participants / 60),
  };
}

/** Read units of a pool's snapshot, by people: measured by `npm run --silent bench -- matching` (ARCHITECTURE.md, "What grows"). */
const snapshotUnits = (participants: number): number => Math.ceil((710 * participants) / 100_000) + 2;

/** A place is some 1.6 KB and is read with many others, eventually consistently. */
const UNITS_A_PLACE = 0.2;
/** In the world that the access patterns are measured in. */
const MEASURED_PLACES = 20;

/** Read units that a use case costs more in a larger place than where it was measured. */
export function growthOf(name: string, { participants, places }: Place): number {
  const ofPlaces = Math.max(0, places - MEASURED_PLACES) * UNITS_A_PLACE;
  switch (name) {
    case "ranked list, pool not read yet":
      return snapshotUnits(participants) + 50;
    case "ranked list, pool held":
      return 50;
    case "the market and its calls":
      return ofPlaces + snapshotUnits(participants);
    case "doors of a participant":
    case "participants, first 50, seen before on that day":
      return ofPlaces;
    default:
      return 0;
  }
}

/** The search that a request begins runs a minute beside it, with 3 GB (infra/solvers.ts). */
export const searchGbSeconds = (name: string): number => (name === "begin the search for a timetable" ? 3 * 60 : 0);
