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

it.each(["", "..", "../secrets.json", "a/../../b", "/etc/passwd", "a//b", ".hidden", "a\\b"])(
  "no name leads out of the folder: %j",
  async (name) => {
    await expect(objects.get(name)).rejects.toThrow("not a name");
    await expect(objects.put(name, bytes("x"))).rejects.toThrow("not a name");
  },
);
