import { beforeAll, describe, expect, it } from "vitest";
import { noon, testWorld, type TestWorld } from "../test/world.ts";
import { newId } from "./context.ts";
import type { Range, Table } from "./table.ts";

let world: TestWorld;
let table: Table;
const tenantId = newId("tenant", noon);
const numbers = Array.from({ length: 23 }, (_, n) => n);
const inTable: Range = { pk: `${tenantId}#n` };
const inIndex: Range = { pk: `${tenantId}#byParity`, index: "gsi1" };

beforeAll(async () => {
  world = await testWorld();
  table = world.db.forTenant(tenantId, noon);
  const items = numbers.map((n) => ({
    pk: inTable.pk,
    sk: String(n).padStart(3, "0"),
    gsi1pk: inIndex.pk,
    // Ten to a key, so that the order within a key counts too.
    gsi1sk: `k${n % 2}`,
    data: n,
  }));
  await table.transact(
    items.map((Item) => ({ Put: { TableName: "", Item } })),
    "items",
  );
});

async function pages(range: Range, limit: number, keep: (n: number) => boolean) {
  const found: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = await table.page(range, { limit, cursor }, ({ data }) =>
      keep(data as number) ? (data as number) : undefined,
    );
    found.push(page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

describe.each([
  ["table", inTable],
  ["index", inIndex],
])("pages of the %s", (_, range) => {
  it.each([1, 5, 22, 23, 50])("of %i hold every item once, and only the last is short", async (limit) => {
    const found = await pages(range, limit, () => true);
    expect(found.flat().toSorted((a, b) => a - b)).toEqual(numbers);
    expect(found.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    expect(found.at(-1)?.length).toBeGreaterThan(0);
  });

  it("are full although much is left out", async () => {
    const found = await pages(range, 2, (n) => n % 5 === 0);
    expect(found.map((page) => page.length)).toEqual([2, 2, 1]);
  });
});

it.each(["", "nonsense", Buffer.from("{}").toString("base64url"), Buffer.from('["a","b"]').toString("base64url")])(
  "a cursor that is none of ours (%j) is refused at its field",
  async (cursor) => {
    for (const range of [inTable, inIndex]) {
      await expect(table.page(range, { limit: 5, cursor }, () => 1)).rejects.toMatchObject({
        code: "invalid",
        fields: [{ path: "cursor", code: "malformed" }],
      });
    }
  },
);

it("a cursor that names another tenant's key is refused", async () => {
  const cursor = Buffer.from(JSON.stringify(["k0", newId("tenant", noon), "001"])).toString("base64url");
  await expect(table.page(inIndex, { limit: 5, cursor }, () => 1)).rejects.toMatchObject({ code: "invalid" });
});

it("many items come in the order asked for, with holes where there are none", async () => {
  const keys = [...numbers, 999].toReversed().map((n) => ({ pk: inTable.pk, sk: String(n).padStart(3, "0") }));
  const found = await table.getMany(keys);
  expect(found.map((item) => item?.data)).toEqual([undefined, ...numbers.toReversed()]);
});

it("what each command consumes is heard", async () => {
  world.units.splice(0);
  await table.get({ pk: inTable.pk, sk: "001" });
  await table.get({ pk: inTable.pk, sk: "001" }, "strong");
  expect(world.units).toEqual([
    { command: "GetItemCommand", read: 0.5, write: 0 },
    { command: "GetItemCommand", read: 1, write: 0 },
  ]);
});
