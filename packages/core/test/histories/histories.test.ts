import { describe, expect, it } from "vitest";
import type { Planted } from "./faulty-client.ts";
import { histories, type Kind, wrongIn } from "./many.ts";

/**
 * Racing clients under throttling, conflicts, answers that are lost or come late, and processes that are killed. A history
 * takes a tenth of a second and more, so that the tests have as many as fit; `npm run bench -- trust` has the thousands.
 */
const endpoint = () => process.env["DYNAMODB_ENDPOINT"] ?? "";

describe.each<[Kind, number]>([
  ["seats", 12],
  ["interviews", 8],
])("%s under faults", (kind, count) => {
  it("are never booked twice, whoever has one is not told no, what was said stands, and each mail goes out once", async () => {
    for await (const found of histories(endpoint(), kind, { from: 1, count }))
      expect(wrongIn(found), `seed ${found.seed} of ${kind}`).toEqual([]);
  });
});

it("a history comes out the same again from its seed, in another town too", async () => {
  const traces: string[][] = [];
  for (let n = 0; n < 2; n++)
    for await (const { trace } of histories(endpoint(), "interviews", { from: 7, count: 1 })) traces.push(trace);
  expect(traces[0]?.length).toBeGreaterThan(20);
  expect(traces[1]).toEqual(traces[0]);
});

it.each<[Planted, Kind]>([
  ["no condition", "seats"],
  ["no version", "seats"],
  ["fresh token", "seats"],
  ["no version", "interviews"],
])("a mistake is noticed: %s, in %s", async (planted, kind) => {
  const noticed: number[] = [];
  for await (const found of histories(endpoint(), kind, { from: 1, count: 40, planted })) {
    if (wrongIn(found).length > 0) noticed.push(found.seed);
    if (noticed.length > 0) break;
  }
  expect(noticed).toHaveLength(1);
});
