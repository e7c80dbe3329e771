import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../emulator.ts";
import { keepSecrets } from "../secrets.ts";
import { type Accounts, openAccounts } from "./accounts.ts";
import { ACR, createIdentity, localInvitations } from "./identity.ts";

const password = "tre korta ord";
let folder: string;
let origin: string;
let server: ServerType;
let accounts: Accounts;
let clientSecret: string;
let clock = new Date();
const mails: { to: string; text: string }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "passa-identity-"));
  const port = await freePort();
  origin = `http://localhost:${port}`;
  accounts = openAccounts(join(folder, "accounts.json"));
  const secrets = await keepSecrets(join(folder, "secrets.json"));
  clientSecret = secrets.identityClient;
  const identity = createIdentity({
    origin,
    accounts,
    client: {
      id: "passa",
      secret: clientSecret,
      redirectUris: [`${origin}/back`],
      postLogoutRedirectUris: [origin],
    },
    signingKeys: [secrets.identitySigning],
    cookieKeys: [secrets.identityCookies],
    sendMail: async (mail) => void mails.push(mail),
    now: () => clock,
  });
  const app = new Hono().route("/", identity);
  server = await new Promise((resolve) => {
    const listening = serve({ fetch: app.fetch, port, hostname: "localhost" }, () => resolve(listening));
  });
  await accounts.put({ subject: "s-anna", email: "anna@bageriet.se", name: "Anna", secondFactor: false }, password);
  await accounts.put({ subject: "s-sara", email: "sara@karlskrona.se", name: "Sara", secondFactor: true }, password);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  clock = new Date();
});

/** A browser in as much as it keeps cookies by name and follows nothing by itself. */
function visitor() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(new URL(url, origin), {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
}

const verifier = randomBytes(32).toString("base64url");
function authorizeUrl(extra: Record<string, string> = {}): string {
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const query = {
    client_id: "passa",
    redirect_uri: `${origin}/back`,
    response_type: "code",
    scope: "openid email profile",
  };
  const asked = { ...query, state: "s", code_challenge: challenge, code_challenge_method: "S256", ...extra };
  return `/local-idp/auth?${new URLSearchParams(asked).toString()}`;
}

function location(response: Response): string {
  expect(response.status).toBeOneOf([302, 303]);
  return response.headers.get("location") ?? "";
}

async function atLoginPage(extra?: Record<string, string>) {
  const visit = visitor();
  const page = location(await visit(authorizeUrl(extra)));
  expect((await visit(page)).status).toBe(200);
  return { visit, page };
}

/** From the answer to the last form to what the ID token says. */
async function claimsAfter(visit: ReturnType<typeof visitor>, answered: Response) {
  const back = new URL(location(await visit(location(answered))));
  expect(`${back.origin}${back.pathname}`).toBe(`${origin}/back`);
  const code = back.searchParams.get("code") ?? "";
  const response = await fetch(`${origin}/local-idp/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`passa:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: `${origin}/back`,
      code_verifier: verifier,
    }),
  });
  expect(response.status).toBe(200);
  const { id_token: token } = (await response.json()) as { id_token: string };
  const keys = createRemoteJWKSet(new URL(`${origin}/local-idp/jwks`));
  return (await jwtVerify(token, keys, { issuer: `${origin}/local-idp`, audience: "passa" })).payload;
}

