import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import * as z from "zod";
import { assertWithin, type Reach } from "./guard.ts";
import { jsonReader } from "./read-once.ts";

/** Where one item lies. `pk` begins with its tenant's id, or is a lookup key. */
export type Key = { pk: string; sk: string };

/**
 * One item. `data` is a noun, parsed by its schema when read; the rest is for finding and guarding it. In the table it is
 * one attribute of JSON ({@link storedItem}).
 */
export type Item = Key & {
  /** Partition and order in the index `gsi1`. */
  gsi1pk?: string;
  gsi1sk?: string;
  /** Counts the changes of `data`, from 1. */
  version?: number;
  /** Epoch seconds; from then on the item is not there. DynamoDB deletes it some time later, the emulators never. */
  expiresAt?: number;
  /** The request that wrote it, of what is gone on with later: pool entries, audit events, mails. */
  requestId?: string;
  data: unknown;
};

/**
 * The item as the table keeps it: `data` as JSON in one attribute, but for bytes and for counters, which an update adds to.
 * As maps of DynamoDB's own a person or a place would be hundreds of small values, each named by its type: taking them
 * apart costs a process four times as much as reading JSON, and an emulator ten times (docs/decisions/0011-data-as-json.md).
 */
export function storedItem(item: Item): Record<string, unknown> {
  return { ...item, data: storedData(item.data) };
}

/** The same for `data` alone, where an update sets it. */
export const storedData = (data: unknown): unknown =>
  typeof data === "number" || data instanceof Uint8Array ? data : JSON.stringify(data);

type Reader = ReturnType<typeof jsonReader>;

function itemOf(found: Record<string, unknown>, read: Reader): Item {
  const { pk, sk, data } = found as Item;
  return (typeof data === "string" ? { ...found, data: read(`${pk} ${sk}`, data) } : found) as Item;
}

/** One partition, or a part of it. Items come in the order of `sk` (`gsi1sk` in the index). */
export type Range = {
  pk: string;
  index?: "gsi1";
  beginsWith?: string;
  /** Only what stands after this in the order, itself left out. Not together with `beginsWith`. */
  after?: string;
  descending?: boolean;
};

export type Paging = { limit: number; cursor?: string | undefined };
export type Page<T> = { items: T[]; next?: string };

export type Actions = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** Units that one command consumed, as DynamoDB counts them. */
export type Consumed = { command: string; read: number; write: number };

export type Db = {
  /** The items of one tenant as they are at `now` (ISO instant); every other tenant's keys are refused. */
  forTenant(tenantId: Id<"tenant">, now: string): Table;
  /** The lookup keys, which come before a tenant is known, and nothing else. */
  lookup(now: string): Table;
  /** One tenant's items and the lookup keys, for changes that write both. */
  withLookup(tenantId: Id<"tenant">, now: string): Table;
};

export type Table = {
  readonly now: string;
  get(key: Key, consistency?: "strong"): Promise<Item | undefined>;
  /** In the order of the keys, undefined for those that are not there. */
  getMany(keys: readonly Key[], consistency?: "strong"): Promise<(Item | undefined)[]>;
  /** Every item of a range. An index is never read strongly. */
  all(range: Range, consistency?: "strong"): Promise<Item[]>;
  /** How many items a range has; those that have expired and still lie there count too. */
  count(range: Range): Promise<number>;
  /** The page after `cursor` of what `read` keeps (undefined is left out). @throws {Refusal} `invalid` for a bad cursor. */
  page<T>(range: Range, paging: Paging, read: (item: Item) => T | undefined): Promise<Page<T>>;
  /** One item, whatever is there. For what is derived and can be derived again: state changes go through `commit`. */
  put(item: Item): Promise<void>;
  /** All or nothing, at most 100 actions. Repeating it with the same token within ten minutes changes nothing more. */
  transact(actions: Actions, token: string): Promise<void>;
  /** Waits before an attempt after the first: 20 ms, 40 ms, … at most 1.3 s, half of it by chance. */
  backOff(attempt: number): Promise<void>;
  /** One atomic update; its item afterwards. For counters and time stamps: state changes go through `commit`. */
  update(
    key: Key,
    change: Pick<
      UpdateCommandInput,
      "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
    >,
  ): Promise<Item>;
};

export type Connection = {
  /** Absent: AWS itself. */
  endpoint?: string | undefined;
  region: string;
  tableName: string;
  /** Hears what each command consumed: for the table of access patterns. */
  consumed?: (units: Consumed) => void;
  /** How time is let pass between two attempts; by default the clock does it. */
  pause?: (ms: number) => Promise<void>;
};

const MAX_ACTIONS = 100;
const BATCH = 100;
const BATCHES_AT_ONCE = 4;
const MAX_ATTEMPTS = 8;

