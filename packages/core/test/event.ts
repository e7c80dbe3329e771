import type { EventDetails } from "@passa/domain/event/event";
import type { Id } from "@passa/domain/id";
import { addCandidates, answerAsCandidate } from "../src/event/candidates.ts";
import { addEmployer, answerAsEmployer } from "../src/event/employers.ts";
import { figuresOf, violationsOf } from "@passa/domain/event/changes";
import { timetableOf } from "@passa/domain/event/timetable";
import type { PlannedInterview } from "@passa/domain/event/plan";
import { commit, transact } from "../src/commit.ts";
import type { Context } from "../src/context.ts";
import { candidateWrite, eventEmployerWrite, eventWrite } from "../src/event/event.store.ts";
import { createEvent, moveEvent, plannedBy, readEvent } from "../src/event/event.ts";
import { readPlan } from "../src/event/plan.ts";
import { planWrite, writeInput } from "../src/event/plan.store.ts";
import { publishPlan } from "../src/event/publication.ts";
import { rosterOf } from "../src/event/roster.ts";
import { runJob } from "../src/job/run-job.ts";
import { loadPoolEntries } from "../src/participant/participant.store.ts";
import { createDraft, movePlacement } from "../src/placement/placement.ts";
import { inviteStaff } from "../src/user/user.ts";
import { anApprovedEmployer, aWorkplace, wholePlace } from "./nouns.ts";
import { fitting, market, person } from "./market.ts";
import { actingAs, noon, type TestWorld } from "./world.ts";

/** Six slots of a quarter of an hour with a pause in the middle, at as many tables as are asked for. */
export const dayOf = (tables: number, more: Partial<EventDetails> = {}): EventDetails => ({
  name: "Jobbmötet",
  startsAt: "2027-03-18T09:30",
  zone: "Europe/Stockholm",
  slots: 6,
  slotMinutes: 15,
  breaks: [{ afterSlot: 2, minutes: 15, kind: "pause" }],
  venue: { name: "Stora salen", address: "Östra Hamngatan 4", locality: "Karlskrona" },
  hall: {
    rooms: [],
    tables: Array.from({ length: tables }, (_, n) => ({ number: n + 1, quiet: false })),
    rotation: "candidatesWalk",
  },
  resources: [{ id: "interpreter-so", kind: "interpreter", language: "so", capacity: 1, unavailable: [] }],
  limits: {},
  idleWeight: 100,
  ...more,
});

let codes = 2000;

