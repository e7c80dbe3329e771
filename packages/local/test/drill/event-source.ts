import type { StreamRecord } from "@passa/core/pool/pool-consumer";
import type { StreamBatch, Unfinished } from "@passa/functions/stream/pool-stream";

/**
 * How Lambda hands a shard to a consumer that reports what it could not take in: from the first that failed everything comes
 * again, in halves; a single record that keeps failing is given up after so many tries, and what is behind it goes on.
 * Source: AWS Lambda Developer Guide, "Retain discarded records for a DynamoDB event source in Lambda".
 * @returns the records that were given up: dead letters tell where they stood, not what they were
 */
export async function deliver(
  consumer: (batch: StreamBatch) => Promise<Unfinished>,
  records: readonly StreamRecord[],
  tries: number,
): Promise<StreamRecord[]> {
  const lost: StreamRecord[] = [];
  const waiting: { Records: StreamRecord[]; tried: number }[] = [{ Records: [...records], tried: 0 }];
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    const { Records, tried } = batch;
    const { batchItemFailures } = await consumer({ Records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const from = Records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
    if (from === -1) continue;
    const left = Records.slice(from);
    if (left.length === 1 && tried + 1 >= tries) lost.push(...left);
    else if (left.length === 1) waiting.unshift({ Records: left, tried: tried + 1 });
    else {
      const half = Math.ceil(left.length / 2);
      waiting.unshift({ Records: left.slice(0, half), tried: 0 }, { Records: left.slice(half), tried: 0 });
    }
  }
  return lost;
}
