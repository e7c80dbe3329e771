import { systemContext } from "@passa/core/context";
import { inviteEmployerMember } from "@passa/core/employer/employer";
import { inviteStaff } from "@passa/core/user/user";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { municipality, noon, origin, problemOf, testApi, type TestApi } from "../../test/api.ts";
import { startProvider } from "../../test/provider.ts";

const client = { clientId: "passa", clientSecret: "client secret" };
const mfa = "urn:passa:acr:mfa";

/** An artifact's own clock stands where the test's does, and it holds what is signed against that. */
const providerClock = () => (process.env["PASSA_API"] === "artifact" ? Date.parse(api.clock.now) : Date.now());

let provider: Awaited<ReturnType<typeof startProvider>>;
let api: TestApi;
let town: Awaited<ReturnType<typeof municipality>>;
beforeAll(async () => {
  provider = await startProvider(client, providerClock);
  api = await testApi({ oidc: { ...client, issuer: provider.issuer } });
  town = await municipality(api);
});
afterAll(() => provider.stop());
beforeEach(() => {
  api.clock.now = noon;
  Object.assign(provider.state, { down: false, badSignature: false, token: {}, issuer: "" });
});

const system = () => systemContext(api.world, { tenantId: town.tenant.id, now: noon, requestId: "test" });
let people = 0;
async function invitedMatcher(): Promise<string> {
  const email = `eva.${++people}@karlskrona.example`;
  await inviteStaff(system(), { name: "Eva Modig", email, role: "matcher" });
  return email;
}
async function invitedEmployerMember(): Promise<string> {
  const email = `robin.${++people}@nordkajen.example`;
  await inviteEmployerMember(system(), { id: town.employer.id, name: "Robin Berg", email });
  return email;
}