/** A municipality with an organiser, employers with a place each, and people whom the places fit. */
export async function hall(world: TestWorld, { employers = 2, people = 3 } = {}) {
  const town = await market(world, String(codes++));
  const { tenantId, admin, eva } = town;
  const organiser = async (name: string) => {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@${codes}.example`;
    const { id } = await inviteStaff(admin, { name, email, role: "organiser" });
    return actingAs(world, tenantId, "organiser", { userId: id, name });
  };
  const [ida, other] = [await organiser("Ida Sand"), await organiser("Bo Ek")];
  const hosts: Id<"employer">[] = [];
  for (let n = 0; n < employers; n++) {
    const employer = await anApprovedEmployer(world, tenantId, `Företag ${n + 1}`);
    const workplace = await aWorkplace(world, employer);
    const content = { ...wholePlace(workplace), startsOn: "2027-03-15", requires: [], wishes: [] };
    const { placement } = await createDraft(eva, {
      employerId: employer.id,
      content: { ...content, open: [0, 1, 2, 3, 4].map((day) => ({ day, from: 7, to: 16 })) },
    });
    await movePlacement(eva, { id: placement.id, version: 1, to: "published" });
    hosts.push(employer.id);
  }
  const seekers: Id<"participant">[] = [];
  for (let n = 0; n < people; n++) {
    const email = `deltagare.${n}@${codes}.example`;
    seekers.push(
      await person(eva, [...fitting, { what: "capacity", id: "standing", value: { level: 4 } }], {
        givenName: `Person${n + 1}`,
        interpreter: n === 0,
        ...(n === 1 ? { channel: "mail", email } : {}),
      }),
    );
  }
  return { ...town, ida, other, hosts, seekers };
}
export type HallTown = Awaited<ReturnType<typeof hall>>;

/** An event of the organiser, with everybody of the town on its list and saying yes. */
export async function gathering(town: HallTown, more: Partial<EventDetails> = {}) {
  const { ida, hosts, eva } = town;
  const { event } = await createEvent(ida, dayOf(hosts.length, more));
  const { id } = event;
  for (const employerId of hosts) await addEmployer(ida, { id, employerId });
  await moveEvent(ida, { id, to: "inviting", version: event.version });
  const numbers = await numbersOf(town);
  await addCandidates(eva, { id, by: "number", numbers });
  for (const employerId of hosts) await answerAsEmployer(ida, { id, employerId, answer: "yes", onBehalf: "byPhone" });
  for (const participantId of town.seekers)
    await answerAsCandidate(ida, { id, participantId, answer: "yes", onBehalf: "inPerson" });
  return id;
}

async function numbersOf({ ida, tenantId, seekers }: HallTown): Promise<string[]> {
  const entries = await loadPoolEntries(ida.table, tenantId, seekers);
  return seekers.flatMap((id) => entries.get(id)?.number ?? []);
}

/** Runs every job that has been begun. */
export async function runJobs(world: TestWorld, now = noon): Promise<void> {
  for (let job = world.begun.shift(); job !== undefined; job = world.begun.shift()) await runJob(world, job, () => now);
}

/**
 * The event with a timetable that needs no search: candidate `c` meets employer `e` in slot `c + e`, where both are there.
 * It goes the way of the real one from where the solver would have ended.
 */
export async function planned(world: TestWorld, town: HallTown, more: Partial<EventDetails> = {}) {
  const id = await gathering(town, more);
  const { slots } = dayOf(0, more);
  const interviews = town.hosts.flatMap((employerId, e) =>
    town.seekers.flatMap((participantId, c) =>
      c + e < slots ? [{ employerId, participantId, slot: c + e, locked: false }] : [],
    ),
  );
  const planId = await planBy(world, town.ida, id, interviews);
  return { id, planId, view: await readPlan(town.ida, { id, planId }) };
}

/** Lets an event go by a plan of these interviews. */
async function planBy(
  world: TestWorld,
  ida: Context,
  id: Id<"event">,
  interviews: PlannedInterview[],
): Promise<Id<"plan">> {
  const { tenantId, userId } = ida.actor;
  const { event } = await readEvent(ida, { id });
  const input = timetableOf(event, await rosterOf(ida, event), { unanswered: false, locked: [] });
  if (violationsOf(input, interviews).length > 0) throw new Error("the timetable of the test is not possible");
  const plan = {
    id: world.newId("plan", noon),
    tenantId,
    eventId: id,
    createdAt: noon,
    createdBy: userId,
    changedAt: noon,
    version: 1,
    seconds: 1,
    unanswered: false,
    state: "ready" as const,
    ended: "optimal" as const,
    figures: figuresOf(input, interviews, null),
    clash: [],
    byHand: false,
  };
  const stored = await writeInput(ida.table, plan, 0, input);
  await commit(ida, {
    writes: [
      await planWrite({ plan, interviews, input: stored }),
      eventWrite(plannedBy(event, plan.id, { at: noon, by: userId })),
    ],
    audit: { what: "event.write", whom: id },
    answer: undefined,
  });
  return plan.id;
}

const ulid = (n: number) => `01K5D3XGZ0000000000000${String(n).padStart(4, "0")}`;

/**
 * A planned event of ten employers and a hundred candidates who are nobody else anywhere, the same in every run: candidate
 * `c` meets employer `c mod 10` in slot `c / 10`, and the last slot is free. More than one transaction holds.
 */
export async function crowd(world: TestWorld, { ida, tenantId }: Pick<HallTown, "ida" | "tenantId">, startsAt: string) {
  const { event } = await createEvent(ida, dayOf(10, { startsAt, slots: 11, breaks: [], resources: [] }));
  const { id } = event;
  await moveEvent(ida, { id, to: "inviting", version: event.version });
  const by = ida.actor.userId;
  const common = {
    eventId: id,
    version: 1,
    unavailable: [],
    wishes: [],
    invitation: { kind: "yes" as const, at: noon, by },
  };
  const hosts = Array.from({ length: 10 }, (_, n): Id<"employer"> => `emp_${ulid(n)}`);
  const seekers = Array.from({ length: 100 }, (_, n): Id<"participant"> => `par_${ulid(n)}`);
  const writes = [
    ...hosts.map((employerId, n) =>
      eventEmployerWrite(tenantId, { ...common, employerId, placementIds: [], tables: [n + 1] }),
    ),
    ...seekers.map((participantId, n) =>
      candidateWrite(tenantId, {
        ...common,
        participantId,
        number: n + 1,
        code: "7F3K9QX2MA",
        length: 1,
        breaks: [],
        needs: [],
      }),
    ),
  ];
  for (let from = 0; from < writes.length; from += 60)
    await transact(ida.table, writes.slice(from, from + 60), "crowd");
  const interviews = seekers.flatMap((participantId, c) => {
    const employerId = hosts[c % 10];
    return employerId ? [{ employerId, participantId, slot: Math.floor(c / 10), locked: false }] : [];
  });
  const planId = await planBy(world, ida, id, interviews);
  return { id, planId, hosts, seekers, interviews };
}

/** The same, and everybody has been told. */
export async function published(world: TestWorld, town: HallTown, more: Partial<EventDetails> = {}) {
  const { id, planId, view } = await planned(world, town, more);
  await publishPlan(town.ida, { id, planId, version: view.plan.version });
  await runJobs(world);
  return { id, planId };
}

/** The same, and the day has begun. */
export async function running(world: TestWorld, town: HallTown, more: Partial<EventDetails> = {}) {
  const { id, planId } = await published(world, town, more);
  const { event } = await readEvent(town.ida, { id });
  await moveEvent(town.ida, { id, to: "running", version: event.version });
  return { id, planId };
}
