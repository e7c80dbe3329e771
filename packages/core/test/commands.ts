import * as raw from "@aws-sdk/client-dynamodb";
import * as lib from "@aws-sdk/lib-dynamodb";
import type { Draw } from "@passa/domain/matching/oracle/generate";

/** Commands of every kind that DynamoDB has, made by chance, each with whether it would leave its tenant. */

export type Fields = Record<string, unknown>;
export type Made = { kind: string; command: unknown; crosses: boolean };

/** Partition keys: those within the reach of the client, and those that are not. */
export type Keys = { within: readonly string[]; beyond: readonly string[] };

const TableName = "table";

export function madeCommand({ within, beyond }: Keys, draw: Draw): Made {
  const of = <T>(from: readonly T[]): T => draw.pick(from);
  let crosses = false;
  /** A partition key, half of the time of another reach. */
  const pk = (): string => {
    const isBeyond = draw.chance(0.25);
    crosses ||= isBeyond;
    return of(isBeyond ? beyond : within);
  };
  const key = () => ({ pk: pk(), sk: `sk${draw.int(0, 8)}` });
  const item = (): Fields => ({ ...key(), ...(draw.chance(0.4) && { gsi1pk: pk(), gsi1sk: "a" }), data: "{}" });
  const change = (): Fields => {
    const [UpdateExpression, moves] = of(updates);
    if (draw.chance(0.1)) {
      crosses = true;
      return { AttributeUpdates: { gsi1pk: { Action: "PUT", Value: of(within) } } };
    }
    crosses ||= moves;
    const named = UpdateExpression.includes("#i");
    return {
      UpdateExpression,
      ExpressionAttributeValues: { ":x": of([...within, ...beyond]) },
      ...(named && { ExpressionAttributeNames: { "#i": "gsi1pk" } }),
    };
  };
  const query = (): Fields => {
    const [form, leaves] = of(queries);
    crosses ||= leaves;
    return {
      TableName,
      ...form,
      ExpressionAttributeValues: { ":pk": pk(), ":other": of(beyond), ":s": "a" },
      ...(draw.chance(0.3) && {
        ExclusiveStartKey: draw.chance(0.5) ? key() : { ...key(), gsi1pk: pk(), gsi1sk: "a" },
      }),
    };
  };
  const many = <T>(make: () => T): T[] => Array.from({ length: draw.int(1, 4) }, make);
  const action = (): Fields => {
    const condition = { ConditionExpression: "attribute_exists(pk)" };
    return of([
      () => ({ Put: { TableName, Item: item() } }),
      () => ({ Delete: { TableName, Key: key() } }),
      () => ({ ConditionCheck: { TableName, Key: key(), ...condition } }),
      () => ({ Update: { TableName, Key: key(), ...change() } }),
    ])();
  };
  /** What no client of a tenant may send, whatever is in it. */
  const never = (command: unknown): unknown => {
    crosses = true;
    return command;
  };
  const input = <T>(given: Fields): T => given as T;
  const [kind, make] = of<[string, () => unknown]>([
    ["get", () => new lib.GetCommand(input({ TableName, Key: key() }))],
    ["put", () => new lib.PutCommand(input({ TableName, Item: item() }))],
    ["delete", () => new lib.DeleteCommand(input({ TableName, Key: key() }))],
    ["update", () => new lib.UpdateCommand(input({ TableName, Key: key(), ...change() }))],
    ["query", () => new lib.QueryCommand(input(query()))],
    ["batch get", () => new lib.BatchGetCommand(input({ RequestItems: { [TableName]: { Keys: many(key) } } }))],
    ["transact write", () => new lib.TransactWriteCommand(input({ TransactItems: many(action) }))],
    ["scan", () => never(new lib.ScanCommand({ TableName }))],
    [
      "scan of the index",
      () => never(new lib.ScanCommand({ TableName, IndexName: "gsi1", FilterExpression: "begins_with(pk, :t)" })),
    ],
    [
      "batch write",
      () => never(new lib.BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: item() } }] } })),
    ],
    ["transact get", () => never(new lib.TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: key() } }] }))],
    ["statement", () => never(new lib.ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` }))],
    [
      "statements",
      () =>
        never(new lib.BatchExecuteStatementCommand({ Statements: [{ Statement: `SELECT * FROM "${TableName}"` }] })),
    ],
    [
      "transaction of statements",
      () =>
        never(
          new lib.ExecuteTransactionCommand({
            TransactStatements: [{ Statement: `DELETE FROM "${TableName}" WHERE pk='${of(within)}'` }],
          }),
        ),
    ],
    ["table", () => never(new raw.DeleteTableCommand({ TableName }))],
    ["description", () => never(new raw.DescribeTableCommand({ TableName }))],
    ["other table", () => never(new raw.ListTablesCommand({}))],
  ]);
  const command = make();
  return { kind, command, crosses };
}

/** Changes of an item, and whether they would put it elsewhere in the index. */
const updates: [string, boolean][] = [
  ["SET tries = :x", false],
  ["SET tries = :x REMOVE gsi1pk, gsi1sk", false],
  ["REMOVE gsi1pk, gsi1sk SET tries = :x", false],
  ["ADD tries :x REMOVE gsi1pk", false],
  ["SET gsi1pk = :x", true],
  ["SET #i = :x", true],
  ["set gsi1pk = :x", true],
  ["REMOVE tries SET gsi1pk = :x", true],
  ["REMOVE tries ADD gsi1pk :x", true],
  ["SET tries = :remove, gsi1pk = :x", true],
  ["SET tries = if_not_exists(tries, :x), gsi1pk = :x REMOVE gsi1sk", true],
];

/** Questions, and whether they could be answered from another partition than the one named `:pk`. */
const queries: [Fields, boolean][] = [
  [{ KeyConditionExpression: "pk = :pk" }, false],
  [{ KeyConditionExpression: "pk = :pk AND begins_with(sk, :s)" }, false],
  [{ KeyConditionExpression: "pk = :pk AND sk > :s" }, false],
  [{ IndexName: "gsi1", KeyConditionExpression: "gsi1pk = :pk AND gsi1sk > :s" }, false],
  [{ KeyConditionExpression: "pk = :other" }, true],
  [{ KeyConditionExpression: "sk > :s AND pk = :other" }, true],
  [{ KeyConditionExpression: "pk = :pk OR pk = :other" }, true],
  [{ KeyConditionExpression: "pk = :pkx" }, true],
  [{ KeyConditionExpression: "#p = :pk", ExpressionAttributeNames: { "#p": "pk" } }, true],
  [{ IndexName: "gsi1", KeyConditionExpression: "pk = :pk" }, true],
  [{ IndexName: "gsi2", KeyConditionExpression: "gsi1pk = :pk" }, true],
  [{ KeyConditions: { pk: { ComparisonOperator: "EQ", AttributeValueList: ["x"] } } }, true],
];
