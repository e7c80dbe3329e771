import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId, type PublicContext, systemContext, type World } from "@passa/core/context";
import { inviteEmployerMember, registerEmployer, decideOnEmployer } from "@passa/core/employer/employer";
import { waitingJobs } from "@passa/core/job/job";
import type { Job } from "@passa/core/job/job.store";
import { runJob } from "@passa/core/job/run-job";
import type { Letter } from "@passa/core/mail";
import { folderObjects } from "@passa/core/objects";
import { s3Objects } from "@passa/core/objects-s3";
import { beginSession } from "@passa/core/session/session";
import { connect, createTable, dynamoClient } from "@passa/core/table";
import { createTenant } from "@passa/core/tenant/tenant";
import { inviteStaff, memberOf } from "@passa/core/user/user";
import type { Problem } from "@passa/contract/problem";
import type { Employer } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import { createApp } from "../src/api/app.ts";
import type { Deployed } from "./lambda/deployed.ts";
import type { OidcClient } from "../src/api/sign-in.ts";
import type { LogEntry } from "../src/log.ts";

export const noon = "2027-03-01T12:00:00.000Z";
export const origin = "https://passa.example";

export type Call = { as?: string; body?: unknown; headers?: Record<string, string> };

export type ApiOptions = { at?: string; oidc?: Partial<OidcClient> };

type App = {
  request(input: string | Request, init?: RequestInit, env?: object): Response | Promise<Response>;
};

/** The API as the tests see it, wherever it runs. */
type Served = {
  app: App;
  /** What surrounds the API; tests do through it what no request does. */
  world: World;
  clock: { now: string };
  letters: Letter[];
  log: LogEntry[];
  /** Runs what has been begun, as a queue would. */
  runJobs(): Promise<void>;
  /** From now on whatever is asked of the table fails, with this message; with nothing it works again. */
  failWith(message: string | undefined): void;
  stop: () => Promise<void>;
  /** What is deployed, where it is not in this process. */
  deployed?: Deployed;
};

type Surroundings = { endpoint: string; tableName: string; origin: string; oidc: OidcClient; world: World };

/**
 * The real API on a table of its own in the DynamoDB at `endpoint`, with the clock in the caller's hand: in this process, or
 * with `PASSA_API=artifact` as the artifact that is deployed, under Lambda's runtime client.
 */
export async function apiWorld(endpoint: string, { at = origin, oidc: given }: ApiOptions = {}) {
  const tableName = `test-${randomUUID()}`;
  const client = dynamoClient({ endpoint, region: "eu-north-1" });
  await createTable(client, tableName);
  const oidc = {
    issuer: "https://identity.example",
    clientId: "passa",
    clientSecret: "client secret",
    redirectUri: `${at}/api/v1/sign-in/callback`,
    staffAcr: "urn:passa:acr:mfa",
    ...given,
  };
  const world: World = {
    db: connect({ endpoint, region: "eu-north-1", tableName }),
    objects: folderObjects(mkdtempSync(join(tmpdir(), "passa-objects-"))),
    mail: { send: () => Promise.reject(new Error("no post office")) },
    identity: { invite: async () => ({ url: "https://identity.example/begin" }) },
    jobs: waitingJobs,
    newId,
    secret: "a secret of the tests",
    origin: at,
  };
  const serve = process.env["PASSA_API"] === "artifact" ? asDeployed : inProcess;
  const { app, stop, ...served } = await serve({ endpoint, tableName, origin: at, oidc, world });

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

  const close = async () => {
    client.destroy();
    await stop();
  };
  return { app, call, close, ...served };
}

async function inProcess({ world: around, oidc }: Surroundings): Promise<Served> {
  const letters: Letter[] = [];
  const log: LogEntry[] = [];
  const jobs: Job[] = [];
  const clock = { now: noon };
  const world: World = {
    ...around,
    mail: { send: async (letter) => void letters.push(letter) },
    jobs: { begin: async (job) => void jobs.push(job) },
  };
  const { db } = world;
  return {
    app: createApp({ world, clock: () => clock.now, oidc, log: (entry) => void log.push(entry) }),
    world,
    clock,
    letters,
    log,
    async runJobs() {
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await runJob(world, job, () => clock.now);
    },
    failWith(message) {
      const fail = () => {
        throw new Error(message);
      };
      world.db = message === undefined ? db : { forTenant: fail, lookup: fail, withLookup: fail };
    },
    stop: async () => {},
  };
}

async function asDeployed({ world: around, ...surroundings }: Surroundings): Promise<Served> {
  const { deploy } = await import("./lambda/deployed.ts");
  const deployed = await deploy({ ...surroundings, secret: around.secret, now: noon });
  const { letters, log, clock } = deployed;
  const world: World = {
    ...around,
    objects: s3Objects("objects", {
      endpoint: deployed.objects.endpoint,
      region: "eu-north-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    }),
    mail: { send: async (letter) => void letters.push(letter) },
  };
  return {
    app: {
      request(input, init, env) {
        const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
        const request = input instanceof Request ? input : new Request(input, init);
        return deployed.request(request, incoming?.socket?.remoteAddress);
      },
    },
    world,
    clock,
    letters,
    log,
    async runJobs() {
      const failures = await deployed.passOn(["Jobs"]);
      if (failures > 0) throw new Error(`${failures} jobs failed`);
    },
    failWith: (message) => deployed.refuse(message),
    stop: () => deployed.stop(),
    deployed,
  };
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
