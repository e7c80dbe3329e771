// The entry of npm start: the embedded world, the API and the portal on one port. See README.md.
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type HttpBindings, createAdaptorServer } from "@hono/node-server";
import { deliverOutbox } from "@passa/core/outbox";
import { createApp } from "@passa/functions/api/app";
import { securityHeaders } from "@passa/functions/api/security-headers";
import { logLines } from "@passa/functions/log";
import { Hono } from "hono";
import { StartError } from "./emulator.ts";
import { portalFiles } from "./portal-files.ts";
import { type LocalWorld, announce, begin, beginningOf, clearFolder, openWorld, withdraw } from "./world.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const CLOSE_WITHIN_MS = 5000;
const DELIVER_EVERY_MS = 60_000;

interface Settings {
  port: number;
  folder: string;
  fresh: boolean;
  empty: boolean;
}

function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  let values;
  try {
    ({ values } = parseArgs({ args, options: { fresh: { type: "boolean" }, empty: { type: "boolean" } } }));
  } catch {
    throw new StartError(
      "npm start takes --fresh (begin again) and --empty (without the demo): npm start -- --fresh --empty",
    );
  }
  const port = Number(env["PORT"] || 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`PORT is "${env["PORT"]}": it is a number from 1 to 65535.`);
  return {
    port,
    folder: env["PASSA_DATA"] || join(root, ".passa"),
    fresh: values.fresh ?? false,
    empty: values.empty ?? false,
  };
}

/** Listens on both loopback addresses, since browsers may take either for `localhost`. */
async function listen(app: Hono, port: number): Promise<Server[]> {
  const servers: Server[] = [];
  for (const address of ["127.0.0.1", "::1"]) {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.listen(port, address);
    try {
      await once(server, "listening");
      servers.push(server);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") continue;
      for (const open of servers) open.close();
      if (code === "EADDRINUSE")
        throw new StartError(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
      if (code === "EACCES")
        throw new StartError(
          `Port ${port} needs more rights than you have. Choose one above 1023: PORT=4000 npm start`,
        );
      throw error;
    }
  }
  return servers;
}

async function close(servers: Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS / 2).unref();
      await closed;
    }),
  );
}

/** Everything at one address. Until the world is there, every path says to come back in a moment. */
function createSite(): { app: Hono; open(world: LocalWorld, folder: string): void } {
  let site: Hono | undefined;
  const app = new Hono();
  app.all("*", (c) => site?.fetch(c.req.raw, c.env) ?? c.text("Passa startar.", 503, { "Retry-After": "1" }));
  return {
    app,
    open(world, folder) {
      const log = logLines((line) => appendFileSync(join(folder, "passa.log"), `${line}\n`, { mode: 0o600 }));
      const api = createApp({ world: world.core, clock: () => new Date().toISOString(), oidc: world.oidc, log });
      const pages = new Hono();
      pages.all("/api/*", (c) => api.fetch(c.req.raw, c.env));
      pages.all("/local-idp/*", (c) => world.pages.identity.fetch(c.req.raw, c.env as HttpBindings));
      pages.all("/local-mail/*", (c) => world.pages.mail.fetch(c.req.raw));
      pages.use("*", securityHeaders({ secure: false }), portalFiles(join(root, "packages", "portal", "dist")));
      site = pages;
    },
  };
}

/** Sends the mails that wait, now and every minute. @returns how to stop it */
function startDelivering(world: LocalWorld): () => void {
  let delivering = false;
  const deliver = async () => {
    if (delivering) return;
    delivering = true;
    try {
      await deliverOutbox(world.core, new Date().toISOString());
    } catch {
      // What could not be sent waits for the next time.
    } finally {
      delivering = false;
    }
  };
  void deliver();
  const timer = setInterval(() => void deliver(), DELIVER_EVERY_MS);
  return () => clearInterval(timer);
}

async function main(): Promise<void> {
  const { port, folder, fresh, empty } = readSettings(process.argv.slice(2), process.env);
  const origin = `http://localhost:${port}`;
  const site = createSite();
  // The port first: who cannot have it must not touch the data, which may be another Passa's.
  const servers = await listen(site.app, port);
  if (fresh) clearFolder(folder);
  const begunAs = beginningOf(folder);
  if (begunAs === "demo" && empty)
    throw new StartError("The data folder holds the demo. To begin without it: npm start -- --fresh --empty");

  const world = await openWorld({ folder, origin, now: () => new Date() });
  const stopDelivering = startDelivering(world);
  let ending = false;
  const end = (exitCode: number) => {
    if (ending) process.exit(130);
    ending = true;
    stopDelivering();
    withdraw(folder);
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void close(servers)
      .then(() => world.stop())
      .then(() => process.exit(exitCode));
  };
  void world.failed.then((reason) => {
    console.error(reason.message);
    end(1);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));

  if (begunAs === undefined) begin(folder, empty ? "empty" : "demo");
  site.open(world, folder);
  announce(folder, world);
  console.log(`ready ${origin}`);
}

try {
  await main();
} catch (error) {
  if (error instanceof StartError) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