describe("signing in", () => {
  it("tells where everything is, under its own path", async () => {
    const found = (await (await fetch(`${origin}/local-idp/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >;
    expect(found).toMatchObject({
      issuer: `${origin}/local-idp`,
      authorization_endpoint: `${origin}/local-idp/auth`,
      token_endpoint: `${origin}/local-idp/token`,
      jwks_uri: `${origin}/local-idp/jwks`,
    });
  });

  it("gives an employer's ID token for a password alone, and says so", async () => {
    const { visit, page } = await atLoginPage();
    const claims = await claimsAfter(visit, await visit(page, { email: " Anna@Bageriet.se ", password }));
    expect(claims).toMatchObject({
      sub: "s-anna",
      email: "anna@bageriet.se",
      name: "Anna",
      acr: ACR.password,
    });
  });

  it.each([
    ["staff", "sara@karlskrona.se", {}, "s-sara"],
    ["anybody for whom it is asked", "anna@bageriet.se", { acr_values: ACR.mfa }, "s-anna"],
  ])("asks %s for a code besides", async (_who, email, extra, subject) => {
    const { visit, page } = await atLoginPage(extra);
    expect(location(await visit(page, { email, password }))).toBe(page);
    const shown = /<b class="digits">(\d{3}) (\d{3})</.exec(await (await visit(page)).text());
    const code = `${shown?.[1]}${shown?.[2]}`;

    const wrong = await visit(page, { code: code === "000000" ? "000001" : "000000" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('aria-invalid="true" aria-describedby="code-problem"');

    const claims = await claimsAfter(visit, await visit(page, { code: `${code.slice(0, 3)} ${code.slice(3)}` }));
    expect(claims).toMatchObject({ sub: subject, acr: ACR.mfa });
  });

  it("starts over after five wrong codes", async () => {
    const { visit, page } = await atLoginPage();
    await visit(page, { email: "sara@karlskrona.se", password });
    let answered = new Response();
    for (let attempt = 0; attempt < 5; attempt += 1) answered = await visit(page, { code: "not digits" });
    expect(await answered.text()).toContain('name="password"');
  });

  it("answers a wrong password at its field, keeps the address, and does not say whether it exists", async () => {
    const { visit, page } = await atLoginPage();
    const texts = [];
    for (const email of ["anna@bageriet.se", "ingen@bageriet.se"]) {
      const response = await visit(page, { email, password: "fel lösenord" });
      expect(response.status).toBe(422);
      const text = await response.text();
      expect(text).toContain(`value="${email}"`);
      expect(text).toContain('aria-describedby="password-problem"');
      texts.push(text.replaceAll(email, "EMAIL"));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it("asks for what was left out at its field", async () => {
    const { visit, page } = await atLoginPage();
    const text = await (await visit(page, { email: "", password: "" })).text();
    expect(text).toContain('id="email-problem"');
    expect(text).toContain('id="password-problem"');
  });

  it("rests an address for a minute after five wrong passwords in a row", async () => {
    const { visit, page } = await atLoginPage();
    const email = "rest@bageriet.se";
    await accounts.put({ subject: "s-rest", email, name: "Rest", secondFactor: false }, password);
    for (let attempt = 0; attempt < 5; attempt += 1) await visit(page, { email, password: "fel lösenord" });
    expect((await visit(page, { email, password })).status).toBe(429);
    clock = new Date(clock.getTime() + 61_000);
    expect((await visit(page, { email, password })).status).toBe(303);
  });

  it("escapes what was typed", async () => {
    const { visit, page } = await atLoginPage();
    const text = await (await visit(page, { email: '"><script>@', password: "x" })).text();
    expect(text).not.toContain("<script>");
  });

  it("asks everybody anew, also in a browser that just signed in", async () => {
    const { visit, page } = await atLoginPage();
    await claimsAfter(visit, await visit(page, { email: "anna@bageriet.se", password }));
    expect(location(await visit(authorizeUrl()))).toContain("/interaction/");
  });

  it("does not continue a login in another browser", async () => {
    const { page } = await atLoginPage();
    expect((await visitor()(page, { email: "anna@bageriet.se", password })).status).toBe(410);
  });

  it("refuses a login without PKCE", async () => {
    const url = authorizeUrl().replace(/&code_challenge[^&]*/g, "");
    expect(location(await visitor()(url))).toContain("error=invalid_request");
  });
});

describe("choosing a password", () => {
  it("makes the account of somebody new through a mailed link, which holds once", async () => {
    const visit = visitor();
    const email = "ny@hamnen.se";
    expect((await visit("/local-idp/password", { email })).status).toBe(200);
    const mail = mails.at(-1);
    expect(mail?.to).toBe(email);
    const link = /http\S+/.exec(mail?.text ?? "")?.[0] ?? "";

    expect((await visit(link, { password: "för kort" })).status).toBe(422);
    expect((await visit(link, { password })).status).toBe(200);
    expect((await visit(link, { password: "ett annat lösenord" })).status).toBe(410);
    expect(await accounts.verify(email, password)).toMatchObject({ email });
  });

  it("does not take a link that is a day old", async () => {
    const token = accounts.passwordToken("sen@hamnen.se", clock, 24 * 60 * 60 * 1000);
    clock = new Date(clock.getTime() + 24 * 60 * 60 * 1000);
    expect((await visitor()(`/local-idp/password/${token}`)).status).toBe(410);
  });
});

describe("an invitation", () => {
  const now = () => clock;
  it("leads somebody new to a page where they choose a password, for two weeks", async () => {
    const person = { email: "Chef@Karlskrona.se", name: "Chefen", secondFactor: true };
    const { url } = await localInvitations({ origin, accounts, now }).invite(person);
    clock = new Date(clock.getTime() + 13 * 24 * 60 * 60 * 1000);
    expect((await visitor()(url, { password })).status).toBe(200);
    expect(await accounts.verify("chef@karlskrona.se", password)).toMatchObject({ name: "Chefen", secondFactor: true });
  });

  it("leaves the password of somebody who has one, and asks for the second factor from now on", async () => {
    await accounts.put({ subject: "s-eva", email: "eva@hamnen.se", name: "Eva", secondFactor: false }, password);
    const person = { email: "eva@hamnen.se", name: "E", secondFactor: true };
    expect(await localInvitations({ origin, accounts, now }).invite(person)).toEqual({ url: origin });
    const account = await accounts.verify("eva@hamnen.se", password);
    expect(account).toEqual({ subject: "s-eva", email: "eva@hamnen.se", name: "Eva", secondFactor: true });
  });
});

describe("accounts", () => {
  it("are kept between starts, without the password, in a file that only its owner reads", async () => {
    const path = join(folder, "accounts.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await openAccounts(path).verify("anna@bageriet.se", password)).toMatchObject({
      subject: "s-anna",
    });
    expect(readFileSync(path, "utf8")).not.toContain(password);
  });
});