/** The client of a connection. An emulator takes any credentials; AWS's come from the surroundings. */
export function dynamoClient({ endpoint, region }: Pick<Connection, "endpoint" | "region">): DynamoDBClient {
  return new DynamoDBClient({
    region,
    maxAttempts: 4,
    ...(endpoint === undefined ? {} : { endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } }),
  });
}

/** Makes the table where there is none; returns when it takes items. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const text = (name: string) => ({ AttributeName: name, AttributeType: "S" as const });
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: "HASH" as const },
    { AttributeName: sk, KeyType: "RANGE" as const },
  ];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map(text),
        KeySchema: keys("pk", "sk"),
        GlobalSecondaryIndexes: [
          { IndexName: "gsi1", KeySchema: keys("gsi1pk", "gsi1sk"), Projection: { ProjectionType: "ALL" } },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    return;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: tableName });
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    }),
  );
}

/** Opens the table. Nothing is sent until something is asked for; what is sent goes through the client's own middleware too. */
export function connect(connection: Connection, client: DynamoDBClient = dynamoClient(connection)): Db {
  const guarded = new Map<string, DynamoDBDocumentClient>();
  const read = jsonReader();
  const open = (reach: Reach, now: string): Table => {
    const name = `${reach.tenantId ?? ""}${reach.lookup ? "+lookup" : ""}`;
    let documents = guarded.get(name);
    if (!documents) guarded.set(name, (documents = guardedClient(client, reach, connection.consumed)));
    return tableOf(documents, connection, now, read);
  };
  return {
    forTenant: (tenantId, now) => open({ tenantId, lookup: false }, now),
    lookup: (now) => open({ lookup: true }, now),
    withLookup: (tenantId, now) => open({ tenantId, lookup: true }, now),
  };
}

/** A client that sends nothing beyond its reach ({@link assertWithin}), whatever it is asked to send. */
export function guardedClient(
  client: DynamoDBClient,
  reach: Reach,
  consumed?: Connection["consumed"],
): DynamoDBDocumentClient {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  documents.middlewareStack = client.middlewareStack.clone();
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context["commandName"]);
      assertWithin(reach, command, args.input);
      if (!consumed) return next(args);
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "INDEXES" } });
      consumed(unitsOf(command, result.output as { ConsumedCapacity?: Capacity | Capacity[] }));
      return result;
    },
    { step: "initialize", priority: "high", name: "tenantGuard" },
  );
  return documents;
}

type Capacity = { CapacityUnits?: number; ReadCapacityUnits?: number; WriteCapacityUnits?: number };

function unitsOf(command: string, output: { ConsumedCapacity?: Capacity | Capacity[] }): Consumed {
  const writes = /Write|Put|Update|Delete/.test(command);
  const capacities = [output.ConsumedCapacity ?? []].flat();
  const total = capacities.reduce((sum, capacity) => sum + (capacity.CapacityUnits ?? 0), 0);
  return { command, read: writes ? 0 : total, write: writes ? total : 0 };
}

