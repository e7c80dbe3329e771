import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { connect, dynamoClient } from "@passa/core/table";
import { createApp } from "@passa/functions/api/app";
import type { Id } from "@passa/domain/id";
import { Hono } from "hono";
import type { Context } from "../../core/src/context.ts";
import { loadParticipant } from "../../core/src/participant/participant.store.ts";
import { beginSession, handOutCode, signInWithCode } from "../../core/src/session/session.ts";
import { memberOf } from "../../core/src/user/user.ts";
import { loadUser } from "../../core/src/user/user.store.ts";
import { hall, running } from "../../core/test/event.ts";
import { publicly } from "../../core/test/nouns.ts";
import { type TestWorld, worldAt } from "../../core/test/world.ts";

/**
 * An event morning, ten times over, sent to the API over loopback: people open their schedule, the door checks them in, a
 * matcher ranks. Requests come at their times whether the ones before have been answered or not.
 */

/** Requests a minute on such a morning, and how many times it is sent. */
const MORNING = { schedule: 200, checkIn: 40, ranking: 10 };
const TIMES = 10;

type Kind = keyof typeof MORNING;
export type Load = {
  requests: number;
  /** Answers that were not a success, and requests without an answer. */
  errors: string[];
  /** Time of each answer of a kind, and of an empty route of the same server, ms, ascending. */
  times: Record<Kind | "empty", number[]>;
  /** Schedules that could be read while the database refused every write, of how many. */
  whileRefused: { read: number; of: number };
};

/** The middle and the 99th percentile of times, ms. */
export const middleOf = (times: readonly number[]): number => times[times.length >> 1] ?? 0;
export const slowestOf = (times: readonly number[]): number => times[Math.ceil(times.length * 0.99) - 1] ?? 0;

export async function load(
  endpoint: string,
  { seconds, people: count }: { seconds: number; people: number },
): Promise<Load> {
  const world = await worldAt(endpoint);
  const town = await hall(world, { employers: 4, people: count });
  const placementId = await town.place();
  const { id } = await running(world, town);
  const [eva, ida] = [await staffToken(world, town.eva), await staffToken(world, town.ida)];
  const people = await Promise.all(
    town.seekers.map(async (participantId) => {
      const person = await loadParticipant(town.eva.table, town.tenantId, participantId);
      if (!person) throw new Error("nobody");
      const { code } = await handOutCode(town.eva, person);
      const { token } = await signInWithCode(publicly(world, { client: participantId }), code);
      return { participantId, token };
    }),
  );
  let refuses = false;
  const served = await serve(world, () => refuses);
  const result: Load = {
    requests: 0,
    errors: [],
    times: { schedule: [], checkIn: [], ranking: [], empty: [] },
    whileRefused: { read: 0, of: people.length },
  };
  const timed = async (kind: Kind | "empty", ask: () => Promise<Response>): Promise<void> => {
    const begun = performance.now();
    result.requests += 1;
    try {
      const answer = await ask();
      await answer.arrayBuffer();
      if (!answer.ok) result.errors.push(`${kind}: ${answer.status}`);
      result.times[kind].push(performance.now() - begun);
    } catch (error) {
      result.errors.push(`${kind}: ${error instanceof Error ? error.message : "no answer"}`);
    }
  };
  const get = (path: string, as: string) => fetch(`${served.origin}${path}`, { headers: { cookie: `passa=${as}` } });
  const schedule = (n: number) => {
    const { participantId, token } = people[n % people.length] ?? { participantId: "", token: "" };
    return get(`/api/v1/events/${id}/candidates/${participantId}/schedule`, token);
  };
  const asks: Record<Kind | "empty", (n: number) => Promise<Response>> = {
    schedule,
    checkIn: (n) => checkIn(served.origin, id, ida, (n % count) + 1),
    ranking: () => get(`/api/v1/placements/${placementId}/ranking?top=50`, eva),
    empty: () => get("/empty", ""),
  };
  const kinds = Object.keys(MORNING) as Kind[];
  try {
    // Once each, so that nothing is measured that happens once a process.
    for (const kind of kinds) await asks[kind](0).then((answer) => answer.arrayBuffer());
    const arrivals = [...kinds.map((kind) => [kind, MORNING[kind]] as const), ["empty", MORNING.schedule] as const];
    const sent = arrivals.flatMap(([kind, aMinute]) => {
      const all = Math.round((aMinute * TIMES * seconds) / 60);
      return Array.from({ length: all }, async (_, n) => {
        await new Promise((resolve) => setTimeout(resolve, (n / all) * seconds * 1000));
        await timed(kind, () => asks[kind](n));
      });
    });
    await Promise.all(sent);
    refuses = true;
    for (const n of people.keys()) {
      const answer = await schedule(n);
      const told = (await answer.json()) as { interviews?: unknown[] };
      if (answer.ok && told !== null) result.whileRefused.read += 1;
    }
  } finally {
    await served.close();
  }
  for (const times of Object.values(result.times)) times.sort((one, other) => one - other);
  return result;
}

async function staffToken(world: TestWorld, { table, actor }: Context): Promise<string> {
  const { email = "" } = (await loadUser(table, actor.tenantId, actor.userId)) ?? {};
  const claims = { issuer: "https://identity.example", subject: actor.userId, email, emailVerified: true };
  const user = await memberOf(publicly(world), claims);
  if (!user) throw new Error(`${actor.name} is no member`);
  return (await beginSession(publicly(world), user)).token;
}

function checkIn(origin: string, eventId: Id<"event">, as: string, card: number): Promise<Response> {
  const commands = [{ id: randomUUID(), at: new Date().toISOString(), command: { kind: "checkIn", card } }];
  return fetch(`${origin}/api/v1/events/${eventId}/day/commands`, {
    method: "POST",
    headers: { cookie: `passa=${as}`, origin, "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ commands }),
  });
}

/** The API on loopback with a clock that goes on from the town's, and a route that does nothing. */
async function serve(world: TestWorld, refuses: () => boolean) {
  const client = dynamoClient({ endpoint: world.endpoint, region: "eu-north-1" });
  client.middlewareStack.add(
    (next, context) => (args) => {
      const isWrite = /Put|Update|Delete|Write/.test(String(context["commandName"]));
      if (isWrite && refuses()) throw new Error("the table takes no writes");
      return next(args);
    },
    { step: "initialize" },
  );
  const db = connect({ endpoint: world.endpoint, region: "eu-north-1", tableName: world.tableName }, client);
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const begunMs = Date.now();
  // Two minutes on once writes are refused: every session is due to be noted.
  const clock = () =>
    new Date(Date.parse("2027-03-01T12:00:00.000Z") + Date.now() - begunMs + (refuses() ? 120_000 : 0)).toISOString();
  const oidc = {
    issuer: "https://identity.example",
    clientId: "passa",
    clientSecret: "client secret",
    redirectUri: `${origin}/api/v1/sign-in/callback`,
    staffAcr: "urn:passa:acr:mfa",
  };
  const api = createApp({ world: { ...world, db, origin }, clock, oidc, log: () => {} });
  app.get("/empty", (c) => c.json({}));
  app.all("/api/*", (c) => api.fetch(c.req.raw, c.env));
  return {
    origin,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      client.destroy();
    },
  };
}
