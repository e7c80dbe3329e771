import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Letter } from "@passa/core/mail";
import PostalMime from "postal-mime";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { startS3 } from "../../../core/test/s3.ts";
import { filters } from "../../src/stream/filters.ts";
import type { OidcClient } from "../../src/api/sign-in.ts";
import { LogEntry } from "../../src/log.ts";
import { type Artifact, bundle, type FunctionName, handlers, temporaryFolder } from "./artifacts.ts";
import { type LambdaFunction, lambdaFunction } from "./lambda-function.ts";
import { lackingFor, neededByObjects, neededByTable, noteUsed, type Permission, type Used } from "./permissions.ts";
import { findRuntime } from "./runtime.ts";
import { startTableCalls } from "./table-calls.ts";
import { tableStream } from "./table-stream.ts";

/** How long a line may take from a function's standard output to here, ms. */
const LINE_WITHIN_MS = 10_000;

export type Deployed = Awaited<ReturnType<typeof deploy>>;

/**
 * The product as it is deployed: every function an artifact under Lambda's runtime client, on the table in the DynamoDB at
 * `endpoint`, with object storage, mail and the table's stream on loopback.
 * @throws {Error} when the runtime client is not installed
 */
export async function deploy({
  endpoint,
  tableName,
  origin,
  oidc,
  secret,
  now,
}: {
  endpoint: string;
  tableName: string;
  origin: string;
  oidc: Pick<OidcClient, "issuer" | "clientId" | "clientSecret" | "staffAcr">;
  secret: string;
  now: string;
}) {
  const runtime = findRuntime();
  if (!runtime) throw new Error("the runtime client is not installed: node scripts/lambda-runtime.mjs");
  const used: Used = new Map();
  const denied: string[] = [];
  const isAllowed = (caller: string, needed: Permission[]): boolean => {
    // Who is no function is a test, which may do anything.
    if (!(caller in handlers)) return true;
    noteUsed(used, caller, needed);
    const lacking = lackingFor(caller, needed);
    denied.push(...lacking.map((permission) => `${caller} ${permission}`));
    return lacking.length === 0;
  };
  const log: LogEntry[] = [];
  const letters: Letter[] = [];
  const folder = mkdtempSync(join(tmpdir(), "passa-deployed-"));
  const clockFile = join(folder, "clock");
  const clock = {
    set now(instant: string) {
      at = instant;
      writeFileSync(clockFile, instant);
    },
    get now() {
      return at;
    },
  };
  let at = now;
  clock.now = now;

  const [objects, table, mail, stream] = await Promise.all([
    startS3({ isAllowed: (call) => isAllowed(call.caller, neededByObjects(call)) }),
    startTableCalls(endpoint, (call) => isAllowed(call.caller, neededByTable(call))),
    startMail(letters),
    tableStream({ endpoint, region: "eu-north-1", tableName }),
  ]);

  const onLine = (line: string) => {
    const entry = line.startsWith("{") ? LogEntry.safeParse(JSON.parse(line)) : undefined;
    if (entry?.success) log.push(entry.data);
    else console.error(line);
  };
  const environment = {
    PASSA_ORIGIN: origin,
    PASSA_TABLE: tableName,
    PASSA_BUCKET: "objects",
    PASSA_SECRET: secret,
    PASSA_SMTP_URL: mail.url,
    PASSA_SENDER: "Passa <passa@passa.example>",
    PASSA_OIDC_ISSUER: oidc.issuer,
    PASSA_OIDC_CLIENT_ID: oidc.clientId,
    PASSA_OIDC_CLIENT_SECRET: oidc.clientSecret,
    ...(oidc.staffAcr === undefined
      ? { PASSA_OIDC_SECOND_FACTOR: "everybody" }
      : { PASSA_OIDC_STAFF_ACR: oidc.staffAcr }),
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: objects.endpoint,
    // Of packages, not of ours.
    NODE_NO_WARNINGS: "1",
  };

  const functions = new Map<FunctionName, Promise<LambdaFunction>>();
  const started = (name: FunctionName): Promise<LambdaFunction> => {
    const there = functions.get(name);
    if (there) return there;
    const made = bundled(name).then(({ folder: task, handler }) =>
      lambdaFunction({ runtime, name, folder: task, handler, environment, timeoutMs: 60_000, clockFile, onLine }),
    );
    functions.set(name, made);
    return made;
  };

  return {
    log,
    letters,
    /** What its functions have asked for. What infra/access.ts does not grant them was refused. */
    used,
    clock,
    objects,
    refuse: (message: string | undefined) => table.refuse(message),
    /** One event for a function, and its answer. */
    invoke: async (name: FunctionName, event: unknown = {}) => (await started(name)).invoke(event),

    /** One request to the API. What it has written of it is in the log when the answer is there. */
    async request(request: Request, sourceIp?: string): Promise<Response> {
      const response = await (await started("Api")).request(request, sourceIp);
      const id = response.headers.get("x-request-id");
      const until = performance.now() + LINE_WITHIN_MS;
      while (!log.some((entry) => entry.event === "answer" && entry.requestId === id)) {
        if (performance.now() > until) throw new Error(`the log does not tell of request ${id}`);
        await wait(1);
      }
      return response;
    },

    /** Gives consumers what has been written since, as Lambda would, until nothing new comes of it. @returns what was given up */
    async passOn(consumers: readonly (keyof typeof filters)[]): Promise<number> {
      let failures = 0;
      for (let records = await stream.read(); records.length > 0; records = await stream.read()) {
        for (const name of consumers) {
          const Records = records.filter((record) => matches(filters[name], record));
          if (Records.length === 0) continue;
          const answer = (await (await started(name)).invoke({ Records })) as { batchItemFailures: unknown[] };
          failures += answer.batchItemFailures.length;
        }
      }
      return failures;
    },

    /** @throws {Error} naming what functions have asked for and may not, whatever they made of the refusal */
    async stop() {
      const all = await Promise.allSettled(functions.values());
      await Promise.all(all.flatMap((one) => (one.status === "fulfilled" ? one.value.stop() : [])));
      objects.stop();
      table.stop();
      stream.stop();
      await mail.stop();
      rmSync(folder, { recursive: true, force: true });
      if (denied.length > 0) throw new Error(`not in infra/access.ts: ${[...new Set(denied)].join(", ")}`);
    },
  };
}

