import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ServerType, serve } from "@hono/node-server";
import { systemContext } from "@passa/core/context";
import { createTenant } from "@passa/core/tenant/tenant";
import { inviteStaff } from "@passa/core/user/user";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/emulator.ts";
import { createSite } from "../src/site.ts";
import { type LocalWorld, openWorld } from "../src/world.ts";

const notBuilt = !existsSync(fileURLToPath(new URL("../../portal/dist/index.html", import.meta.url)));

let folder: string;
let origin: string;
let world: LocalWorld;
let server: ServerType;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "passa-beginning-"));
  const port = await freePort();
  origin = `http://localhost:${port}`;
  world = await openWorld({ folder, origin, now: () => new Date(), env: {} });
  if (notBuilt) return;
  const { fetch } = createSite(world);
  server = serve({ fetch, port, hostname: "localhost", overrideGlobalObjects: false });
});
afterAll(async () => {
  server?.close();
  await world.stop();
  rmSync(folder, { recursive: true });
});

/** Follows redirects within the portal and keeps cookies, as a browser does. */
function browser() {
  const cookies = new Map<string, string>();
  return async function open(
    address: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; text: string }> {
    const url = new URL(address, origin);
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next !== null) return open(new URL(next, url).href);
    return { url: url.href, status: response.status, text: await response.text() };
  };
}

it.skipIf(notBuilt)(
  "a municipality begins: its first administrator is invited by mail, chooses a password and comes in with a second factor",
  async () => {
    const { core } = world;
    const now = new Date().toISOString();
    const about = { name: "Karlskrona", municipalityCode: "1080", origin: { lat: 56.16, lon: 15.59 } };
    const tenant = await createTenant({ world: core, now, requestId: "test" }, about);
    const ctx = systemContext(core, { tenantId: tenant.id, now, requestId: "test" });
    await inviteStaff(ctx, { name: "Per Lund", email: "per.lund@karlskrona.se", role: "admin" });

    const open = browser();
    const [, letter = ""] = /href="(\/local-mail\/[^"]+\.eml)"/.exec((await open("/local-mail")).text) ?? [];
    const [, link = ""] = /<a href="(http[^"]+)"/.exec((await open(letter)).text) ?? [];
    const password = "tre korta ord";
    expect((await open(link, { password })).status).toBe(200);

    const login = await open("/api/v1/sign-in?as=staff&returnTo=/members");
    const code = await open(login.url, { email: "per.lund@karlskrona.se", password });
    const [, first = "", second = ""] = /<b class="digits">(\d{3}) (\d{3})</.exec(code.text) ?? [];
    expect((await open(code.url, { code: first + second })).url).toBe(`${origin}/members`);

    const session = await open("/api/v1/session");
    expect(JSON.parse(session.text)).toMatchObject({
      user: { name: "Per Lund", role: "admin" },
      tenant: { id: tenant.id },
    });
  },
);

it.skipIf(notBuilt)("somebody whom nobody invited makes an account at the provider, and is no member", async () => {
  const email = "nyfiken@exempel.se";
  const password = "tre korta ord";
  await world.accounts.put({ subject: "s-nyfiken", email, name: "Nyfiken", secondFactor: false }, password);
  const open = browser();
  const login = await open("/api/v1/sign-in?as=employer");
  expect((await open(login.url, { email, password })).url).toBe(`${origin}/sign-in?reason=notInvited`);
  expect((await open("/api/v1/session")).status).toBe(401);
});
