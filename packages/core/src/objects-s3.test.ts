import { afterAll, beforeAll, expect, it } from "vitest";
import { startS3 } from "../test/s3.ts";
import type { Objects } from "./objects.ts";
import { s3Objects } from "./objects-s3.ts";

let s3: Awaited<ReturnType<typeof startS3>>;
let objects: Objects;
beforeAll(async () => {
  s3 = await startS3({ pageSize: 2 });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  objects = s3Objects("objects", { endpoint: s3.endpoint, region: "eu-north-1", credentials });
});
afterAll(() => s3.stop());

const bytes = (text: string) => new TextEncoder().encode(text);

it("what is put is got whole, the last one put; what is not there is nothing", async () => {
  await objects.put("ten_1/imports/imp_1.csv", bytes("first"));
  await objects.put("ten_1/imports/imp_1.csv", bytes("Åsa;1984"));
  expect(await objects.get("ten_1/imports/imp_1.csv")).toEqual(bytes("Åsa;1984"));
  expect(await objects.get("ten_1/imports/imp_2.csv")).toBeUndefined();
});

it("what is deleted is gone with every version of it, and nothing else is", async () => {
  await objects.put("ten_1/keys/par_1", bytes("first"));
  await objects.put("ten_1/keys/par_1", bytes("second"));
  await objects.put("ten_1/keys/par_10", bytes("another's"));
  await objects.delete("ten_1/keys/par_1");
  await objects.delete("ten_1/keys/par_1");
  expect(await objects.get("ten_1/keys/par_1")).toBeUndefined();
  expect(s3.versionsOf("ten_1/keys/par_1")).toBe(0);
  expect(await objects.get("ten_1/keys/par_10")).toEqual(bytes("another's"));
});

it("what is created is left as it is by whoever would create it again", async () => {
  const [one, other] = await Promise.all([
    objects.create("ten_2/keys/k", bytes("a")),
    objects.create("ten_2/keys/k", bytes("b")),
  ]);
  expect([one, other].filter(Boolean)).toHaveLength(1);
  expect(await objects.get("ten_2/keys/k")).toEqual(bytes(one ? "a" : "b"));
});

it("a folder lists what is below it in order, over more pages than one, and one that is not there nothing", async () => {
  const names = ["ten_3/a", "ten_3/b/1", "ten_3/b/2", "ten_3/b/3", "ten_3/c"];
  for (const name of names.toReversed()) await objects.put(name, bytes("x"));
  await objects.put("ten_33/a", bytes("x"));
  expect(await objects.list("ten_3")).toEqual(names);
  expect(await objects.list("ten_4")).toEqual([]);
});
