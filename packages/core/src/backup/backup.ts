import { createHash } from "node:crypto";
import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { isOfSigningIn } from "../session/session.store.ts";
import { createTable } from "../table.ts";

/**
 * A whole table as lines of text, and back. It goes past the guard of the tenants, with a client of its own: nothing that
 * answers requests can reach it. Objects are not in it: people's keys, the ledger of erasures and the anchors of the audit are
 * what a table from before must not bring back.
 *
 * Format: a line with the format's number and the instant; a line of JSON an item, in DynamoDB's own terms, bytes in base64;
 * and last how many there were, and a digest of all of them in no order.
 */

export type WholeTable = { client: DynamoDBClient; tableName: string };

/** Something about the backup or the table that the person who gave the command can do something about. */
export class BackupError extends Error {
  override name = "BackupError";
}

export type Told = { items: number; digest: string };

/** Where lines go. */
export type Lines = { write(line: string): Promise<void> };

const FORMAT = 1;
/** Passes over a table that is written to all the time, before it is given up. */
const PASSES = 5;

const First = z.strictObject({ format: z.literal(FORMAT), at: z.iso.datetime() });
const Last = z.strictObject({ items: z.int(), digest: z.string() });

/**
 * Writes the table down as it was at one instant: it is read until two passes, one after the other, find the same. What both
 * found was there when the first had ended, since no item comes back to what it was: versions count up.
 * Source: Y. Afek et al., "Atomic Snapshots of Shared Memory", 1993, 3 ("double collect"). Cost: a read of everything, twice.
 * @param begin begins the backup anew, for every pass
 * @throws {BackupError} when something is written all the time
 */
export async function backUp(table: WholeTable, at: string, begin: () => Promise<Lines>): Promise<Told> {
  let before: string | undefined;
  for (let pass = 1; pass <= PASSES; pass++) {
    const lines = await begin();
    await lines.write(JSON.stringify({ format: FORMAT, at } satisfies z.infer<typeof First>));
    const sum = new Sum();
    for await (const item of itemsOf(table)) {
      const line = lineOf(item);
      sum.add(line);
      await lines.write(line);
    }
    const told: Told = { items: sum.items, digest: sum.digest };
    await lines.write(JSON.stringify(told));
    if (told.digest === before) return told;
    before = told.digest;
  }
  throw new BackupError("The table is written to all the time. Stop Passa first, or take the backup at night.");
}

/**
 * Reads a backup to its end without using it. @returns when it was taken, and what is in it
 * @throws {BackupError} when it is none, was cut off, or was changed
 */
export async function checkBackup(lines: AsyncIterable<string>): Promise<Told & { at: string }> {
  const sum = new Sum();
  let first: z.infer<typeof First> | undefined;
  let last: string | undefined;
  for await (const line of lines) {
    if (first === undefined) first = accept(First, line, "This is no backup of Passa's.");
    else {
      if (last !== undefined) sum.add(last);
      last = line;
    }
  }
  const told = accept(Last, last ?? "", "The backup was cut off: its last line is missing.");
  if (first === undefined || told.items !== sum.items || told.digest !== sum.digest)
    throw new BackupError("The backup is not as it was written.");
  return { ...told, at: first.at };
}

/**
 * Puts a backup into a table, which is made where there is none, and reads it again. What must follow before anybody uses it
 * is {@link ../backup/after-restore.ts}. It can be given again after it broke off, with another table or that one emptied.
 * @param read gives the backup's lines, from the beginning
 * @throws {BackupError} when the backup is not whole, or there is something in the table
 */
export async function restore(table: WholeTable, read: () => AsyncIterable<string>): Promise<Told & { at: string }> {
  const told = await checkBackup(read());
  await createTable(table.client, table.tableName);
  for await (const _ of itemsOf(table))
    throw new BackupError(`There is something in the table ${table.tableName}: a backup goes into an empty one.`);
  const waiting: Stored[] = [];
  const writers: Promise<void>[] = [];
  const drain = async () => {
    for (let some = waiting.splice(0, BATCH); some.length > 0; some = waiting.splice(0, BATCH))
      writers.push(writeAll(table, some));
    await Promise.all(writers.splice(0));
  };
  for await (const line of itemLines(read())) {
    waiting.push(itemOf(line));
    if (waiting.length === BATCH * AT_ONCE) await drain();
  }
  await drain();
  const sum = new Sum();
  for await (const item of itemsOf(table)) sum.add(lineOf(item));
  if (sum.items !== told.items || sum.digest !== told.digest)
    throw new BackupError("What is in the table now is not what the backup holds.");
  return told;
}

type Stored = Record<string, AttributeValue>;

/** Every item as it lies there, read strongly; what signs people in is left out. */
async function* itemsOf({ client, tableName }: WholeTable): AsyncGenerator<Stored> {
  let start: Stored | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of Items) if (!isOfSigningIn({ pk: item["pk"]?.S ?? "", sk: item["sk"]?.S ?? "" })) yield item;
    start = LastEvaluatedKey;
  } while (start);
}

/** All lines but the first and the last. */
async function* itemLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let before: string | undefined;
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst) isFirst = false;
    else {
      if (before !== undefined) yield before;
      before = line;
    }
  }
}

/** The same text for the same item, in whatever order its attributes come. */
function lineOf(item: Stored): string {
  const attributes = Object.entries(item).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(
    Object.fromEntries(attributes.map(([name, value]) => [name, value.B ? { B: base64(value.B) } : value])),
  );
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function itemOf(line: string): Stored {
  const read = JSON.parse(line) as Record<string, { B?: string }>;
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: new Uint8Array(Buffer.from(value.B, "base64")) },
    ]),
  ) as Stored;
}

const BATCH = 25;
const AT_ONCE = 4;
const MAX_ATTEMPTS = 10;

async function writeAll({ client, tableName }: WholeTable, items: readonly Stored[]): Promise<void> {
  let left = items.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === MAX_ATTEMPTS) throw new Error(`${left.length} items stayed unwritten`);
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt));
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    );
    left = (UnprocessedItems[tableName] ?? []) as typeof left;
  }
}

/** How many lines there were, and the sum of their hashes: the same in whatever order they come. */
class Sum {
  items = 0;
  #sum = 0n;

  add(line: string): void {
    this.items += 1;
    this.#sum += BigInt(`0x${createHash("sha256").update(line).digest("hex")}`);
  }

  get digest(): string {
    return BigInt.asUintN(256, this.#sum).toString(16).padStart(64, "0");
  }
}

function accept<T>(schema: z.ZodType<T>, line: string, otherwise: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new BackupError(otherwise);
  }
}
