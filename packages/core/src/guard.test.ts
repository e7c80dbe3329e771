import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentBeyond } from "../test/guarded-sends.ts";
import { noon, testWorld } from "../test/world.ts";
import { newId } from "./context.ts";
import { assertWithin, Crossing } from "./guard.ts";

const own = newId("tenant", noon);
const foreign = newId("tenant", noon);
const reach = { tenantId: own, lookup: false };

/** Every command form of the stores, with all its keys own save perhaps the one given. */
const commands = (pk: string): [string, unknown][] => [
  ["GetItemCommand", { Key: { pk, sk: "a" } }],
  ["PutItemCommand", { Item: { pk, sk: "a" } }],
  ["PutItemCommand", { Item: { pk: own, sk: "a", gsi1pk: pk, gsi1sk: "a" } }],
  ["DeleteItemCommand", { Key: { pk, sk: "a" } }],
  ["UpdateItemCommand", { Key: { pk, sk: "a" }, UpdateExpression: "SET tries = :n REMOVE gsi1pk, gsi1sk" }],
  ["QueryCommand", { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } }],
  [
    "QueryCommand",
    {
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :pk AND begins_with(gsi1sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk },
    },
  ],
  [
    "QueryCommand",
    {
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": own },
      ExclusiveStartKey: { pk, sk: "a" },
    },
  ],
  [
    "BatchGetItemCommand",
    {
      RequestItems: {
        t: {
          Keys: [
            { pk: own, sk: "a" },
            { pk, sk: "b" },
          ],
        },
      },
    },
  ],
  ...["Put", "Delete", "Update", "ConditionCheck"].map((kind): [string, unknown] => [
    "TransactWriteItemsCommand",
    {
      TransactItems: [
        { Put: { Item: { pk: own, sk: "a" } } },
        { [kind]: { Item: { pk, sk: "b" }, Key: { pk, sk: "b" } } },
      ],
    },
  ]),
];

describe("a tenant's client", () => {
  it("lets its own keys through, whatever the command", () => {
    for (const pk of [own, `${own}#employer`]) {
      for (const [command, input] of commands(pk)) expect(() => assertWithin(reach, command, input)).not.toThrow();
    }
  });

  it("refuses every other tenant's key, and any that only looks like its own, in 20,000 random commands", () => {
    const otherKey = fc.oneof(
      fc.constantFrom(
        foreign,
        `${foreign}#employer`,
        `${own}x`,
        own.slice(0, -1),
        own.toLowerCase(),
        "",
        "lookup",
        "lookup#x",
      ),
      fc.string().filter((text) => text.split("#")[0] !== own),
    );
    fc.assert(
      fc.property(otherKey, fc.nat(), (pk, at) => {
        const all = commands(pk);
        const [command, input] = all[at % all.length] ?? ["", {}];
        expect(() => assertWithin(reach, command, input)).toThrow(Crossing);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });

  it("reaches lookup keys only where they were asked for", () => {
    for (const [command, input] of commands("lookup#x")) {
      expect(() => assertWithin(reach, command, input)).toThrow(Crossing);
      expect(() => assertWithin({ tenantId: own, lookup: true }, command, input)).not.toThrow();
    }
  });

  it.each([
    ["ScanCommand", {}],
    ["ExecuteStatementCommand", { Statement: "SELECT * FROM t" }],
    ["BatchWriteItemCommand", {}],
    ["DeleteTableCommand", {}],
    [
      "QueryCommand",
      { KeyConditionExpression: "pk = :other", ExpressionAttributeValues: { ":pk": own, ":other": foreign } },
    ],
    ["QueryCommand", { KeyConditionExpression: "pk = :pk OR pk = :other", ExpressionAttributeValues: { ":pk": own } }],
    [
      "QueryCommand",
      { IndexName: "gsi1", KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": own } },
    ],
    ["UpdateItemCommand", { Key: { pk: own, sk: "a" }, UpdateExpression: "SET gsi1pk = :x" }],
    [
      "UpdateItemCommand",
      { Key: { pk: own, sk: "a" }, UpdateExpression: "SET #a = :x", ExpressionAttributeNames: { "#a": "gsi1pk" } },
    ],
    ["TransactWriteItemsCommand", { TransactItems: [{ Upsert: {} }] }],
  ])("never sends %s %j", (command, input) => {
    expect(() => assertWithin({ tenantId: own, lookup: true }, command, input)).toThrow(Crossing);
  });
});

it("10,000 random commands of every kind, sent by the client: what crosses never leaves it, all else does", async () => {
  const { wrong, sent, kinds } = await sentBeyond({ commands: 10_000, seed: 1 });
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThan(1000);
  expect(kinds.size).toBe(17);
});

it("a real client of one tenant cannot read another's item", async () => {
  const { db } = await testWorld();
  const item = { pk: foreign, sk: "secret", data: "theirs" };
  await db.forTenant(foreign, noon).transact([{ Put: { TableName: "", Item: item } }], "token");
  await expect(db.forTenant(foreign, noon).get(item)).resolves.toMatchObject({ data: "theirs" });
  await expect(db.forTenant(own, noon).get(item)).rejects.toBeInstanceOf(Crossing);
  await expect(db.lookup(noon).get(item)).rejects.toBeInstanceOf(Crossing);
  await expect(db.forTenant(own, noon).all({ pk: foreign })).rejects.toBeInstanceOf(Crossing);
});
