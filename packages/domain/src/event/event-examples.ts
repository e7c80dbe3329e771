/** Small events for tests: ids that can be told apart by their number, and nothing that a test does not ask for. */
import type { Id } from "../id.ts";
import type { EventDetails } from "./event.ts";
import type { PlannedInterview } from "./plan.ts";
import type { EventCandidate, EventEmployer } from "./roster.ts";

const ulid = (n: number) => `01K5D3XGZ0000000000000${String(n).padStart(4, "0")}`;
export const eventId: Id<"event"> = `evt_${ulid(1)}`;
export const employerId = (n: number): Id<"employer"> => `emp_${ulid(n)}`;
export const personId = (n: number): Id<"participant"> => `par_${ulid(n)}`;
const at = "2027-03-01T12:00:00.000Z";
const by: Id<"user"> = `usr_${ulid(1)}`;

export const details = (more: Partial<EventDetails> | object = {}): EventDetails => ({
  name: "Jobbmötet",
  startsAt: "2027-03-18T09:30",
  zone: "Europe/Stockholm",
  slots: 6,
  slotMinutes: 15,
  breaks: [],
  venue: { name: "Salen", address: "Gatan 1", locality: "Karlskrona" },
  hall: {
    rooms: [],
    tables: [1, 2, 3].map((number) => ({ number, quiet: false })),
    rotation: "candidatesWalk",
  },
  resources: [],
  limits: {},
  idleWeight: 100,
  ...more,
});

/** Employer `n` at table `n`, who has said yes. */
export const host = (n: number, more: Partial<EventEmployer> = {}): EventEmployer => ({
  eventId,
  employerId: employerId(n),
  version: 1,
  placementIds: [],
  tables: [n],
  unavailable: [],
  invitation: { kind: "yes", at, by },
  wishes: [],
  ...more,
});

/** Candidate `n` with card `n`, who has said yes. */
export const seeker = (n: number, more: Partial<EventCandidate> = {}): EventCandidate => ({
  eventId,
  participantId: personId(n),
  version: 1,
  number: n,
  code: "7F3K9QX2MA",
  length: 1,
  unavailable: [],
  breaks: [],
  needs: [],
  invitation: { kind: "yes", at, by },
  wishes: [],
  ...more,
});

/** Employer, candidate, slot. */
export const meeting = (employer: number, candidate: number, slot: number, locked = false): PlannedInterview => ({
  employerId: employerId(employer),
  participantId: personId(candidate),
  slot,
  locked,
});
