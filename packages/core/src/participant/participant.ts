import type { Id } from "@passa/domain/id";
import { answersOf, deriveProfile, type Observation, type Statement } from "@passa/domain/observation/observation";
import {
  type Enrolment,
  Participant,
  type ParticipantDetails,
  type Stage,
} from "@passa/domain/participant/participant";
import type { Action, Facts } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import { assertVersion, commit, disclose, type Write } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { observationWrite } from "../observation/observation.store.ts";
import { loadUsers } from "../user/user.store.ts";
import {
  assignmentWrites,
  enrolmentWrite,
  loadEnrolments,
  loadParticipant,
  loadPoolEntry,
  nextNumber,
  participantWrite,
  type PoolEntry,
  poolWrite,
} from "./participant.store.ts";

/** A person, and the names of those who work with them. */
export type ParticipantView = { participant: Participant; assigned: { id: Id<"user">; name: string }[] };

/** What the policy asks about a person. */
export function factsOf(ctx: Context, participant: Participant): Facts {
  return {
    tenantId: participant.tenantId,
    participantId: participant.id,
    assigned: participant.assigned.includes(ctx.actor.userId),
    protectedIdentity: participant.protectedIdentity,
  };
}

/** The person, when the actor may do `action` to them. @throws {Refusal} `notFound`, `forbidden` */
export async function participantFor(ctx: Context, id: Id<"participant">, action: Action): Promise<Participant> {
  const participant = await loadParticipant(ctx.table, ctx.actor.tenantId, id);
  if (!participant) throw new Refusal("notFound");
  authorise(ctx, action, factsOf(ctx, participant));
  return participant;
}

/** "Hodan Ali" */
export const fullName = ({ givenName, familyName }: Pick<Participant, "givenName" | "familyName">) =>
  `${givenName} ${familyName}`;

/** The entry of a person's details and answers; `before` is the entry that it takes the place of. */
export function poolEntry(
  participant: Participant,
  observations: readonly Observation[],
  before?: Pick<PoolEntry, "version" | "choices">,
): PoolEntry {
  const choices = before?.choices ?? {};
  return {
    profile: deriveProfile(participant, answersOf(observations, choices)),
    choices,
    number: participant.number,
    name: fullName(participant),
    assigned: participant.assigned,
    protectedIdentity: participant.protectedIdentity,
    version: (before?.version ?? 0) + 1,
  };
}

export type NewParticipant = { participant: Participant; observations: Observation[]; writes: Write[] };

/** A person not yet stored, with what is known from the start, and the writes that store it all. */
export async function newParticipant(
  ctx: Context,
  given: { details: ParticipantDetails; statements?: readonly Statement[]; assigned?: Id<"user">[] },
): Promise<NewParticipant> {
  const { actor, now, world, table } = ctx;
  const participant: Participant = {
    ...given.details,
    id: world.newId("participant", now),
    tenantId: actor.tenantId,
    version: 1,
    number: await nextNumber(table, actor.tenantId),
    assigned: given.assigned ?? [actor.userId],
    stage: "mapping",
    createdAt: now,
  };
  const observations = (given.statements ?? []).map((statement): Observation => ({
    id: world.newId("observation", now),
    participantId: participant.id,
    statement,
    source: "staff",
    by: actor.userId,
    byName: actor.name,
    at: now,
  }));
  return {
    participant,
    observations,
    writes: [
      participantWrite(participant),
      poolWrite(actor.tenantId, poolEntry(participant, observations)),
      ...assignmentWrites(participant, []),
      ...observations.map((observation) => observationWrite(actor.tenantId, observation)),
    ],
  };
}

/** Registers a person; whoever does is assigned and responsible. */
export async function registerParticipant(ctx: Context, details: ParticipantDetails): Promise<ParticipantView> {
  authorise(ctx, "participant.create", { tenantId: ctx.actor.tenantId });
  assertBorn(details, ctx.now);
  const { participant, writes } = await newParticipant(ctx, { details });
  return commit(ctx, {
    writes,
    audit: { what: "participant.create", whom: participant.id },
    answer: { participant, assigned: [{ id: ctx.actor.userId, name: ctx.actor.name }] },
  });
}

export async function readParticipant(ctx: Context, { id }: { id: Id<"participant"> }): Promise<ParticipantView> {
  const participant = await participantFor(ctx, id, "participant.read");
  await disclose(ctx, { what: "participant.read", whom: id, shown: "details", because: "worksWith" });
  return viewOf(ctx, participant);
}

/** Changes what is known of a person besides the answers. */
export async function changeParticipant(
  ctx: Context,
  { id, details, version }: { id: Id<"participant">; details: ParticipantDetails; version: number },
): Promise<ParticipantView> {
  const before = await participantFor(ctx, id, "participant.write");
  assertBorn(details, ctx.now);
  const { tenantId, number, assigned, stage, createdAt } = before;
  const changed: Participant = { ...details, id, tenantId, number, assigned, stage, createdAt, version: version + 1 };
  return save(ctx, before, changed, "participant.write");
}

