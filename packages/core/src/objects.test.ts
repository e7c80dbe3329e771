import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderObjects } from "./objects.ts";

const folder = mkdtempSync(join(tmpdir(), "passa-objects-"));
const objects = folderObjects(folder);
const bytes = (text: string) => new TextEncoder().encode(text);

it("what is put is got whole, the last one put, until it is deleted", async () => {
  await objects.put("ten_1/imports/imp_1.csv", bytes("first"));
  await objects.put("ten_1/imports/imp_1.csv", bytes("second"));
  expect(await objects.get("ten_1/imports/imp_1.csv")).toEqual(bytes("second"));
  expect(readdirSync(join(folder, "ten_1/imports"))).toEqual(["imp_1.csv"]);
  await objects.delete("ten_1/imports/imp_1.csv");
  await objects.delete("ten_1/imports/imp_1.csv");
  expect(await objects.get("ten_1/imports/imp_1.csv")).toBeUndefined();
});

it("what is created is left as it is by whoever would create it again", async () => {
  expect(await objects.create("ten_2/keys/par_1", bytes("first"))).toBe(true);
  expect(await objects.create("ten_2/keys/par_1", bytes("second"))).toBe(false);
  expect(await objects.get("ten_2/keys/par_1")).toEqual(bytes("first"));
});

it("a folder lists what is below it, whole names in order, and one that is not there nothing", async () => {
  await objects.put("ten_3/b/2", bytes("x"));
  await objects.put("ten_3/b/1", bytes("x"));
  await objects.put("ten_3/a", bytes("x"));
  expect(await objects.list("ten_3")).toEqual(["ten_3/a", "ten_3/b/1", "ten_3/b/2"]);
  expect(await objects.list("ten_4")).toEqual([]);
});

it.each(["", "..", "../secrets.json", "a/../../b", "/etc/passwd", "a//b", ".hidden", "a\\b"])(
  "no name leads out of the folder: %j",
  async (name) => {
    await expect(objects.get(name)).rejects.toThrow("not a name");
    await expect(objects.put(name, bytes("x"))).rejects.toThrow("not a name");
  },
);
