import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newId, systemContext, type World } from "@passa/core/context";
import { waitingJobs } from "@passa/core/job/job";
import { folderObjects } from "@passa/core/objects";
import { connect } from "@passa/core/table";
import { createTenant } from "@passa/core/tenant/tenant";
import { inviteStaff } from "@passa/core/user/user";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "./emulator.ts";
import { openAccounts } from "./identity/accounts.ts";
import { ACR, createIdentity } from "./identity/identity.ts";
import { close, listen } from "./listening.ts";
import { startMailCatcher, type MailCatcher } from "./mail-catcher.ts";
import { keepSecrets } from "./secrets.ts";
import { settingsIn } from "./self-hosted-settings.ts";
import { seenThrough } from "./self-hosted.ts";

const notBuilt = !existsSync(fileURLToPath(new URL("../../portal/dist/index.html", import.meta.url)));
const entry = fileURLToPath(new URL("./serve.ts", import.meta.url));
const origin = "https://passa.karlskrona.example";
const eva = { email: "eva@karlskrona.example", name: "Eva Modig" };
const password = "tre korta ord";

const whole = {
  PASSA_ORIGIN: origin,
  DYNAMODB_ENDPOINT: "http://127.0.0.1:8000",
  PASSA_SECRET: "0123456789abcdef0123456789abcdef",
  PASSA_SMTP_URL: "smtp://127.0.0.1:2525",
  PASSA_SENDER: "Passa <passa@karlskrona.example>",
  PASSA_OIDC_ISSUER: "https://login.karlskrona.example",
  PASSA_OIDC_CLIENT_ID: "passa",
  PASSA_OIDC_CLIENT_SECRET: "a secret",
  PASSA_OIDC_STAFF_ACR: ACR.mfa,
};

let folder: string;
const started: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "passa-self-hosted-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Passa as `npm start` runs it in production, with nothing in its environment but what is given. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", entry], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { PATH: process.env["PATH"], NODE_ENV: "production", PASSA_DATA: join(folder, "data"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => ({ code: code as number | null, out, err }));
  const ready = () =>
    new Promise<void>((resolve, reject) => {
      child.stdout.on("data", () => /^ready /m.test(out) && resolve());
      void ended.then(({ err: said }) => reject(new Error(`ended before it was ready: ${said}`)));
    });
  return { child, ended, ready };
}

describe.skipIf(notBuilt)("on a machine of one's own", () => {
  const tableName = `self-hosted-${randomUUID()}`;
  let provider: { issuer: string; servers: Server[] };
  let mail: MailCatcher;
  beforeAll(async () => {
    const at = `http://127.0.0.1:${await freePort()}`;
    const secrets = await keepSecrets(join(folder, "secrets.json"));
    const accounts = openAccounts(join(folder, "accounts.json"));
    await accounts.put({ subject: "s-eva", secondFactor: true, ...eva }, password);
    const identity = createIdentity({
      origin: at,
      accounts,
      client: {
        id: "passa",
        secret: whole.PASSA_OIDC_CLIENT_SECRET,
        redirectUris: [`${origin}/api/v1/sign-in/callback`],
        postLogoutRedirectUris: [origin],
      },
      signingKeys: [secrets.identitySigning],
      cookieKeys: [secrets.identityCookies],
      sendMail: () => Promise.resolve(),
      now: () => new Date(),
    });
    const app = new Hono().route("/", identity) as Hono;
    provider = { issuer: `${at}/local-idp`, servers: await listen(app, Number(new URL(at).port), ["127.0.0.1"]) };
    mail = await startMailCatcher({ folder: join(folder, "mail"), now: () => new Date() });
  });
  afterAll(async () => {
    await close(provider.servers);
    await mail.stop();
  });

  it(
    "makes its table, mails an invitation, signs in at the provider it is told of with a secure cookie, and has no login or mailbox of its own",
    { timeout: 120_000 },
    async () => {
      const port = await freePort();
      const endpoint = process.env["DYNAMODB_ENDPOINT"] ?? "";
      const env = {
        ...whole,
        PORT: String(port),
        DYNAMODB_ENDPOINT: endpoint,
        PASSA_TABLE: tableName,
        PASSA_OIDC_ISSUER: provider.issuer,
        PASSA_SMTP_URL: mail.smtpUrl,
      };
      const first = start(env);
      await first.ready();
      const world: World = {
        db: connect({ endpoint, region: "local", tableName }),
        objects: folderObjects(join(folder, "data", "objects")),
        mail: { send: () => Promise.reject(new Error("the product sends it")) },
        identity: { invite: async () => ({ url: origin }) },
        jobs: waitingJobs,
        newId,
        secret: whole.PASSA_SECRET,
        origin,
      };
      const now = new Date().toISOString();
      const karlskrona = { name: "Karlskrona", municipalityCode: "1080", origin: { lat: 56.16, lon: 15.59 } };
      const { id: tenantId } = await createTenant({ world, now, requestId: "test" }, karlskrona);
      await inviteStaff(systemContext(world, { tenantId, now, requestId: "test" }), { ...eva, role: "admin" });

      const at = `http://127.0.0.1:${port}`;
      const begin = await fetch(`${at}/api/v1/sign-in?as=staff`, { redirect: "manual" });
      const underWay = cookieOf(begin);
      const back = await signInAt(begin.headers.get("location") ?? "");
      expect(back.origin + back.pathname).toBe(`${origin}/api/v1/sign-in/callback`);
      const done = await fetch(`${at}${back.pathname}${back.search}`, {
        redirect: "manual",
        headers: { cookie: underWay },
      });
      expect(done.headers.get("location")).toBe(`${origin}/`);
      const session = done.headers.getSetCookie().find((line) => line.startsWith("__Host-passa=")) ?? "";
      for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(session).toContain(attribute);
      const who = await fetch(`${at}/api/v1/session`, { headers: { cookie: session.split(";", 1)[0] ?? "" } });
      expect(await who.json()).toMatchObject({
        user: { name: eva.name, role: "admin" },
        tenant: { name: "Karlskrona" },
      });

      const page = await fetch(at);
      expect(await page.text()).toContain("<title>Passa</title>");
      expect(page.headers.get("strict-transport-security")).toContain("max-age=");
      expect((await fetch(`${at}/api/health`)).status).toBe(200);
      const own = await fetch(`${at}/local-idp/.well-known/openid-configuration`);
      expect(own.headers.get("content-type") ?? "").not.toContain("json");
      expect(await (await fetch(`${at}/local-mail`)).text()).not.toContain("Brevlådan");

      first.child.kill("SIGTERM");
      const { code, out } = await first.ended;
      expect(code).toBe(0);
      const lines = out.split("\n").filter((line) => line.startsWith("{"));
      expect(lines.some((line) => line.includes('"route":"GET /session"'))).toBe(true);
      expect(lines.join("")).not.toContain(eva.email);

      // What waits is sent when it starts again.
      const second = start(env);
      await second.ready();
      const letters = () =>
        readdirSync(join(folder, "mail")).map((name) => readFileSync(join(folder, "mail", name), "utf8"));
      await expect.poll(letters, { timeout: 20_000 }).toHaveLength(1);
      expect(letters()[0]).toContain(eva.email);
      second.child.kill("SIGTERM");
      expect((await second.ended).code).toBe(0);
    },
  );

  it("says in one line each what is not set, and nothing of what is", { timeout: 60_000 }, async () => {
    const { code, err } = await start({ PASSA_ORIGIN: origin, PASSA_SECRET: "short" }).ended;
    const lines = err.trim().split("\n");
    expect(code).toBe(1);
    for (const name of Object.keys(whole).filter((one) => one !== "PASSA_ORIGIN"))
      expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
    expect(lines).toHaveLength(Object.keys(whole).length - 1);
    expect(err).not.toContain("short,");
  });
});