/** Moves a person to another stage, forwards or back. The move is kept in every enrolment that has not ended. */
export async function moveStage(
  ctx: Context,
  { id, stage, version }: { id: Id<"participant">; stage: Stage; version: number },
): Promise<ParticipantView> {
  const before = await participantFor(ctx, id, "participant.write");
  const enrolments = await loadEnrolments(ctx.table, ctx.actor.tenantId, id);
  const moved = enrolments
    .filter(({ leftOn }) => leftOn === undefined)
    .map((enrolment) => withMove(ctx, enrolment, stage));
  return save(ctx, before, { ...before, stage, version: version + 1 }, "participant.write", moved.map(enrolmentWrite));
}

function withMove(ctx: Context, enrolment: Enrolment, stage: Stage): Enrolment {
  const from = enrolment.moves.at(-1)?.to;
  const move = {
    on: ctx.now.slice(0, 10),
    ...(from === undefined ? {} : { from }),
    to: { stage, unit: from?.unit ?? "" },
    by: ctx.actor.userId,
  };
  return { ...enrolment, moves: [...enrolment.moves, move] };
}

/** Who works with a person. */
export type AssignmentView = Pick<ParticipantView, "assigned"> & { participantId: Id<"participant">; version: number };

/**
 * Who works with a person from now on; the first is responsible. Tells nothing of the person: an administrator hands on
 * somebody whom they may not read of. @throws {Refusal} `invalid` for somebody who is no matcher here
 */
export async function assign(
  ctx: Context,
  { id, userIds, version }: { id: Id<"participant">; userIds: Id<"user">[]; version: number },
): Promise<AssignmentView> {
  const before = await participantFor(ctx, id, "participant.assign");
  const matchers = (await loadUsers(ctx.table, ctx.actor.tenantId)).filter(
    ({ role, standing }) => role === "matcher" && standing.kind !== "revoked",
  );
  const fields = userIds.flatMap((userId, index) =>
    matchers.some((user) => user.id === userId) ? [] : [{ path: `userIds.${index}`, code: "unknownId" as const }],
  );
  if (fields.length > 0) throw new Refusal("invalid", { fields });
  const assigned = [...new Set(userIds)];
  const names = await assignedNames(ctx, assigned);
  const answer = { participantId: id, version: version + 1, assigned: names };
  return change(ctx, before, { ...before, assigned, version: version + 1 }, { what: "participant.assign", answer });
}

async function save(ctx: Context, before: Participant, changed: Participant, what: Action, more: Write[] = []) {
  return change(ctx, before, changed, { what, answer: await viewOf(ctx, changed), more });
}

async function change<T>(
  ctx: Context,
  before: Participant,
  changed: Participant,
  { what, answer, more = [] }: { what: Action; answer: T; more?: Write[] },
): Promise<T> {
  assertVersion(before, changed.version - 1);
  const { table, actor } = ctx;
  const entry = await loadPoolEntry(table, actor.tenantId, changed.id, "strong");
  if (!entry) throw new Refusal("notFound");
  const { adultFrom, waitingSince } = deriveProfile(changed, []);
  const { adultFrom: _, waitingSince: __, ...answers } = entry.profile;
  return commit(ctx, {
    writes: [
      participantWrite(changed),
      poolWrite(actor.tenantId, {
        ...entry,
        profile: { ...answers, ...(waitingSince === undefined ? {} : { waitingSince }), adultFrom },
        name: fullName(changed),
        assigned: changed.assigned,
        protectedIdentity: changed.protectedIdentity,
        version: entry.version + 1,
      }),
      ...assignmentWrites(changed, before.assigned),
      ...more,
    ],
    audit: { what, whom: changed.id },
    answer,
  });
}

async function viewOf(ctx: Context, participant: Participant): Promise<ParticipantView> {
  return { participant, assigned: await assignedNames(ctx, participant.assigned) };
}

async function assignedNames(ctx: Context, assigned: readonly Id<"user">[]): Promise<ParticipantView["assigned"]> {
  const names = new Map((await loadUsers(ctx.table, ctx.actor.tenantId)).map(({ id, name }) => [id, name]));
  return assigned.map((id) => ({ id, name: names.get(id) ?? "" }));
}

function assertBorn({ birthDate, waitingSince }: ParticipantDetails, now: string): void {
  const today = now.slice(0, 10);
  const fields = [
    ...(birthDate > today ? [{ path: "birthDate", code: "notADate" as const }] : []),
    ...(waitingSince !== undefined && waitingSince > today
      ? [{ path: "waitingSince", code: "notADate" as const }]
      : []),
  ];
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}
