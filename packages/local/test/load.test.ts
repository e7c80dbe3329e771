import { expect, test } from "vitest";
import { load } from "../bench/load.ts";

test("ten event mornings at once are answered, and schedules also while the database refuses writes", async () => {
  const { requests, errors, whileRefused } = await load(process.env["DYNAMODB_ENDPOINT"] ?? "", {
    seconds: 2,
    people: 4,
  });
  expect(errors).toEqual([]);
  expect(requests).toBe(150);
  expect(whileRefused).toEqual({ read: 4, of: 4 });
}, 120_000);
