/**
 * How soon the product answers whoever matches, as a figure a question: what `npm start` runs, with the demo's
 * municipality grown to 2,000 people, asked over HTTP.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transact } from "@passa/core/commit";
import { newId, type World } from "@passa/core/context";
import { folderObjects } from "@passa/core/objects";
import { loadPool, poolWrite } from "@passa/core/participant/participant.store";
import { beginSession } from "@passa/core/session/session";
import { type Connection, connect } from "@passa/core/table";
import { emailKey, loadPointer, loadUser } from "@passa/core/user/user.store";
import type { Id } from "@passa/domain/id";
import { defaultWeights } from "@passa/domain/matching/score";
import type { User } from "@passa/domain/user/user";
import type { Figure } from "../../core/bench/matching-pool.ts";
import { peopleIn, type Running } from "../src/data-folder.ts";
import { freePort } from "../src/emulator.ts";
import { readJson } from "../src/json-file.ts";

const PEOPLE = 2000;
const WITHIN_MS = 100;
const PLACES_ASKED = 10;

const serve = fileURLToPath(new URL("../src/serve.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** @param runs how often each question is asked once everything is warm */
export async function* answers(runs: number): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "passa-answers-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const product = spawn(process.execPath, ["--import", tsx, serve], {
    env: { ...process.env, PORT: String(port), PASSA_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(product, "exit");
  try {
    await isReady(product.stdout, ended);
    const { dynamodb } = readJson(join(folder, "running.json")) as Running;
    const world = worldAt(dynamodb, folder, origin);
    const matcher = await demoMatcher(world, folder);
    await growTo(PEOPLE, world, matcher.tenantId);
    const ask = await asking(world, matcher, origin);
    yield* questions(ask, runs);
  } finally {
    if (product.exitCode === null) product.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isReady(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: output }).on("line", (line) => {
      if (line.startsWith("ready ")) resolve();
    });
    void ended.then(() => reject(new Error("the product did not start")));
  });
}

type Ask = (method: "GET" | "POST" | "PUT", path: string, body?: unknown) => Promise<unknown>;

async function* questions(ask: Ask, runs: number): AsyncGenerator<Figure> {
  const { items } = (await ask("GET", "/placements?state=published&limit=100")) as { items: { id: string }[] };
  const places = items.slice(0, PLACES_ASKED).map(({ id }) => id);
  const mine = (await ask("GET", "/participants?limit=50")) as { items: { id: string }[] };
  const people = mine.items.slice(0, PLACES_ASKED).map(({ id }) => id);
  const at = (list: readonly string[], run: number): string => list[run % list.length] ?? "";
  const asked: { what: string; once: (run: number) => Promise<unknown> }[] = [
    {
      what: "ranked list with remedies and bundle",
      once: (run) => ask("GET", `/placements/${at(places, run)}/ranking`),
    },
    { what: "remedies and bundle alone", once: (run) => ask("GET", `/placements/${at(places, run)}/remedies`) },
    { what: "bands beside the form", once: (run) => ask("GET", `/placements/${at(places, run)}/reach`) },
    { what: "market gap and the calls to make", once: () => ask("GET", "/market") },
    {
      what: "other weights on trial at three places",
      once: (run) => {
        const shift = run % 10;
        const weights = { ...defaultWeights, interest: defaultWeights.interest - shift, waiting: 10 + shift };
        return ask("POST", "/weights/preview", { weights });
      },
    },
    { what: "doors of a person", once: (run) => ask("GET", `/participants/${at(people, run)}/doors`) },
    { what: "places for a person", once: (run) => ask("GET", `/participants/${at(people, run)}/placements`) },
  ];
  for (const { what, once: askOnce } of asked) {
    const figure = `${what}, ${PEOPLE.toLocaleString("en")} people, over HTTP`;
    const first = await timeOf(() => askOnce(0));
    yield { figure: `${figure}, the first time`, value: first, unit: "ms", target: null, holds: true, runs: 1 };
    const times: number[] = [];
    for (let run = 1; run <= runs; run += 1) times.push(await timeOf(() => askOnce(run)));
    const value = median(times);
    yield { figure, value, unit: "ms", target: WITHIN_MS, holds: value <= WITHIN_MS, runs };
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Number((performance.now() - startedAt).toFixed(1));
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** The product's table as another process reaches it. */
function worldAt(connection: Connection, folder: string, origin: string): World {
  const none = () => Promise.reject(new Error("the bench sends nothing"));
  return {
    db: connect(connection),
    objects: folderObjects(join(folder, "objects")),
    mail: { send: none },
    identity: { invite: none },
    jobs: { begin: none },
    newId,
    secret: "",
    origin,
  };
}

const now = (): string => new Date().toISOString();

async function demoMatcher({ db }: World, folder: string): Promise<User> {
  const person = peopleIn(folder).find(({ role, tenant }) => role === "matcher" && tenant === "Karlskrona");
  const pointer = person && (await loadPointer(db.lookup(now()), emailKey(person.email)));
  const user = pointer && (await loadUser(db.forTenant(pointer.tenantId, now()), pointer.tenantId, pointer.userId));
  if (!user) throw new Error("the demo has no matcher in Karlskrona");
  return user;
}

const AT_A_TIME = 100;

/** People like those who are there: each is entered again under new ids, until there are so many. */
async function growTo(people: number, { db }: World, tenantId: Id<"tenant">): Promise<void> {
  const table = db.forTenant(tenantId, now());
  const there = await loadPool(table, tenantId);
  const writes = Array.from({ length: people - there.length }, (_none, at) => {
    const like = there[at % there.length];
    if (!like) throw new Error("there is nobody in the demo");
    return poolWrite(tenantId, { ...like, profile: { ...like.profile, id: newId("participant", now()) }, version: 1 });
  });
  for (let at = 0; at < writes.length; at += AT_A_TIME) {
    if ((await transact(table, writes.slice(at, at + AT_A_TIME), `grown ${at}`)) !== undefined)
      throw new Error("somebody was there already");
  }
}

/** A session of the user, begun without the login pages. */
async function asking(world: World, user: User, origin: string): Promise<Ask> {
  const ctx = { now: now(), requestId: "bench", world, client: "bench" };
  const { token } = await beginSession(ctx, user);
  return async (method, path, body) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        cookie: `passa=${token}`,
        origin,
        ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
