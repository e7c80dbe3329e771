import { expect, test } from "vitest";
import { partitionLimits } from "./heat.ts";
import { eventMorning } from "./morning.ts";

/** The largest event that the venue's rules allow for has four times as many people, and asks four times as often. */
const LARGEST = 4 * 4;

test("on an event morning no partition comes near what DynamoDB gives one, at the largest event either", async () => {
  const { heat, calls } = await eventMorning(process.env["DYNAMODB_ENDPOINT"] ?? "", { minutes: 1 });
  expect(calls).toBeGreaterThan(80);
  const [warmest] = heat.peaks();
  if (!warmest) throw new Error("the table was asked");
  expect({
    ...warmest,
    isWarm: warmest.read * LARGEST > partitionLimits.read || warmest.write * LARGEST > partitionLimits.write,
  }).toMatchObject({ isWarm: false });
});
