import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { StartError } from "./emulator.ts";

/** Both loopback addresses, since browsers may take either for `localhost`. */
export const LOOPBACK = ["127.0.0.1", "::1"];

/** How long answers under way may take when it ends, ms. */
export const CLOSE_WITHIN_MS = 5000;

/** Listens on addresses, those that the machine does not have left out. @throws {StartError} when the port cannot be had. */
export async function listen(app: Hono, port: number, addresses: readonly string[]): Promise<Server[]> {
  const servers: Server[] = [];
  for (const address of addresses) {
    // With its own Response in place of Node's, the adapter answers once more what the identity provider has answered.
    const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
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

/** Returns when every connection is closed, by force where it must be. */
export async function close(servers: Server[]): Promise<void> {
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
