import { TransactionCanceledException, TransactionInProgressException } from "@aws-sdk/client-dynamodb";
import type { Shown, ShownBecause } from "@passa/domain/audit/audit-event";
import { type Id, isIdOf } from "@passa/domain/id";
import type { Action } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { eventItem } from "./audit/audit.store.ts";
import { sealFor } from "./audit/subject-key.ts";
import type { Context } from "./context.ts";
import { decrypt, encrypt } from "./encryption.ts";
import { deliver, outboxItem, type Message } from "./outbox.ts";
import { poolEntryAt } from "./participant/participant.store.ts";
import { noteOwnChanges } from "./pool/own-changes.ts";
import { type Actions, type Item, type Key, type Table } from "./table.ts";

/**
 * What must hold of the item that is there now: none, some, one of this version, or no matter. An expired item is none.
 */
export type Expectation = "absent" | "present" | "any" | { version: number };

/** One item of a change. `refusal` says no in the noun's own words when the expectation does not hold. */
export type Write = { expect: Expectation; refusal?: () => Refusal } & (
  | { put: Item }
  | { remove: Key }
  | { check: Key }
);

/**
 * Who did or saw what, of whom and why, kept with every change and disclosure. The actor, the instant and the request come from
 * the context. Of a person, `why` and `detail` are kept encrypted with the person's key.
 */
export type AuditEntry = {
  what: Action | "tenant.create" | "table.restore" | "session.begin" | "session.end" | "user.bind" | "audit.restart";
  /** The id of what was changed or seen. */
  whom: string;
  why?: string;
  detail?: Record<string, unknown>;
} & ({ shown: Shown; because: ShownBecause } | { shown?: never });

export type Change<T> = {
  writes: readonly Write[];
  audit: AuditEntry | readonly AuditEntry[];
  outbox?: readonly Message[];
  /** What the caller hears, kept with the idempotency key so that the same request hears the same again. */
  answer: T;
};

/** How long an Idempotency-Key is remembered, seconds. */
const REMEMBERED_S = 24 * 3600;
const ATTEMPTS = 7;

/**
 * The one door for changes: state, audit, outbox and the idempotency record in one transaction, all or nothing.
 * Conflicts and throttling are tried again with the same token; then the mails are sent, and what could not be is sent later.
 * @returns the answer, or the answer of the same request if that came first
 * @throws {Refusal} `stale` when a version is another, `alreadyExists` when something is there that must not be, `notFound`
 *   when something is not, or the write's own refusal; `idempotencyKeyReused`
 */
export async function commit<T>(ctx: Context, change: Change<T>): Promise<T> {
  const { world, actor, now } = ctx;
  const table = world.db.withLookup(actor.tenantId, now);
  const record = ctx.idempotency && recordKey(ctx);
  const events = await Promise.all([change.audit].flat().map((entry) => auditItem(ctx, entry)));
  const messages = (change.outbox ?? []).map((message) => outboxItem(ctx, message));
  const writes: Write[] = [
    ...(record === undefined ? [] : [{ put: recordItem(ctx, record, change.answer), expect: "absent" as const }]),
    ...change.writes.map((write) => stamped(ctx, write)),
    ...events.map((put) => ({ put: { ...put, requestId: ctx.requestId }, expect: "absent" as const })),
    ...messages.map((put) => ({ put, expect: "absent" as const })),
  ];
  const failed = await transact(table, writes, ctx.idempotency?.key ?? ctx.requestId);
  if (failed === undefined) {
    noteOwnChanges(world.db, now, change.writes.map(targetOf));
    await deliver(ctx, messages);
    return change.answer;
  }
  if (record !== undefined) {
    const answered = await answerOf<T>(table, ctx, record);
    if (answered) return answered.answer;
  }
  throw await refusalOf(table, failed);
}

/** A pool entry names the request that wrote it: the consumer of the stream tells of it. Elsewhere the bytes would cost units. */
function stamped({ requestId }: Context, write: Write): Write {
  return "put" in write && poolEntryAt(write.put) ? { ...write, put: { ...write.put, requestId } } : write;
}

/**
 * Does the work unless the same request has been answered before, in which case that answer is given again. The API wraps
 * every POST in it; `commit` closes the race between two of the same.
 * @throws {Refusal} `idempotencyKeyReused` when the key came with another request
 */
export async function once<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  if (ctx.idempotency) {
    const answered = await answerOf<T>(ctx.table, ctx, recordKey(ctx));
    if (answered) return answered.answer;
  }
  return work();
}

/**
 * All writes or none, without audit or answer: for what is derived and can be derived again.
 * @returns the first write whose expectation did not hold, or undefined when everything was written
 */
export async function transact(table: Table, writes: readonly Write[], seed: string): Promise<Write | undefined> {
  const actions = writes.map((write) => actionOf(write, table.now));
  const token = createHash("sha256")
    .update(JSON.stringify([seed, actions]))
    .digest("base64url")
    .slice(0, 36);
  for (let attempt = 1; ; attempt++) {
    try {
      await table.transact(actions, token);
      return undefined;
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
        const failed = writes[codes.indexOf("ConditionalCheckFailed")];
        if (failed) return failed;
        if (!codes.some((code) => code !== undefined && passing.has(code))) throw error;
      } else if (!(error instanceof TransactionInProgressException)) throw error;
      if (attempt === ATTEMPTS) throw error;
      await table.backOff(attempt);
    }
  }
}

