import { setTimeout as wait } from "node:timers/promises";
import { DescribeTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { type Connection, dynamoClient } from "@passa/core/table";
import type { World } from "@passa/core/context";
import type { Log } from "@passa/functions/log";
import { auditStream } from "@passa/functions/stream/audit-stream";
import { distrustPools, poolStream, type StreamBatch, type Unfinished } from "@passa/functions/stream/pool-stream";

/**
 * How long the stream is left alone when it has told nothing new, ms. Asking costs an emulator a good part of a core's
 * tenth of a second, so that it is asked seldom, and at once when this process has written ({@link Following.look}).
 */
const PAUSE_MS = 3000;

export interface Following {
  /** Something was written: the stream is read now. */
  look(): void;
  /** Returns when what was being handled is done. */
  stop(): Promise<void>;
}

/** Keeps every tenant's pool up with the table, and seals its audit. What was written before is read whole by whoever asks. */
export function followTable(
  connection: Connection,
  setting: { world: World; clock: () => string; log: Log },
): Promise<Following> {
  const consumers = [poolStream(setting), auditStream(setting)];
  const consumer = async (batch: StreamBatch) => {
    const heard = await Promise.all(consumers.map((consume) => consume(batch)));
    return { batchItemFailures: heard.flatMap(({ batchItemFailures }) => batchItemFailures) };
  };
  return followStream(connection, consumer, () => distrustPools(setting.world, setting.clock()));
}

/**
 * Reads the emulator's stream from now on and gives it to a consumer, shard by shard, as Lambda would: what the consumer
 * could not take in comes again. `onLost` is told of every beginning, when there may have been changes that nobody heard of:
 * now, and whenever the stream could not be gone on with.
 */
export async function followStream(
  { endpoint, region, tableName }: Connection,
  handler: (batch: StreamBatch) => Promise<Unfinished>,
  onLost: () => Promise<void>,
): Promise<Following> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const streams = new DynamoDBStreamsClient({ region, credentials, ...(endpoint === undefined ? {} : { endpoint }) });
  const StreamArn = await streamOf({ endpoint, region, tableName });
  const ended = new AbortController();
  let pause = new AbortController();
  /** Where each shard is to be read from; undefined for one that has come to its end. */
  let shards = new Map<string, string | undefined>();

  const open = async (from: "LATEST" | "TRIM_HORIZON") => {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    for (const { ShardId = "" } of StreamDescription?.Shards ?? []) {
      if (shards.has(ShardId)) continue;
      const request = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: from });
      shards.set(ShardId, (await streams.send(request)).ShardIterator);
    }
  };

  /** @returns whether there was anything new */
  const readOn = async (): Promise<boolean> => {
    let isNew = false;
    for (const [shard, ShardIterator] of shards) {
      if (ShardIterator === undefined) continue;
      const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
      if (Records.length > 0) {
        isNew = true;
        const { batchItemFailures } = await handler({ Records });
        if (batchItemFailures.length > 0) return false;
      }
      shards.set(shard, NextShardIterator);
      // A shard that ends is gone on with in others, which have begun since.
      if (NextShardIterator === undefined) await open("TRIM_HORIZON");
    }
    return isNew;
  };

  const beginAnew = async () => {
    shards = new Map();
    await open("LATEST");
    await onLost();
  };
  await beginAnew();

  const follow = async () => {
    let isLost = false;
    while (!ended.signal.aborted) {
      try {
        if (isLost) await beginAnew();
        isLost = false;
        if (await readOn()) continue;
      } catch {
        isLost = true;
      }
      await wait(PAUSE_MS, undefined, { signal: pause.signal, ref: false }).catch(() => undefined);
      if (!ended.signal.aborted) pause = new AbortController();
    }
  };
  const following = follow();
  return {
    look: () => pause.abort(),
    async stop() {
      ended.abort();
      pause.abort();
      await following;
      streams.destroy();
    },
  };
}

/** The table's stream, which is begun where there is none. */
async function streamOf({ tableName, ...connection }: Connection): Promise<string | undefined> {
  const client = dynamoClient(connection);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.StreamSpecification?.StreamEnabled !== true) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } as const;
    await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
  }
  const { Table: told } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  client.destroy();
  return told?.LatestStreamArn;
}