function tableOf(
  client: DynamoDBDocumentClient,
  { tableName, pause = waitMs }: Pick<Connection, "tableName" | "pause">,
  now: string,
  read: Reader,
): Table {
  const backOff = (attempt: number) => pause(backOffMs(attempt));
  const nowS = Math.floor(Date.parse(now) / 1000);
  const alive = (item: Record<string, unknown> | undefined): Item | undefined => {
    const expiresAt = item?.["expiresAt"] as number | undefined;
    return item && (expiresAt === undefined || expiresAt > nowS) ? itemOf(item, read) : undefined;
  };
  const queryInput = (range: Range) => ({
    TableName: tableName,
    ...(range.index === undefined ? {} : { IndexName: range.index }),
    ...conditionOf(range),
    ScanIndexForward: range.descending !== true,
  });

  type Reading = { start?: Record<string, string> | undefined; limit?: number; consistency?: "strong" | undefined };
  async function* items(range: Range, { start, limit, consistency }: Reading): AsyncGenerator<Item> {
    let after: Record<string, unknown> | undefined = start;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...queryInput(range),
          ExclusiveStartKey: after,
          Limit: limit,
          ConsistentRead: consistency === "strong",
        }),
      );
      for (const found of Items) {
        const item = alive(found);
        if (item) yield item;
      }
      after = LastEvaluatedKey;
    } while (after);
  }

  return {
    now,
    backOff,

    async get({ pk, sk }, consistency) {
      const { Item: found } = await client.send(
        new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: consistency === "strong" }),
      );
      return alive(found);
    },

    async getMany(keys, consistency) {
      const found = new Map<string, Item>();
      const name = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);
      const wanted = [...new Map(keys.map(({ pk, sk }) => [name({ pk, sk }), { pk, sk }])).values()];
      const readBatch = async (batch: readonly Key[]) => {
        let left: Key[] = [...batch];
        for (let attempt = 0; left.length > 0; attempt++) {
          if (attempt === MAX_ATTEMPTS) throw new Error(`${left.length} keys stayed unread`);
          if (attempt > 0) await backOff(attempt);
          const { Responses = {}, UnprocessedKeys = {} } = await client.send(
            new BatchGetCommand({
              RequestItems: { [tableName]: { Keys: left, ConsistentRead: consistency === "strong" } },
            }),
          );
          for (const response of Responses[tableName] ?? []) {
            const item = alive(response);
            if (item) found.set(name(item), item);
          }
          left = (UnprocessedKeys[tableName]?.Keys ?? []) as Key[];
        }
      };
      const batches = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, n) =>
        wanted.slice(n * BATCH, (n + 1) * BATCH),
      );
      for (let at = 0; at < batches.length; at += BATCHES_AT_ONCE)
        await Promise.all(batches.slice(at, at + BATCHES_AT_ONCE).map(readBatch));
      return keys.map((key) => found.get(name(key)));
    },

    async all(range, consistency) {
      const all: Item[] = [];
      for await (const item of items(range, { consistency })) all.push(item);
      return all;
    },

    async count(range) {
      let count = 0;
      let after: Record<string, unknown> | undefined;
      do {
        const { Count = 0, LastEvaluatedKey } = await client.send(
          new QueryCommand({ ...queryInput(range), Select: "COUNT", ExclusiveStartKey: after }),
        );
        count += Count;
        after = LastEvaluatedKey;
      } while (after);
      return count;
    },

    async page<T>(range: Range, { limit, cursor }: Paging, read: (item: Item) => T | undefined) {
      const start = cursor === undefined ? undefined : startOf(range, cursor);
      const kept: T[] = [];
      let last: Item | undefined;
      for await (const item of items(range, { start, limit: limit + 1 })) {
        const value = read(item);
        if (value === undefined) continue;
        if (kept.length === limit && last) return { items: kept, next: cursorOf(range, last) };
        kept.push(value);
        last = item;
      }
      return { items: kept };
    },

    async put(item) {
      await client.send(new PutCommand({ TableName: tableName, Item: storedItem(item) }));
    },

    async transact(actions, token) {
      if (actions.length > MAX_ACTIONS) throw new Error(`${actions.length} actions, DynamoDB takes ${MAX_ACTIONS}`);
      await client.send(
        new TransactWriteCommand({
          TransactItems: actions.map(({ Put, ...others }) => ({
            ...(Put && { Put: { ...Put, Item: storedItem(Put.Item as Item), TableName: tableName } }),
            ...Object.fromEntries(
              Object.entries(others).map(([kind, detail]) => [kind, { ...detail, TableName: tableName }]),
            ),
          })),
          ClientRequestToken: token,
        }),
      );
    },

    async update({ pk, sk }, change) {
      const { Attributes } = await client.send(
        new UpdateCommand({ TableName: tableName, Key: { pk, sk }, ...change, ReturnValues: "ALL_NEW" }),
      );
      return itemOf(Attributes ?? {}, read);
    },
  };
}

function conditionOf({ pk, index, beginsWith, after }: Range) {
  const [partition, order] = index === undefined ? ["pk", "sk"] : ["gsi1pk", "gsi1sk"];
  const of = `${partition} = :pk`;
  if (beginsWith !== undefined) {
    return {
      KeyConditionExpression: `${of} AND begins_with(${order}, :prefix)`,
      ExpressionAttributeValues: { ":pk": pk, ":prefix": beginsWith },
    };
  }
  if (after !== undefined) {
    return {
      KeyConditionExpression: `${of} AND ${order} > :after`,
      ExpressionAttributeValues: { ":pk": pk, ":after": after },
    };
  }
  return { KeyConditionExpression: of, ExpressionAttributeValues: { ":pk": pk } };
}

const Cursor = z.array(z.string().min(1).max(300));

/** What tells one item from the others of its range; the range itself is asked for again with the cursor. */
function cursorOf(range: Range, item: Item): string {
  const place = range.index === undefined ? [item.sk] : [item.gsi1sk ?? "", item.pk, item.sk];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function startOf(range: Range, cursor: string): Record<string, string> {
  const place = Cursor.safeParse(parsedJson(Buffer.from(cursor, "base64url").toString()));
  const [first, pk, sk] = place.data ?? [];
  const sameTenant = pk?.split("#", 1)[0] === range.pk.split("#", 1)[0];
  if (range.index === undefined && first !== undefined && pk === undefined) return { pk: range.pk, sk: first };
  if (range.index === "gsi1" && first !== undefined && pk !== undefined && sk !== undefined && sameTenant) {
    return { gsi1pk: range.pk, gsi1sk: first, pk, sk };
  }
  throw new Refusal("invalid", { fields: [{ path: "cursor", code: "malformed" }] });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Half of it is chance, so that those who collided do not meet again. */
function backOffMs(attempt: number): number {
  const mostMs = 20 * 2 ** Math.min(attempt, 6);
  return mostMs / 2 + (Math.random() * mostMs) / 2;
}

const waitMs = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
