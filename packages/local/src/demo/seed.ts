/** Puts the demo into a new table: the same items that the use cases would have written, many at a time. */
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Write } from "@passa/core/commit";
import { contextOf, type World } from "@passa/core/context";
import { employerWrites } from "@passa/core/employer/employer.store";
import { candidateWrite, eventEmployerWrite, eventWrite, numbersTaken } from "@passa/core/event/event.store";
import { readPlan, startPlan } from "@passa/core/event/plan";
import { waitingJobs } from "@passa/core/job/job";
import { runJob } from "@passa/core/job/run-job";
import { observationWrite } from "@passa/core/observation/observation.store";
import { poolEntry } from "@passa/core/participant/participant";
import {
  assignmentWrites,
  enrolmentWrite,
  participantWrite,
  poolWrite,
} from "@passa/core/participant/participant.store";
import { placementWrite } from "@passa/core/placement/placement.store";
import { projectWrite } from "@passa/core/project/project.store";
import { needsSecondFactor } from "@passa/core/session/session";
import { dynamoClient, type Item, storedItem } from "@passa/core/table";
import { tenantWrites } from "@passa/core/tenant/tenant.store";
import {
  emailKey,
  participantWrite as participantPointerWrite,
  pointerWrite,
  subjectKey,
  userWrite,
} from "@passa/core/user/user.store";
import { workplaceWrite } from "@passa/core/workplace/workplace.store";
import type { Role, User } from "@passa/domain/user/user";
import { type Account, newAccount } from "../identity/accounts.ts";
import type { LocalWorld } from "../world.ts";
import { type DemoEvent, eventsOf } from "./events.ts";
import { type DemoTenant, demoSeed, generateDemo } from "./generate.ts";
import { proposalsOf } from "./proposals.ts";
import { observationsByParticipant } from "./realism.ts";

/** Everybody in the demo chooses the same. It is made only together with the demo, on the computer that runs it. */
export const demoPassword = "passa-demo";

/** Somebody of the demo whom one can sign in as. */
export type DemoPerson = {
  name: string;
  role: Role;
  tenant: string;
  email: string;
  /** Absent for participants, who sign in with a code that a matcher hands out. */
  password?: string;
  /** What one sees as this person. */
  note: string;
};

/**
 * Fills an empty table with the demo as it is on the day of `now`, and makes local accounts for its people.
 * Not to be run on a table that holds anything: items are put without asking what is there.
 * @returns the people to sign in as, in the order in which to try them
 */
export async function seedDemo(
  world: Pick<LocalWorld, "connection" | "accounts" | "oidc" | "core">,
  { now, seed = demoSeed }: { now: Date; seed?: string },
): Promise<DemoPerson[]> {
  const today = now.toISOString().slice(0, 10);
  const { tenants } = generateDemo(seed, today);
  const events = tenants.map((demo) => eventsOf(demo, seed, today));
  const accounts = new Map(
    tenants.flatMap(({ users }) =>
      users.filter(signsInWithPassword).map((user) => [user.id, accountOf(user)] as const),
    ),
  );
  const writes = [
    ...tenants.flatMap((demo) => writesOf(demo, accounts, world.oidc.knownAs)),
    ...events.flat().flatMap(eventWrites),
    ...tenants.flatMap((demo) => proposalsOf(demo, seed, today)),
  ];
  await Promise.all([
    putAll(world.connection, writes.map(itemOf)),
    world.accounts.putAll([...accounts.values()], demoPassword),
  ]);
  for (const [planned] of events) if (planned) await plan(world.core, planned, now);
  return tenants.flatMap(peopleOf);
}

type Member = User & { email: string };

const signsInWithPassword = (user: User): user is Member => user.role !== "participant" && user.email !== undefined;

function accountOf({ email, name, role }: Member): Account {
  return newAccount({ email, name, secondFactor: needsSecondFactor(role) });
}

