import { defaultWeights } from "@passa/domain/matching/score";
import type { ParticipantDetails } from "@passa/domain/participant/participant";
import {
  anApprovedEmployer,
  anEmployer,
  aTenant,
  aWorkplace,
  publicly,
  wholePlace,
  workplaceDetails,
} from "./nouns.ts";
import { actingAs, after, type TestWorld } from "./world.ts";
import { crowd, dayOf, hall, running, runJobs } from "./event.ts";
import { readCalendar, shareCalendar } from "../src/calendar/calendar.ts";
import { newId } from "../src/context.ts";
import { decideOnEmployer, listEmployers, readEmployer, registerPublicly } from "../src/employer/employer.ts";
import { addCandidates, answerAsCandidate } from "../src/event/candidates.ts";
import { hearCommands, readDay } from "../src/event/day.ts";
import { readAttendance } from "../src/event/attendance.ts";
import { cancelEvent } from "../src/event/cancellation.ts";
import { createEvent, listEvents, readEvent } from "../src/event/event.ts";
import { changePlan, checkPlan, readPlan, startPlan } from "../src/event/plan.ts";
import { publishPlan } from "../src/event/publication.ts";
import { readMatrix } from "../src/event/roster.ts";
import { readBoard, readEmployerSchedule } from "../src/event/schedule.ts";
import { runJob } from "../src/job/run-job.ts";
import { readMarket } from "../src/market/market.ts";
import { observe, readProfile } from "../src/observation/observation.ts";
import { deliverOutbox } from "../src/outbox.ts";
import { listParticipants } from "../src/participant/participant-list.ts";
import { readParticipant, registerParticipant } from "../src/participant/participant.ts";
import {
  createDraft,
  listPlacements,
  movePlacement,
  readPlacement,
  savePlacement,
} from "../src/placement/placement.ts";
import { checkPlacementTable, makeDraftsOfTable } from "../src/placement/placement-table.ts";
import { keepPool } from "../src/pool/pool-consumer.ts";
import { reachOf } from "../src/placement/reach.ts";
import { eraseParticipant } from "../src/erasure/erasure.ts";
import { doorsFor, rankPlacement } from "../src/ranking/ranking.ts";
import { beginSession, handOutCode, readSession, signInWithCode } from "../src/session/session.ts";
import { listMunicipalities, viewTenant } from "../src/tenant/tenant.ts";
import { inviteStaff, listUsers, memberOf, revokeUser } from "../src/user/user.ts";
import { previewWeights } from "../src/weights/preview.ts";
import { chooseWeights, readWeights } from "../src/weights/weights.ts";
import { createWorkplace, listWorkplaces, updateWorkplace } from "../src/workplace/workplace.ts";

/** The world that the table in ARCHITECTURE.md is measured in. */
const size = { employers: 10, placements: 20, participants: 50 };

/** What one use case took: commands, units as DynamoDB counts them, and milliseconds on this machine. */
export type Measured = { name: string; commands: number; read: number; write: number; ms: number };

