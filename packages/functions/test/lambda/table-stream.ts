import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record,
} from "@aws-sdk/client-dynamodb-streams";
import { type Connection, dynamoClient } from "@passa/core/table";

/** The stream of an emulator's table from now on, as Lambda reads it. */
export async function tableStream({ endpoint, region, tableName }: Connection) {
  const table = dynamoClient({ endpoint, region });
  const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } as const;
  const enabled = await table.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
  table.destroy();
  const StreamArn = enabled.TableDescription?.LatestStreamArn;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBStreamsClient({ region, credentials, ...(endpoint === undefined ? {} : { endpoint }) });
  /** Where each shard is to be read from; undefined for one that has come to its end. */
  const shards = new Map<string, string | undefined>();
  return {
    /** What has been written since it was read last, in the order of each shard, as an event carries it. */
    async read(): Promise<object[]> {
      const records: object[] = [];
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
      for (const { ShardId = "" } of StreamDescription?.Shards ?? []) {
        const from = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
        let iterator = shards.has(ShardId)
          ? shards.get(ShardId)
          : (await client.send(new GetShardIteratorCommand(from))).ShardIterator;
        for (let more = true; more && iterator !== undefined;) {
          const { Records = [], NextShardIterator } = await client.send(
            new GetRecordsCommand({ ShardIterator: iterator }),
          );
          records.push(...Records.map(eventRecord));
          iterator = NextShardIterator;
          more = Records.length > 0;
        }
        shards.set(ShardId, iterator);
      }
      return records;
    },
    stop: () => client.destroy(),
  };
}

/** A record as it stands in Lambda's event: bytes in base64, the time in seconds. */
function eventRecord({ dynamodb, ...record }: _Record): object {
  const { ApproximateCreationDateTime: at, ...change } = dynamodb ?? {};
  const seconds = at === undefined ? {} : { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) };
  const text = JSON.stringify({ ...record, eventSourceARN: "arn:aws:dynamodb:eu-north-1:000000000000:table/passa" });
  const inBase64 = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && "0" in value && !Array.isArray(value)
      ? Buffer.from(Object.values(value) as number[]).toString("base64")
      : value;
  return { ...JSON.parse(text), dynamodb: JSON.parse(JSON.stringify({ ...change, ...seconds }, inBase64)) } as object;
}
