import { expect, test } from "vitest";
import { redriveDrill } from "./drill/redrive.ts";

test("a poisoned batch holds up nobody else, and once its cause is mended a redrive does what was given up, nothing of it twice; the log names the requests", async () => {
  const { records, lines, ...drill } = await redriveDrill(process.env["DYNAMODB_ENDPOINT"] ?? "", 4);
  expect(records).toBeGreaterThan(100);
  expect(lines).toBeGreaterThan(3);
  expect(drill).toEqual({
    givenUp: 3,
    poisoned: 3,
    heldUp: 0,
    auditFaults: 0,
    poolsWrong: 0,
    mailsLost: 0,
    mailsTwice: 0,
    jobsLeft: 0,
    again: 0,
    nameless: 0,
  });
});
