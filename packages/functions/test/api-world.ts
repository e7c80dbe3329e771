import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId, type PublicContext, systemContext, type World } from "@passa/core/context";
import { inviteEmployerMember, registerEmployer, decideOnEmployer } from "@passa/core/employer/employer";
import type { Job } from "@passa/core/job/job.store";
import { runJob } from "@passa/core/job/run-job";
import type { Letter } from "@passa/core/mail";
import { folderObjects } from "@passa/core/objects";
import { beginSession } from "@passa/core/session/session";
import { connect, createTable, dynamoClient } from "@passa/core/table";
import { createTenant } from "@passa/core/tenant/tenant";
import { inviteStaff, memberOf } from "@passa/core/user/user";
import type { Problem } from "@passa/contract/problem";
import type { Employer } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import { createApp } from "../src/api/app.ts";
import type { OidcClient } from "../src/api/sign-in.ts";
import type { LogEntry } from "../src/log.ts";

export const noon = "2027-03-01T12:00:00.000Z";
export const origin = "https://passa.example";

export type Call = { as?: string; body?: unknown; headers?: Record<string, string> };

export type ApiOptions = { at?: string; oidc?: Partial<OidcClient> };

/** The real API on a table of its own in the DynamoDB at `endpoint`, with the clock in the caller's hand. */
export async function apiWorld(endpoint: string, { at = origin, oidc }: ApiOptions = {}) {
  const tableName = `test-${randomUUID()}`;
  const client = dynamoClient({ endpoint, region: "eu-north-1" });
  await createTable(client, tableName);

  const letters: Letter[] = [];
  const log: LogEntry[] = [];
  const jobs: Job[] = [];
  const clock = { now: noon };
  const world: World = {
    db: connect({ endpoint, region: "eu-north-1", tableName }),
    objects: folderObjects(mkdtempSync(join(tmpdir(), "passa-objects-"))),
    mail: { send: async (letter) => void letters.push(letter) },
    identity: { invite: async () => ({ url: "https://identity.example/begin" }) },
    jobs: { begin: async (job) => void jobs.push(job) },
    newId,
    secret: "a secret of the tests",
    origin: at,
  };
  const app = createApp({
    world,
    clock: () => clock.now,
    oidc: {
      issuer: "https://identity.example",
      clientId: "passa",
      clientSecret: "client secret",
      redirectUri: `${at}/api/v1/sign-in/callback`,
      staffAcr: "urn:passa:acr:mfa",
      ...oidc,
    },
    log: (entry) => void log.push(entry),
  });

  /** One request as the portal's page would send it. */
  const call = async (sentence: string, { as, body, headers = {} }: Call = {}): Promise<Response> => {
    const [method = "GET", path = "/"] = sentence.split(" ");
    const sent = new Headers({
      ...(method !== "GET" && { origin: at }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    });
    if (as !== undefined) sent.set("cookie", `${at.startsWith("https:") ? "__Host-passa" : "passa"}=${as}`);
    const content =
      body === undefined
        ? {}
        : {
            body:
              body instanceof Uint8Array
                ? (body as Uint8Array<ArrayBuffer>)
                : typeof body === "string"
                  ? body
                  : JSON.stringify(body),
          };
    return app.request(`${at}${path.startsWith("/api") ? path : `/api/v1${path}`}`, {
      method,
      headers: sent,
      ...content,
    });
  };

  /** Runs what has been begun, as a queue would. */
  const runJobs = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await runJob(world, job, () => clock.now);
  };
  return { app, world, clock, letters, log, call, runJobs, close: () => client.destroy() };
}
export type TestApi = Awaited<ReturnType<typeof apiWorld>>;

const publicContext = ({ world, clock }: TestApi): PublicContext => ({
  now: clock.now,
  requestId: randomUUID(),
  world,
  client: "test",
});

/** A municipality with an approved employer, and a session for whoever is asked for. */
export async function municipality(api: TestApi, { name = "Karlskrona", municipalityCode = "1080" } = {}) {
  const { world, clock } = api;
  const tenant = await createTenant(
    { world, now: clock.now, requestId: randomUUID() },
    { name, municipalityCode, origin: { lat: 56.16, lon: 15.59 } },
  );
  const system = () => systemContext(world, { tenantId: tenant.id, now: clock.now, requestId: randomUUID() });
  const registered = await registerEmployer(system(), {
    name: "Nordkajens Lager AB",
    organisationNumber: "556036-0793",
    contacts: [],
  });
  const employer: Employer = await decideOnEmployer(system(), {
    id: registered.id,
    version: registered.version,
    decision: { decision: "approve", vouchedBy: "Eva Modig", visited: true },
  });

  /** Signs in a new member for the first time, and gives the session's token. */
  const signIn = async (email: string): Promise<{ token: string; userId: Id<"user"> }> => {
    const user = await memberOf(publicContext(api), {
      issuer: "https://identity.example",
      subject: email,
      email,
      emailVerified: true,
    });
    if (!user) throw new Error(`${email} is no member`);
    return { token: (await beginSession(publicContext(api), user)).token, userId: user.id };
  };
  return {
    tenant,
    employer,
    async staff(
      role: "matcher" | "organiser" | "lead" | "admin",
      email = `${role}.${randomUUID()}@karlskrona.example`,
    ) {
      await inviteStaff(system(), { name: `En ${role}`, email, role });
      return signIn(email);
    },
    async employerMember(id = employer.id, email = `robin.${randomUUID()}@nordkajen.example`) {
      await inviteEmployerMember(system(), { id, name: "Robin Berg", email });
      return signIn(email);
    },
  };
}

/** The problem that an answer tells of; fails when it is none. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") throw new Error(`${response.status} ${type}: ${await response.text()}`);
  return (await response.json()) as Problem;
}