const made = new Map<FunctionName, Promise<Artifact>>();
let folderOfAll: string | undefined;

/** Bundled once in a process. */
function bundled(name: FunctionName): Promise<Artifact> {
  folderOfAll ??= temporaryFolder();
  const there = made.get(name) ?? bundle(name, folderOfAll);
  made.set(name, there);
  return there;
}

type Pattern = { [name: string]: Pattern | (string | { suffix: string } | { prefix: string })[] };

/** Whether an event is as a filter wants it (docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html). */
function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    const value = (event as Record<string, unknown> | undefined)?.[name];
    if (!Array.isArray(wanted)) return matches(wanted, value);
    return typeof value === "string" && wanted.some((rule) => fits(rule, value));
  });
}

function fits(rule: string | { suffix: string } | { prefix: string }, value: string): boolean {
  if (typeof rule === "string") return rule === value;
  if ("suffix" in rule) return value.endsWith(rule.suffix);
  return value.startsWith(rule.prefix);
}

async function startMail(letters: Letter[]) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      buffer(stream)
        .then(async (bytes) => {
          const { messageId = "", to = [], subject = "", text = "" } = await PostalMime.parse(bytes);
          const id = /<([^@]+)@/.exec(messageId)?.[1] ?? "";
          const { name = "", address = "" } = to[0] ?? {};
          letters.push({ id, to: { name, address }, subject, text: text.trimEnd() });
          done();
        })
        .catch((error: Error) => done(error));
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
