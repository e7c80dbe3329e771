import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import { portalFiles } from "./portal-files.ts";

const script = "export const steg = 1;\n".repeat(200);
let dist: string;
let app: Hono;
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), "passa-portal-"));
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), "<!doctype html><title>Passa</title>");
  writeFileSync(join(dist, "assets", "app-3f2a.js"), script);
  app = new Hono().get("*", portalFiles(dist));
});
afterAll(() => rmSync(dist, { recursive: true }));

it.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
])("compresses with %s when the browser takes it", async (encoding, decompress) => {
  const response = await app.request("/assets/app-3f2a.js", { headers: { "accept-encoding": encoding } });
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(decompress(Buffer.from(await response.arrayBuffer())).toString()).toBe(script);
});

it("does not compress for a browser that takes nothing, or excludes it", async () => {
  for (const accepted of ["", "br;q=0, gzip;q=0"]) {
    const response = await app.request("/assets/app-3f2a.js", { headers: { "accept-encoding": accepted } });
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(script);
  }
});

it("lets hashed files be kept for good, and asks about the page each time", async () => {
  expect((await app.request("/assets/app-3f2a.js")).headers.get("cache-control")).toContain("immutable");
  const page = await app.request("/");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const etag = page.headers.get("etag") ?? "";
  expect((await app.request("/", { headers: { "if-none-match": etag } })).status).toBe(304);
});

it("gives the page for every path of the portal's router, and no page for a file that is not there", async () => {
  expect(await (await app.request("/placements/plc_1/ranking")).text()).toContain("<title>Passa</title>");
  expect((await app.request("/assets/gone-1.js")).status).toBe(404);
  expect((await app.request("/../secrets.json")).status).toBe(404);
});