function writesOf(demo: DemoTenant, accounts: ReadonlyMap<string, Account>, issuer: string): Write[] {
  const { tenant, projects, users, employers, workplaces, placements, participants, enrolments, observations } = demo;
  const said = observationsByParticipant(observations);
  const last = participants
    .map(({ number }) => Number(number.slice(2)))
    .reduce((one, other) => Math.max(one, other), 1000);
  return [
    ...tenantWrites(tenant),
    { put: { pk: tenant.id, sk: "participantNumbers", data: last - 1000 }, expect: "any" },
    ...projects.map(projectWrite),
    ...users.flatMap((user) => memberWrites(user, accounts.get(user.id), issuer)),
    ...employers.flatMap((employer) => employerWrites(employer)),
    ...workplaces.map(workplaceWrite),
    ...placements.map(placementWrite),
    ...participants.flatMap((participant) => [
      participantWrite(participant),
      poolWrite(tenant.id, poolEntry(participant, said.get(participant.id) ?? [])),
      ...assignmentWrites(participant, []),
    ]),
    ...enrolments.map(enrolmentWrite),
    ...observations.map((observation) => observationWrite(tenant.id, observation)),
  ];
}

function eventWrites({ event, employers, candidates }: DemoEvent): Write[] {
  const { tenantId, id } = event;
  return [
    eventWrite(event),
    ...employers.map((employer) => eventEmployerWrite(tenantId, employer)),
    ...candidates.map((candidate) => candidateWrite(tenantId, candidate)),
    numbersTaken(tenantId, id, candidates.length),
  ];
}

/** How long the search for the demo's timetable may take, seconds; again and longer where a busy machine found none. */
const PLANNED_WITHIN_S = [5, 20] as const;

/** Finds a timetable for the event, as its organiser would have. */
async function plan(core: World, { event }: DemoEvent, now: Date): Promise<void> {
  const { tenantId, id, by, responsible } = event;
  const world = { ...core, jobs: waitingJobs };
  const actor = { userId: responsible[0] ?? by, tenantId, role: "organiser" as const, name: "" };
  const ctx = contextOf(world, { actor, now: now.toISOString(), requestId: "demo" });
  const clock = () => new Date().toISOString();
  for (const seconds of PLANNED_WITHIN_S) {
    const { plan: begun } = await startPlan(ctx, { id, seconds, unanswered: false });
    await runJob(world, { kind: "solve", tenantId, eventId: id, planId: begun.id }, clock);
    const { plan: found } = await readPlan(ctx, { id, planId: begun.id });
    if (found.state === "ready") return;
  }
}

/** A member, bound to its account as if it had signed in before. */
function memberWrites(user: User, account: Account | undefined, issuer: string): Write[] {
  const { participantId } = user;
  if (participantId !== undefined) return [userWrite({ user }), participantPointerWrite({ ...user, participantId })];
  if (!account) return [userWrite({ user })];
  const subject = subjectKey(issuer, account.subject);
  return [
    userWrite({ user, subject: subject.pk }),
    pointerWrite(subject, user),
    pointerWrite(emailKey(account.email), user),
  ];
}

function itemOf(write: Write): Item {
  if ("put" in write) return write.put;
  throw new Error("a new table has nothing to remove or to check");
}

/** DynamoDB's most. The embedded one commits a transaction at once, and a batch item by item: three times as slow. */
const AT_A_TIME = 100;
const AT_ONCE = 4;

async function putAll(connection: LocalWorld["connection"], items: readonly Item[]): Promise<void> {
  const client = dynamoClient(connection);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const TableName = connection.tableName;
  const parts = Array.from({ length: Math.ceil(items.length / AT_A_TIME) }, (_, index) =>
    items.slice(index * AT_A_TIME, (index + 1) * AT_A_TIME),
  );
  const worker = async () => {
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const TransactItems = part.map((item) => ({ Put: { TableName, Item: storedItem(item) } }));
      await documents.send(new TransactWriteCommand({ TransactItems }));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    client.destroy();
  }
}

function peopleOf({ tenant, users, employers, participants }: DemoTenant): DemoPerson[] {
  const shown = new Set<Role>();
  return users.flatMap((user): DemoPerson[] => {
    const { name, role, email } = user;
    if (email === undefined) return [];
    // One matcher after another is the same to look at.
    if (role === "matcher" && shown.has(role)) return [];
    shown.add(role);
    const person = { name, role, tenant: tenant.name, email };
    if (role === "participant") {
      const participant = participants.find(({ id }) => id === user.participantId);
      const matcher = users.find(({ id }) => id === participant?.assigned[0]);
      return [{ ...person, note: `${participant?.number}: signs in with a code from ${matcher?.name}` }];
    }
    const employer = employers.find(({ id }) => id === user.employerId);
    const note = employer
      ? `${employer.name}, ${employer.standing.kind}`
      : `${tenant.name}, the login page shows a code as well`;
    return [{ ...person, password: demoPassword, note }];
  });
}