/** The way to the provider: where the browser is sent, and the cookie that it keeps meanwhile. */
async function begin(query = "") {
  const response = await api.call(`GET /sign-in${query}`);
  const url = new URL(response.headers.get("location") ?? "");
  return { response, url, cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

async function comeBack({ url, cookie }: { url: URL; cookie: string }, answer: Record<string, string>) {
  const query = new URLSearchParams({ state: url.searchParams.get("state") ?? "", ...answer });
  const response = await api.call(`GET /sign-in/callback?${query.toString()}`, { headers: { cookie } });
  const sessionCookie = response.headers.getSetCookie().find((one) => one.startsWith("__Host-passa="));
  return { status: response.status, location: response.headers.get("location") ?? "", sessionCookie };
}

async function signIn(email: string, claims: Record<string, unknown> = {}, query = "?as=staff") {
  const way = await begin(query);
  const code = provider.code(way.url, `subject of ${email}`, { email, email_verified: true, acr: mfa, ...claims });
  return comeBack(way, { code, iss: provider.issuer });
}

const reasonOf = (location: string) => {
  expect(location.startsWith(`${origin}/sign-in?`), location).toBe(true);
  return new URL(location).searchParams.get("reason");
};

describe("signing in at the provider", () => {
  test("asks with PKCE, state, nonce and a second factor for staff, and keeps them in a signed cookie that no script reads", async () => {
    const { response, url } = await begin("?as=staff&returnTo=/placements");
    expect(response.status).toBe(302);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "passa",
      redirect_uri: `${origin}/api/v1/sign-in/callback`,
      code_challenge_method: "S256",
      acr_values: mfa,
    });
    for (const name of ["state", "nonce", "code_challenge"])
      expect(url.searchParams.get(name)?.length, name).toBeGreaterThan(40);
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-passa-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test("does not ask an employer for a second factor", async () => {
    expect((await begin("?as=employer")).url.searchParams.has("acr_values")).toBe(false);
  });

  test("ends where one wanted to go, with a session in a cookie that holds a random token only", async () => {
    const {
      status,
      location,
      sessionCookie = "",
    } = await signIn(await invitedMatcher(), {}, "?as=staff&returnTo=/placements%3Fstate=published");
    expect([status, location]).toEqual([302, `${origin}/placements?state=published`]);
    expect(sessionCookie).toMatch(/^__Host-passa=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    const token = /=([\w-]{43})/.exec(sessionCookie)?.[1] ?? "";
    expect(await (await api.call("GET /session", { as: token })).json()).toMatchObject({
      user: { name: "Eva Modig", role: "matcher" },
      tenant: { name: "Karlskrona" },
    });
  });

  test("lets an employer in without a second factor, and staff not", async () => {
    expect(
      (await signIn(await invitedEmployerMember(), { acr: "urn:passa:acr:password" }, "?as=employer")).location,
    ).toBe(`${origin}/`);
    const refused = await signIn(await invitedMatcher(), { acr: "urn:passa:acr:password" });
    expect([reasonOf(refused.location), refused.sessionCookie]).toEqual(["secondFactorMissing", undefined]);
  });

  test("where the provider asks everybody for a second factor, it is neither asked for one nor asked which", async () => {
    const strict = await testApi({ oidc: { ...client, issuer: provider.issuer, staffAcr: undefined } });
    const { tenant } = await municipality(strict);
    const email = "ulla@karlskrona.example";
    const asSystem = systemContext(strict.world, { tenantId: tenant.id, now: noon, requestId: "test" });
    await inviteStaff(asSystem, { name: "Ulla Lind", email, role: "matcher" });
    const begun = await strict.call("GET /sign-in?as=staff");
    const way = new URL(begun.headers.get("location") ?? "");
    expect(way.searchParams.has("acr_values")).toBe(false);
    const query = new URLSearchParams({
      state: way.searchParams.get("state") ?? "",
      code: provider.code(way, "ulla", { email, email_verified: true }),
      iss: provider.issuer,
    });
    const cookie = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const came = await strict.call(`GET /sign-in/callback?${query.toString()}`, { headers: { cookie } });
    expect(came.headers.getSetCookie().some((one) => one.startsWith("__Host-passa="))).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ["who is no member", { email: "nobody@elsewhere.example" }],
    ["whose address the provider has not verified", { email_verified: false }],
    ["whose address the provider does not tell", { email: undefined }],
  ])("sends back %s", async (_, claims) => {
    const { location, sessionCookie } = await signIn(await invitedMatcher(), claims);
    expect([reasonOf(location), sessionCookie]).toEqual(["notInvited", undefined]);
  });

  test("a cookie over plain HTTP has no prefix and is not Secure, so that it works on this computer", async () => {
    const local = await testApi({ at: "http://localhost:4000", oidc: { ...client, issuer: provider.issuer } });
    const response = await local.call("GET /sign-in");
    expect(response.headers.get("set-cookie")).toMatch(
      /^passa-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers.has("strict-transport-security")).toBe(false);
  });
});

describe("what the provider or the browser does wrong ends on the sign-in page with a reason", () => {
  test("a login that was cancelled", async () => {
    const { location } = await comeBack(await begin("?returnTo=/placements"), { error: "access_denied" });
    expect(reasonOf(location)).toBe("cancelled");
    expect(new URL(location).searchParams.get("to")).toBe("/placements");
  });

  test.each<[string, Record<string, string>]>([
    ["an error of its own", { error: "server_error", error_description: "out of order" }],
    ["a code that it does not know", { code: "made-up" }],
    ["neither code nor error", {}],
    ["another provider's name", { code: "made-up", iss: "https://evil.example" }],
  ])("%s", async (_, answer) => {
    expect(reasonOf((await comeBack(await begin(), answer)).location)).toBe("providerFailed");
  });

  test("an ID token that somebody else signed", async () => {
    provider.state.badSignature = true;
    expect(reasonOf((await signIn(await invitedMatcher())).location)).toBe("providerFailed");
  });

  test.each<[string, Record<string, unknown>]>([
    ["is meant for another client", { aud: "another" }],
    ["has expired", { exp: Math.floor(Date.parse(noon) / 1000) - 365 * 24 * 3600 }],
    ["names another provider", { iss: "https://evil.example" }],
    ["was made for another login", { nonce: "another" }],
  ])("an ID token that %s", async (_, token) => {
    provider.state.token = token;
    expect(reasonOf((await signIn(await invitedMatcher())).location)).toBe("providerFailed");
  });

  test("a provider whose document is another's", async () => {
    const late = await testApi({ oidc: { ...client, issuer: provider.issuer } });
    provider.state.issuer = "https://evil.example";
    expect(reasonOf((await late.call("GET /sign-in")).headers.get("location") ?? "")).toBe("providerFailed");
  });

  test("a provider that is down, which is asked again the next time", async () => {
    const late = await testApi({ oidc: { ...client, issuer: provider.issuer } });
    provider.state.down = true;
    expect(reasonOf((await late.call("GET /sign-in")).headers.get("location") ?? "")).toBe("providerFailed");
    provider.state.down = false;
    expect((await late.call("GET /sign-in")).headers.get("location")).toContain(`${provider.issuer}/auth?`);
  });

  test("a way back that was not begun in this browser, was begun elsewhere, or took too long", async () => {
    const way = await begin();
    const code = () => provider.code(way.url, "subject", { acr: mfa });
    expect(reasonOf((await comeBack({ ...way, cookie: "" }, { code: code() })).location)).toBe("tooLate");
    expect(reasonOf((await comeBack({ ...way, cookie: (await begin()).cookie }, { code: code() })).location)).toBe(
      "tooLate",
    );
    expect(reasonOf((await comeBack({ ...way, cookie: `${way.cookie}x` }, { code: code() })).location)).toBe("tooLate");
    api.clock.now = "2027-03-01T12:10:00.000Z";
    expect(reasonOf((await comeBack(way, { code: code() })).location)).toBe("tooLate");
  });

  test("a code that is used again", async () => {
    const email = await invitedMatcher();
    const way = await begin();
    const code = provider.code(way.url, email, { email, email_verified: true, acr: mfa });
    expect((await comeBack(way, { code })).sessionCookie).toBeDefined();
    expect(reasonOf((await comeBack(way, { code })).location)).toBe("providerFailed");
  });
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "javascript:alert(1)",
  "evil",
  "",
])("nobody is sent out of the portal: %j is no return address", async (returnTo) => {
  const response = await api.call(`GET /sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  expect(response.status).toBe(400);
  expect((await problemOf(response)).errors).toMatchObject([{ path: "returnTo" }]);
  expect(response.headers.has("location")).toBe(false);
});

describe("a participant's one-time code", () => {
  async function handedOut() {
    const { token } = await town.staff("matcher");
    const body = {
      givenName: "Hodan",
      familyName: "Ali",
      birthDate: "1984-05-02",
      legalGender: "woman",
      channel: "sms",
      language: "so",
      interpreter: true,
      protectedIdentity: false,
    };
    const { participant } = (await (await api.call("POST /participants", { as: token, body })).json()) as {
      participant: { id: string };
    };
    const { code } = (await (await api.call(`POST /participants/${participant.id}/code`, { as: token })).json()) as {
      code: string;
    };
    return { code, participantId: participant.id };
  }

  test("signs the person in once", async () => {
    const { code, participantId } = await handedOut();
    const response = await api.call("POST /session/code", { body: { code } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ user: { name: "Hodan Ali", role: "participant" }, participantId });
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-passa=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const again = await api.call("POST /session/code", { body: { code } });
    expect([again.status, (await problemOf(again)).code]).toEqual([401, "codeNotAccepted"]);
  });

  test("cannot be guessed at: after five wrong ones the answer is to wait, and says how long", async () => {
    api.clock.now = "2027-03-02T12:00:00.000Z";
    const guess = () => api.call("POST /session/code", { body: { code: "000000" } });
    for (let tries = 0; tries < 5; tries++) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect([refused.status, (await problemOf(refused)).code]).toEqual([429, "tooManyTries"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
