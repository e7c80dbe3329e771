import { idSchema, type Id } from "@passa/domain/id";
import type { Refusal } from "@passa/domain/refusal";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Db, Item, Key, Table } from "../table.ts";

/** The request that asked for it: what the job writes and what is logged of it carries that on. */
const asked = { requestId: z.string().optional() };

/** Work that goes on after the request that began it. It stands in the index for as long as it is not done. */
export const Job = z.discriminatedUnion("kind", [
  z.strictObject({
    ...asked,
    kind: z.literal("solve"),
    tenantId: idSchema("tenant"),
    eventId: idSchema("event"),
    planId: idSchema("plan"),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal("publish"),
    tenantId: idSchema("tenant"),
    eventId: idSchema("event"),
    /** Of the event as it is being published: an event that comes back may be published again, by a job of its own. */
    eventVersion: z.int(),
  }),
  /** Tells those who were invited that an event is called off. */
  z.strictObject({ ...asked, kind: z.literal("cancel"), tenantId: idSchema("tenant"), eventId: idSchema("event") }),
  /** Gives back time that was reserved for what is not shown, or is shown no more. */
  z.strictObject({
    ...asked,
    kind: z.literal("release"),
    tenantId: idSchema("tenant"),
    eventId: idSchema("event"),
    booking: z.string(),
    days: z.array(z.strictObject({ claimant: z.string(), day: z.string() })),
    /** Until then (ISO instant) whoever reserved it may still show it, and with that takes the job away. */
    from: z.iso.datetime().optional(),
    /** Who is to be told of the change that gave the time up, and a name of that change, under which they are told once. */
    tell: z.strictObject({ occasion: z.string(), claimants: z.array(z.string()) }).optional(),
  }),
]);
export type Job = z.infer<typeof Job>;

export const nameOf = (job: Job): string =>
  job.kind === "solve"
    ? `solve#${job.planId}`
    : job.kind === "release"
      ? `release#${job.eventId}#${job.booking}`
      : `${job.kind}#${job.eventId}`;

const jobKey = (job: Job): Key => ({ pk: `${job.tenantId}#job#${nameOf(job)}`, sk: "job" });

/** Tells a job from another of the same name: who ends one must not end the next. */
const versionOf = (job: Job): number =>
  job.kind === "publish" ? job.eventVersion : job.kind === "release" && job.from === undefined ? 2 : 1;

/** Begun with the change that asks for it. One of the same name that has not ended yet goes on instead. */
export function jobWrite(job: Job): Write {
  const index = { gsi1pk: `${job.tenantId}#jobs`, gsi1sk: nameOf(job) };
  return { put: { ...jobKey(job), ...index, version: versionOf(job), data: job }, expect: "any" };
}

/** Ends a search whatever has become of it, and any other job while it is this one. */
export function jobRemoval(job: Job): Write {
  return { remove: jobKey(job), expect: job.kind === "solve" ? "any" : { version: versionOf(job) } };
}

/** Lets a change through only while the job is as it was begun. */
export function jobUntouched(job: Job, refusal: () => Refusal): Write {
  return { check: jobKey(job), expect: { version: versionOf(job) }, refusal };
}

/** From here what was reserved can be shown no more, and is given back. Only while nobody has shown it. */
export function jobDue(job: Extract<Job, { kind: "release" }>): Write {
  const { from: _, ...due } = job;
  return { ...jobWrite(due), expect: { version: 1 } };
}

export async function loadJobs(table: Table, tenantId: Id<"tenant">): Promise<Job[]> {
  const items = await table.all({ pk: `${tenantId}#jobs`, index: "gsi1" });
  return items.map(({ data }) => Job.parse(data));
}

/** The job that lies at a key, and whose; undefined for every other key, and when it is done. */
export async function loadJobAt(db: Db, { pk, sk }: Key, now: string): Promise<Job | undefined> {
  const [tenantId = "", kind] = pk.split("#");
  if (kind !== "job" || sk !== "job") return undefined;
  const item = await db.forTenant(tenantId as Id<"tenant">, now).get({ pk, sk }, "strong");
  return item && Job.parse(item.data);
}

/**
 * Takes the job for whoever runs it, until `until` (ms); a runner that has gone silent loses it.
 * @returns how often it has been taken, or undefined when it is done or somebody else is at it
 */
export async function takeJob(table: Table, job: Job, runner: string, until: number): Promise<number | undefined> {
  const nowMs = Date.parse(table.now);
  const item = await conditionally(() =>
    table.update(jobKey(job), {
      UpdateExpression: "SET runner = :runner, untilMs = :until ADD taken :one",
      ConditionExpression:
        "attribute_exists(pk) AND (attribute_not_exists(untilMs) OR untilMs < :now OR runner = :runner)",
      ExpressionAttributeValues: { ":runner": runner, ":until": until, ":now": nowMs, ":one": 1 },
    }),
  );
  return item && z.object({ taken: z.int() }).parse(item).taken;
}

/** Says that the runner is still at it. @returns what was asked of it meanwhile, or undefined when it has lost the job */
export async function keepJob(
  table: Table,
  job: Job,
  runner: string,
  until: number,
): Promise<{ stop: boolean } | undefined> {
  const item = await conditionally(() =>
    table.update(jobKey(job), {
      UpdateExpression: "SET untilMs = :until",
      ConditionExpression: "runner = :runner",
      ExpressionAttributeValues: { ":runner": runner, ":until": until },
    }),
  );
  return item && { stop: z.object({ stop: z.boolean().optional() }).parse(item).stop === true };
}

/** Asks whoever runs the job to end it with what there is. Nothing to do when it is done. */
export async function askToStop(table: Table, job: Job): Promise<void> {
  await conditionally(() =>
    table.update(jobKey(job), {
      UpdateExpression: "SET #stop = :yes",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: { "#stop": "stop" },
      ExpressionAttributeValues: { ":yes": true },
    }),
  );
}

/** How far the job has come: for those who look on. */
export async function noteReach(table: Table, job: Job, reached: { done: number; of: number }): Promise<void> {
  await conditionally(() =>
    table.update(jobKey(job), {
      UpdateExpression: "SET done = :done, doneOf = :of",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":done": reached.done, ":of": reached.of },
    }),
  );
}

export async function loadReach(table: Table, job: Job): Promise<{ done: number; of: number } | undefined> {
  const item = await table.get(jobKey(job), "strong");
  const { done, doneOf } = z.object({ done: z.int().optional(), doneOf: z.int().optional() }).parse(item ?? {});
  return done === undefined || doneOf === undefined ? undefined : { done, of: doneOf };
}

async function conditionally(update: () => Promise<Item>): Promise<Item | undefined> {
  try {
    return await update();
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return undefined;
    throw error;
  }
}