describe("its settings", () => {
  const read = (more: Record<string, string>) => settingsIn({ ...whole, ...more }, { folder: "/data" });

  it("are whole with what must be set, and may lie in files", () => {
    expect(read({})).toMatchObject({ port: 4000, proxies: 0, tableName: "passa", folder: "/data", origin });
    const file = join(folder, "secret");
    writeFileSync(file, `${"f".repeat(64)}\n`);
    expect(read({ PASSA_SECRET: "", PASSA_SECRET_FILE: file }).secret).toBe("f".repeat(64));
    expect(() => read({ PASSA_SECRET: "", PASSA_SECRET_FILE: "/nowhere" })).toThrow("PASSA_SECRET_FILE");
  });

  it.each([
    ["PASSA_ORIGIN", "http://passa.karlskrona.example"],
    ["PASSA_ORIGIN", "https://passa.karlskrona.example/"],
    ["PASSA_OIDC_ISSUER", "http://login.karlskrona.example"],
    ["PASSA_SECRET", "too short"],
    ["PASSA_SMTP_URL", "https://mail.example"],
    ["PASSA_SENDER", "Passa"],
    ["DYNAMODB_ENDPOINT", "dynamodb"],
    ["PASSA_PROXIES", "all"],
    ["PORT", "70000"],
  ])("refuse %s=%s", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`${name} is not right`);
  });

  it("believe of X-Forwarded-For what proxies of one's own have added, and nothing without them", () => {
    const env = { incoming: { socket: { remoteAddress: "10.0.0.2" } } };
    const from = (proxies: number, header?: string) =>
      seenThrough({ proxies }, header, env).incoming?.socket?.remoteAddress;
    expect(from(0, "198.51.100.7")).toBe("10.0.0.2");
    expect(from(1, "6.6.6.6, 198.51.100.7")).toBe("198.51.100.7");
    expect(from(2, "6.6.6.6, 198.51.100.7, 10.0.0.1")).toBe("198.51.100.7");
    expect(from(1)).toBe("10.0.0.2");
  });
});

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");

/** Goes through the provider's pages as a browser would. @returns where it sends the browser back to */
async function signInAt(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const next = (response: Response, from: string) => new URL(response.headers.get("location") ?? "", from).href;
  const page = next(await visit(address), address);
  await visit(page);
  await visit(page, { email: eva.email, password });
  const shown = await (await visit(page)).text();
  const code = /(\d{3}) (\d{3})/.exec(shown);
  const resumed = next(await visit(page, { code: `${code?.[1]}${code?.[2]}` }), page);
  return new URL(next(await visit(resumed), resumed));
}
