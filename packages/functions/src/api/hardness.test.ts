import { beforeAll, describe, expect, test } from "vitest";
import { type Hardness, hardness } from "../../test/hardness.ts";

const REQUESTS = 3000;

describe("3,000 requests made from the document, half of them spoilt in one place", () => {
  let found: Hardness;
  beforeAll(async () => {
    const endpoint = process.env["DYNAMODB_ENDPOINT"] ?? "";
    found = await hardness(endpoint, { requests: REQUESTS, seed: 1 });
  }, 240_000);

  test("reach the use cases: every kind of answer is among them", () => {
    const seen = Object.keys(found.statuses).map(Number);
    expect(seen).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428]));
    expect(found.statuses[200]).toBeGreaterThan(REQUESTS / 10);
  });

  test("are never answered by a bug of ours", () => expect(found.faults.serverErrors).toEqual([]));
  test("are answered without a trace of where in the code", () => expect(found.faults.traces).toEqual([]));
  test("are answered with a status that the document lists", () => expect(found.faults.statuses).toEqual([]));
  test("are answered with nothing that the document does not have", () => expect(found.faults.fields).toEqual([]));
});