/** Reasons that say nothing about the items: the same transaction may go through a moment later. */
const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

function actionOf(write: Write, now: string): Actions[number] {
  const condition = conditionOf(write.expect, now);
  if ("put" in write) return { Put: { TableName: "", Item: write.put, ...condition } };
  const key = "remove" in write ? write.remove : write.check;
  const keyed = { TableName: "", Key: { pk: key.pk, sk: key.sk } };
  if ("remove" in write) return { Delete: { ...keyed, ...condition } };
  return { ConditionCheck: { ...keyed, ConditionExpression: "attribute_exists(pk)", ...condition } };
}

function conditionOf(expect: Expectation, now: string) {
  const second = { ":second": Math.floor(Date.parse(now) / 1000) };
  if (expect === "any") return {};
  if (expect === "absent") {
    return {
      ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :second",
      ExpressionAttributeValues: second,
    };
  }
  const alive = "attribute_exists(pk) AND (attribute_not_exists(expiresAt) OR expiresAt > :second)";
  if (expect === "present") return { ConditionExpression: alive, ExpressionAttributeValues: second };
  return {
    ConditionExpression: `${alive} AND #version = :version`,
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ...second, ":version": expect.version },
  };
}

const targetOf = (write: Write): Item | Key =>
  "put" in write ? write.put : "remove" in write ? write.remove : write.check;

async function refusalOf(table: Table, failed: Write): Promise<Refusal> {
  if (failed.refusal) return failed.refusal();
  if (failed.expect === "absent") return new Refusal("alreadyExists");
  const { pk, sk } = targetOf(failed);
  const there = await table.get({ pk, sk }, "strong");
  return there ? new Refusal("stale", { values: { version: there.version ?? 0 } }) : new Refusal("notFound");
}

/** Refuses a change that was made on another version than the one there is. The commit's condition closes the race. */
export function assertVersion(noun: { version: number }, expected: number): void {
  if (noun.version !== expected) throw new Refusal("stale", { values: { version: noun.version } });
}

function recordKey(ctx: Context): Key {
  const { actor, idempotency } = ctx;
  const name = createHash("sha256")
    .update(JSON.stringify([actor.userId, idempotency?.key]))
    .digest("base64url");
  return { pk: `${actor.tenantId}#once#${name}`, sk: "answer" };
}

/**
 * Answers tell of people. They are encrypted with what only the caller keeps, the Idempotency-Key: whoever has the table reads
 * none, and what is erased elsewhere is not left here.
 */
function answerKey({ actor, idempotency }: Context): Uint8Array {
  return createHash("sha256")
    .update(JSON.stringify(["answer", actor.userId, idempotency?.key]))
    .digest();
}

function recordItem(ctx: Context, key: Key, answer: unknown): Item {
  const expiresAt = Math.floor(Date.parse(ctx.now) / 1000) + REMEMBERED_S;
  // Packed: an import answers with all its rows, and an item holds 400 KB.
  const packed = gzipSync(JSON.stringify({ digest: ctx.idempotency?.digest, answer }));
  return { ...key, expiresAt, data: encrypt(answerKey(ctx), packed) };
}

async function answerOf<T>(table: Table, ctx: Context, key: Key): Promise<{ answer: T } | undefined> {
  const found = await table.get(key, "strong");
  if (!found) return undefined;
  const text = gunzipSync(decrypt(answerKey(ctx), found.data as Uint8Array)).toString();
  const { digest, answer } = JSON.parse(text) as { digest: string; answer: T };
  if (digest !== ctx.idempotency?.digest) throw new Refusal("idempotencyKeyReused");
  return { answer };
}

/**
 * Writes down that the actor is shown something of a person, before they are. What a participant reads of themselves is nobody
 * else's to know.
 */
export async function disclose(
  ctx: Context,
  entry: AuditEntry & { whom: Id<"participant">; shown: Shown },
): Promise<void> {
  if (ctx.actor.participantId !== entry.whom) await ctx.table.put(await auditItem(ctx, entry));
}

async function auditItem(ctx: Context, entry: AuditEntry): Promise<Item> {
  const { actor, now, requestId, world } = ctx;
  const { what, whom, why, detail } = entry;
  const isSaid = why !== undefined || detail !== undefined;
  const isOfPerson = isIdOf("participant", whom);
  const whose = isOfPerson ? { tenantId: actor.tenantId, participantId: whom } : undefined;
  const sealed = whose && isSaid ? await sealFor(world, whose, { why, detail }) : undefined;
  return eventItem(
    actor.tenantId,
    compact({
      id: world.newId("audit", now),
      at: now,
      who: actor.userId,
      role: actor.role,
      employerId: actor.employerId,
      what,
      whom,
      requestId,
      ...(entry.shown === undefined ? {} : { shown: entry.shown, because: entry.because }),
      ...(isOfPerson ? { sealed } : { why, detail }),
    }),
  );
}

/** Without the fields that have nothing in them. */
const compact = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
