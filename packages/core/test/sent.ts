import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "../src/table.ts";

/** An item or a key as it is handed over, before it is written as DynamoDB writes it. */
type Attributes = Record<string, unknown>;
type Keyed = { Key?: Attributes; Item?: Attributes };

/** One command as it went over the wire, and what the table said that it consumed. */
export type Sent = {
  command: string;
  input: Record<string, unknown> & Keyed;
  output: Record<string, unknown>;
  /** Units of the table, and of the index. */
  table: number;
  index: number;
};

type Capacity = { CapacityUnits?: number; GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }> };

/** A client that tells of every command that it has sent. For {@link worldAt}, which asks for the units. */
export function hearingClient(endpoint: string, heard: (sent: Sent) => void): DynamoDBClient {
  const client = dynamoClient({ endpoint, region: "eu-north-1" });
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const output = result.output as unknown as Record<string, unknown>;
      const capacities = [(output["ConsumedCapacity"] as Capacity | Capacity[] | undefined) ?? []].flat();
      const sum = (of: (capacity: Capacity) => number) => capacities.reduce((total, one) => total + of(one), 0);
      const index = sum(({ GlobalSecondaryIndexes: { gsi1 } = {} }) => gsi1?.CapacityUnits ?? 0);
      const table = sum(({ CapacityUnits = 0 }) => CapacityUnits) - index;
      heard({ command: String(context["commandName"]), input: args.input as Sent["input"], output, table, index });
      return result;
    },
    { step: "serialize", priority: "high", name: "hearing" },
  );
  return client;
}

/** Items that a transaction writes, takes away or checks. */
function actionsOf({ input }: Sent): { kind: string; item: Attributes }[] {
  const actions = (input["TransactItems"] ?? []) as Record<string, Keyed>[];
  return actions.flatMap((action) =>
    Object.entries(action).map(([kind, { Key, Item }]) => ({ kind, item: Item ?? Key ?? {} })),
  );
}

/**
 * Bytes of an item as DynamoDB counts them: names and values in UTF-8, a number half its digits and one.
 * Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
export const bytesOf = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => {
    const bytes =
      value instanceof Uint8Array
        ? value.byteLength
        : typeof value === "number"
          ? Math.ceil(String(value).length / 2) + 1
          : Buffer.byteLength(String(value));
    return value === undefined ? sum : sum + Buffer.byteLength(name) + bytes;
  }, 0);

/** What a transaction's items cost one by one: two units for each begun kilobyte, and one in the index, for what is taken away too. */
export function sumOfItems(sent: Sent): number {
  return actionsOf(sent).reduce((sum, { kind, item }) => {
    const kilobytes = Math.max(1, Math.ceil(bytesOf(item) / 1024));
    const isInIndex = kind === "Delete" || item["gsi1pk"] !== undefined;
    return sum + kilobytes * (isInIndex ? 3 : 2);
  }, 0);
}
