import { expect, test } from "vitest";
import { addressOf } from "./client.ts";
import { Problem, problemOf } from "./problem.ts";

test("an address has its parameters in place, escaped, and leaves out what is undefined", () => {
  expect(
    addressOf("/placements/{placementId}/ranking", {
      path: { placementId: "plc/1" },
      query: { limit: "20", cursor: undefined, with: ["a", "b"] },
    }),
  ).toBe("/api/v1/placements/plc%2F1/ranking?limit=20&with=a&with=b");
});

test("an address whose parameter is missing is a bug, not a wrong address", () => {
  expect(() => addressOf("/placements/{placementId}", {})).toThrow("placementId");
});

test("problem+json becomes a problem with its code and its fields", async () => {
  const body = {
    code: "notPublishable",
    detail: "Två saker saknas.",
    errors: [{ path: "hours.min", code: "required", message: "Skriv timmar." }],
  };
  const problem = await problemOf(
    new Response(JSON.stringify(body), { status: 422, headers: { "x-request-id": "req_7" } }),
  );
  expect(problem).toMatchObject({
    status: 422,
    code: "notPublishable",
    detail: "Två saker saknas.",
    requestId: "req_7",
    passing: false,
  });
  expect(problem.messageAt("hours.min")).toBe("Skriv timmar.");
});

test("an answer that is no problem+json is still a problem, and a fault at the other end may pass", async () => {
  const problem = await problemOf(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ status: 502, code: "http-502", passing: true });
});