/** Every use case that is asked for often, or costs much, once, in the world that ARCHITECTURE.md tells of. */
export async function* measuredUseCases(world: TestWorld): AsyncGenerator<Measured> {
  const tenant = await aTenant(world);
  const matcherId = newId("user", after(0));
  const matcher = () => actingAs(world, tenant.id, "matcher", { userId: matcherId });
  /** The same person, answered by another process. */
  const matcherElsewhere = () =>
    actingAs({ ...world, db: { ...world.db } }, tenant.id, "matcher", { userId: matcherId });
  const admin = () => actingAs(world, tenant.id, "admin");

  const person = (n: number): ParticipantDetails => ({
    givenName: "Hodan",
    familyName: `Ali ${String(n).padStart(2, "0")}`,
    birthDate: "1984-05-02",
    legalGender: "woman",
    channel: "sms",
    phone: "070-174 06 05",
    language: "so",
    interpreter: true,
    protectedIdentity: false,
  });

  const offered = [];
  for (let n = 0; n < size.employers; n++) {
    const employer = await anApprovedEmployer(world, tenant.id, `Företag nummer ${n}`);
    const workplace = await aWorkplace(world, employer);
    for (let m = 0; m < size.placements / size.employers; m++) {
      const content = wholePlace(workplace);
      const { placement: made } = await createDraft(matcher(), { employerId: employer.id, content });
      const { placement } = await movePlacement(matcher(), { id: made.id, version: 1, to: "published" });
      offered.push({ employer, workplace, placement });
    }
  }
  const last = offered.at(-1);
  if (!last) throw new Error("places were made");
  const { employer, workplace, placement } = last;
  let { placement: draft } = await createDraft(matcher(), {
    employerId: employer.id,
    content: wholePlace(workplace),
  });
  for (let n = 0; n < size.participants; n++) await registerParticipant(matcher(), person(n));
  const organiserId = newId("user", after(0));
  const organiser = () => actingAs(world, tenant.id, "organiser", { userId: organiserId });
  const gathered = await crowd(world, { ida: organiser(), tenantId: tenant.id }, "2027-08-02T09:00");

  const one = () => ({ id: gathered.id, participantId: gathered.seekers[0] ?? "par_" }) as const;
  const move = (slot: number) =>
    gathered.interviews.slice(0, 1).map(({ employerId, participantId }) => ({
      kind: "move" as const,
      employerId,
      participantId,
      slot,
    }));
  const publication = () => ({ kind: "publish", tenantId: tenant.id, eventId: gathered.id, eventVersion: 4 }) as const;
  const checkIn = { id: "command-1", at: after(0), command: { kind: "checkIn", card: 1 } } as const;
  async function nominate() {
    const { number: wanted } = await participant();
    return addCandidates(matcher(), { id: await beforehand(another), by: "number", numbers: [wanted] });
  }
  const another = async () => (await createEvent(organiser(), dayOf(1))).event.id;
  const employed = () => actingAs(world, tenant.id, "employer", calendarOf());
  const calendarOf = () => ({ employerId: employer.id });
  const address = () =>
    beforehand(async () => {
      const { url } = await shareCalendar(employed(), calendarOf());
      return { token: url.split("/").at(-1) ?? "" };
    });

  /** How many commands were only there to prepare the use case that is measured. */
  let prepared = 0;
  let startedMs = 0;
  async function beforehand<T>(work: () => Promise<T>): Promise<T> {
    const done = await work();
    prepared = world.units.length;
    startedMs = performance.now();
    return done;
  }

  let number = 0;
  const invite = (name: string) =>
    inviteStaff(admin(), { name: "Eva Modig", email: `${name}@karlskrona.example`, role: "matcher" });
  const signIn = (name: string) =>
    memberOf(publicly(world), {
      issuer: "https://idp",
      subject: name,
      email: `${name}@karlskrona.example`,
      emailVerified: true,
    });
  const member = () =>
    beforehand(async () => {
      const name = `member${String(++number).padStart(4, "0")}`;
      await invite(name);
      const user = await signIn(name);
      if (!user) throw new Error("an invited member signs in");
      return user;
    });
  const session = () => beforehand(async () => (await beginSession(publicly(world), await member())).token);
  const participant = () => beforehand(async () => (await registerParticipant(matcher(), person(98))).participant);
  const code = () => beforehand(async () => (await handOutCode(matcher(), await participant())).code);
  const answer = () =>
    beforehand(async () => ({
      id: (await participant()).id,
      statement: { what: "maxTravelKm", value: { km: 20 } } as const,
      source: "self" as const,
    }));
  const registration = () => ({
    tenantId: tenant.id,
    name: "Ny firma",
    organisationNumber: "556036-0793",
    contactName: "Robin Berg",
    email: "robin@ny.example",
  });
  const table = () => ({
    employerId: employer.id,
    file: new TextEncoder().encode("Titel;Yrke\nPlocka;Lagerarbetare\nPacka;Lagerarbetare\n"),
  });
  async function approve() {
    const { id, version } = await beforehand(() => anEmployer(world, tenant.id));
    const decision = { decision: "approve", vouchedBy: "Eva Modig", visited: true } as const;
    return decideOnEmployer(matcher(), { id, version, decision });
  }
  async function changeWorkplace() {
    const { id } = await beforehand(() => aWorkplace(world, employer));
    return updateWorkplace(matcher(), { id, version: 1, details: workplaceDetails });
  }
  async function saveDraft() {
    const saved = await savePlacement(matcher(), {
      id: draft.id,
      version: draft.version,
      content: wholePlace(workplace),
    });
    draft = saved.placement;
  }
  const publish = () => movePlacement(matcher(), { id: draft.id, version: draft.version, to: "published" });

  const attended = async () => {
    const { eva, seekers } = await beforehand(async () => {
      const town = await hall(world);
      await running(world, town);
      return town;
    });
    return readAttendance(eva, { id: seekers[0] ?? "par_" });
  };
  const callOff = async () => {
    const { version } = await beforehand(async () => {
      // What was begun before is not of this.
      world.begun.splice(0);
      return (await readEvent(organiser(), { id: gathered.id })).event;
    });
    return cancelEvent(organiser(), { id: gathered.id, version, reason: "illness" });
  };
  const list = () => listParticipants(matcher(), { limit: 50, sort: "waiting" });
  const people = async () => {
    await beforehand(list);
    return list();
  };
  const erase = async () => {
    const { id, number: wanted } = await participant();
    return eraseParticipant(admin(), { id, number: wanted, reason: "timeIsUp" });
  };

  /** Every use case that is asked for often, or costs much, once. */
  const useCases: [name: string, run: () => Promise<unknown>][] = [
    ["municipalities to turn to", () => listMunicipalities(publicly(world))],
    ["invite a member of staff", () => invite("measured")],
    ["first sign-in of an invited member", () => signIn("measured")],
    ["later sign-in", () => signIn("measured")],
    ["begin a session", async () => beginSession(publicly(world), await member())],
    ["read the session of a request", async () => readSession({ world, now: after(30) }, await session())],
    ["read it, the first time in a minute", async () => readSession({ world, now: after(90) }, await session())],
    ["end a membership", async () => revokeUser(admin(), (await member()).id)],
    ["members of the tenant", () => listUsers(admin(), {})],
    ["hand out a one-time code", async () => handOutCode(matcher(), await participant())],
    ["sign in with a code", async () => signInWithCode(publicly(world), await code())],
    ["public registration of an employer", () => registerPublicly(publicly(world), registration())],
    ["approve an employer", () => approve()],
    ["one employer", () => readEmployer(matcher(), { id: employer.id })],
    ["employers, first 50 by name", () => listEmployers(matcher(), { limit: 50 })],
    ["describe a workplace", () => createWorkplace(matcher(), { employerId: employer.id, details: workplaceDetails })],
    ["change a workplace", () => changeWorkplace()],
    ["workplaces of an employer", () => listWorkplaces(matcher(), { employerId: employer.id })],
    ["begin a draft", () => createDraft(matcher(), { employerId: employer.id, content: wholePlace(workplace) })],
    ["save a draft", () => saveDraft()],
    ["publish", () => publish()],
    ["one place", () => readPlacement(matcher(), { id: placement.id })],
    ["places, first 50 of the tenant", () => listPlacements(matcher(), { limit: 50 })],
    [
      "places of an employer",
      () => listPlacements(actingAs(world, tenant.id, "employer", { employerId: employer.id }), { limit: 50 }),
    ],
    ["ranked list, no pool there yet", () => rankPlacement(matcher(), { id: placement.id, top: 50 })],
    ["ranked list, pool not read yet", () => rankPlacement(matcherElsewhere(), { id: placement.id, top: 50 })],
    ["ranked list, pool held", () => rankPlacement(matcher(), { id: placement.id, top: 50 })],
    ["the tenant and how much is in it", () => viewTenant(matcher())],
    ["the market and its calls", () => readMarket(matcher())],
    ["other weights on trial, three places", () => previewWeights(admin(), { weights: defaultWeights })],
    ["weights and their history", () => readWeights(matcher())],
    [
      "choose other weights",
      () =>
        chooseWeights(admin(), { version: 1, weights: { ...defaultWeights, interest: 15, waiting: 15 }, why: "Prov." }),
    ],
    ["register a participant", () => registerParticipant(matcher(), person(99))],
    ["one participant", async () => readParticipant(matcher(), { id: (await participant()).id })],
    ["participants, first 50, seen before on that day", async () => people()],
    ["profile of a participant", async () => readProfile(matcher(), { id: (await participant()).id })],
    ["add an answer", async () => observe(matcher(), await answer())],
    ["doors of a participant", async () => doorsFor(matcher(), { id: (await participant()).id })],
    ["look for unsent mail, nothing there", () => deliverOutbox(world, after(0))],
    ["check a table of two places", () => checkPlacementTable(matcher(), table())],
    ["drafts of a table of two places", () => makeDraftsOfTable(matcher(), table())],
    ["events, first 50", () => listEvents(organiser(), { limit: 50 })],
    ["one event, for who is responsible", () => readEvent(organiser(), { id: gathered.id })],
    ["put a person on the list of an event", async () => nominate()],
    ["answer an invitation", () => answerAsCandidate(organiser(), { ...one(), answer: "yes", onBehalf: "inPerson" })],
    ["who might meet whom, 10 and 100", () => readMatrix(organiser(), { id: gathered.id })],
    [
      "begin the search for a timetable",
      () => startPlan(organiser(), { id: gathered.id, seconds: 1, unanswered: false }),
    ],
    ["a timetable of 100 interviews", () => readPlan(organiser(), gathered)],
    ["what the checker says to a move", () => checkPlan(organiser(), { ...gathered, changes: move(10) })],
    ["ask for it to be published", () => publishPlan(organiser(), { ...gathered, version: 1 })],
    ["publish: everybody's time, and the change", () => runJob(world, publication(), () => after(0))],
    [
      "move an interview of a published one",
      () => changePlan(organiser(), { ...gathered, changes: move(10), version: 2 }),
    ],
    ["the day in the hall, from the beginning", () => readDay(organiser(), { id: gathered.id, after: 0 })],
    ["the same, nothing new", () => readDay(organiser(), { id: gathered.id, after: 0, planVersion: 3 })],
    ["somebody is checked in", () => hearCommands(organiser(), { id: gathered.id, commands: [checkIn] })],
    ["the board on the wall", () => readBoard(matcher(), { id: gathered.id })],
    [
      "an employer's list",
      () => readEmployerSchedule(organiser(), { id: gathered.id, employerId: gathered.hosts[0] ?? "emp_" }),
    ],
    ["make the address of a calendar", () => shareCalendar(employed(), calendarOf())],
    ["read a calendar", async () => readCalendar(publicly(world), await address())],
    [
      "a change comes to the pool",
      async () => keepPool({ world, now: after(0) }, tenant.id, [(await participant()).id]),
    ],
    ["how many could do a place, for its employer", () => reachOf(employed(), { id: placement.id })],
    ["the same, asked again", () => reachOf(employed(), { id: placement.id })],
    ["which days of interviews a person came to", async () => attended()],
    ["call off an event that has been published", async () => callOff()],
    ["the jobs of that: its time is given back", () => runJobs(world)],
    ["erase a person", async () => erase()],
  ];

  for (const [name, run] of useCases) {
    prepared = 0;
    world.units.splice(0);
    startedMs = performance.now();
    await run();
    const ms = performance.now() - startedMs;
    const used = world.units.slice(prepared);
    const sum = (of: "read" | "write") => used.reduce((total, units) => total + units[of], 0);
    yield { name, commands: used.length, read: sum("read"), write: sum("write"), ms };
  }
}
