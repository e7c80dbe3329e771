import { referenceMatcher } from "@passa/engine/pool/matcher";
import type { Id } from "@passa/domain/id";
import type { Question } from "@passa/domain/matching/questions";
import {
  answersOf,
  type Observation,
  type Source,
  type Statement,
  statementErrors,
  topicOf,
} from "@passa/domain/observation/observation";
import { Refusal } from "@passa/domain/refusal";
import { commit, disclose } from "../commit.ts";
import type { Context } from "../context.ts";
import { participantFor, poolEntry } from "../participant/participant.ts";
import { loadPoolEntry, poolWrite, type PoolEntry } from "../participant/participant.store.ts";
import { openPlaces } from "../placement/placement.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { loadTenant } from "../tenant/tenant.store.ts";
import { loadObservations, observationWrite } from "./observation.store.ts";

/** What is known of a person: per topic the newest word of each source and which counts; and what to ask next. */
export type ProfileView = {
  participantId: Id<"participant">;
  version: number;
  answers: { topic: string; counts: Source; chosen: boolean; observations: Observation[] }[];
  questions: Question[];
};

/** How often two changes of the same person's answers may collide before the later one is refused. */
const ATTEMPTS = 4;

export async function readProfile(ctx: Context, { id }: { id: Id<"participant"> }): Promise<ProfileView> {
  await participantFor(ctx, id, "participant.read");
  await disclose(ctx, { what: "participant.read", whom: id, shown: "answers", because: "worksWith" });
  const { entry, observations } = await answersFor(ctx, id);
  return profileView(ctx, entry, observations);
}

/**
 * Adds what somebody said, tested or was shown. Nothing is overwritten: the newest of each source stands, the others are history.
 * @throws {Refusal} `invalid` for ids that the vocabulary does not have, or when a participant speaks for staff
 */
export async function observe(
  ctx: Context,
  { id, statement, source }: { id: Id<"participant">; statement: Statement; source: Source },
): Promise<ProfileView> {
  const { actor, now, world } = ctx;
  const participant = await participantFor(ctx, id, "participant.answer");
  if (actor.role === "participant" && source !== "self") {
    throw new Refusal("invalid", { fields: [{ path: "source", code: "notAChoice" }] });
  }
  const fields = statementErrors(statement, await vocabularyOf(ctx));
  if (fields.length > 0) {
    throw new Refusal("invalid", { fields: fields.map((field) => ({ ...field, path: `statement.${field.path}` })) });
  }
  const observation: Observation = {
    id: world.newId("observation", now),
    participantId: id,
    statement,
    source,
    by: actor.userId,
    byName: actor.name,
    at: now,
  };
  return retried(async () => {
    const { entry, observations } = await answersFor(ctx, id);
    const known = [...observations, observation];
    const changed = poolEntry(participant, known, entry);
    return commit(ctx, {
      writes: [poolWrite(actor.tenantId, changed), observationWrite(actor.tenantId, observation)],
      audit: { what: "participant.answer", whom: id, detail: { topic: topicOf(statement), source } },
      answer: await profileView(ctx, changed, known),
    });
  });
}

/** Chooses which of several sources counts for a topic. @throws {Refusal} `invalid` when that source has said nothing */
export async function choose(
  ctx: Context,
  { id, topic, source }: { id: Id<"participant">; topic: string; source: Source },
): Promise<ProfileView> {
  const participant = await participantFor(ctx, id, "participant.write");
  return retried(async () => {
    const { entry, observations } = await answersFor(ctx, id);
    const answer = answersOf(observations, entry.choices).find((one) => one.topic === topic);
    if (!answer) throw new Refusal("notFound");
    if (!answer.bySource[source]) throw new Refusal("invalid", { fields: [{ path: "source", code: "notAChoice" }] });
    const choices = { ...entry.choices, [topic]: source };
    const changed = poolEntry(participant, observations, { ...entry, choices });
    return commit(ctx, {
      writes: [poolWrite(ctx.actor.tenantId, changed)],
      audit: { what: "participant.write", whom: id, detail: { topic, source } },
      answer: await profileView(ctx, changed, observations),
    });
  });
}

/** Every word on one topic, or on all, newest first. */
export async function readHistory(ctx: Context, { id, topic }: { id: Id<"participant">; topic?: string | undefined }) {
  await participantFor(ctx, id, "participant.read");
  await disclose(ctx, { what: "participant.read", whom: id, shown: "answers", because: "worksWith" });
  const observations = await loadObservations(ctx.table, ctx.actor.tenantId, id);
  return {
    items: observations
      .filter(({ statement }) => topic === undefined || topicOf(statement) === topic)
      .toSorted((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1)),
  };
}

async function answersFor(ctx: Context, id: Id<"participant">) {
  const [entry, observations] = await Promise.all([
    loadPoolEntry(ctx.table, ctx.actor.tenantId, id, "strong"),
    loadObservations(ctx.table, ctx.actor.tenantId, id),
  ]);
  if (!entry) throw new Refusal("notFound");
  return { entry, observations };
}

async function profileView(ctx: Context, entry: PoolEntry, observations: Observation[]): Promise<ProfileView> {
  const [vocabulary, tenant, places] = await Promise.all([
    vocabularyOf(ctx),
    loadTenant(ctx.table, ctx.actor.tenantId),
    openPlaces(ctx),
  ]);
  if (!tenant) throw new Refusal("notFound");
  const { profile, choices, version } = entry;
  return {
    participantId: profile.id as Id<"participant">,
    version,
    answers: answersOf(observations, choices).map(({ topic, bySource, counts }) => ({
      topic,
      counts,
      chosen: choices[topic] !== undefined,
      observations: Object.values(bySource),
    })),
    questions: referenceMatcher(vocabulary).questions(
      profile,
      places.map(({ matching }) => matching),
      tenant.origin,
    ),
  };
}

async function retried<T>(change: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Refusal) || error.code !== "stale") throw error;
    }
  }
}
