import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { addressOf, api } from "./client.ts";
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

afterEach(() => vi.unstubAllGlobals());

test("what writes goes with the SHA-256 of its bytes, a file as well as JSON and nothing; what reads, without", async () => {
  const sent: { body: Uint8Array; digest: string | null }[] = [];
  vi.stubGlobal("document", { documentElement: { lang: "sv" } });
  vi.stubGlobal("fetch", async (_address: string, init: RequestInit) => {
    const request = new Request("http://passa.test", { ...init, credentials: "omit" });
    const body = new Uint8Array(await request.arrayBuffer());
    sent.push({ body, digest: request.headers.get("x-amz-content-sha256") });
    return new Response("{}");
  });
  const file = new Blob(["Förnamn;Efternamn\nÅsa;Öst\n"], { type: "text/csv" });
  const importId = "imp_01J00000000000000000000000";
  await api("POST /participant-imports", { body: { fileName: "höst.csv" } });
  await api("PUT /participant-imports/{importId}/file", { path: { importId }, file });
  await api("POST /participant-imports/{importId}/run", { path: { importId } });
  await api("GET /participant-imports/{importId}", { path: { importId } });
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(sent.map(({ body }) => body.length > 0)).toEqual([true, true, false, false]);
  expect(sent.map(({ digest }) => digest)).toEqual([...sent.slice(0, 3).map(({ body }) => sha256(body)), null]);
});
