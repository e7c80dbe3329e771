import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newId, type World } from "@passa/core/context";
import { smtpMail } from "@passa/core/mail";
import { folderObjects } from "@passa/core/objects";
import { type Connection, connect, createTable, dynamoClient } from "@passa/core/table";
import { createApp } from "@passa/functions/api/app";
import { securityHeaders } from "@passa/functions/api/security-headers";
import { logLines } from "@passa/functions/log";
import { ran } from "@passa/functions/stream/job-stream";
import { Hono } from "hono";
import { announce, useFolder, withdraw } from "./data-folder.ts";
import { startEmulator } from "./emulator.ts";
import { close, CLOSE_WITHIN_MS, listen, LOOPBACK } from "./listening.ts";
import { portalFiles } from "./portal-files.ts";
import { type Settings, settingsIn } from "./self-hosted-settings.ts";
import { dist, startDelivering } from "./site.ts";
import { followTable } from "./table-stream.ts";

const defaultFolder = join(fileURLToPath(new URL("../../..", import.meta.url)), ".passa");
const CALLBACK_PATH = "/api/v1/sign-in/callback";

/**
 * `npm start` with NODE_ENV=production: the same product in one process, with everything around it from outside (docs/self-hosted.md).
 * Returns when it serves; it ends at a signal.
 * @throws {StartError} naming every setting that lacks or is wrong, and when the table, the folder or the port cannot be had
 */
export async function serveSelfHosted(env: NodeJS.ProcessEnv): Promise<void> {
  const settings = settingsIn(env, { folder: defaultFolder });
  const { folder, port, origin } = settings;
  useFolder(folder);
  const site = portalFiles(dist);
  const connection: Connection = { endpoint: settings.endpoint, region: "local", tableName: settings.tableName };
  // Nothing is started: it says when nobody answers there.
  await startEmulator({ folder, env: { DYNAMODB_ENDPOINT: settings.endpoint } });
  const client = dynamoClient(connection);
  await createTable(client, connection.tableName);
  client.destroy();

  const clock = () => new Date().toISOString();
  const log = logLines((line) => void process.stdout.write(`${line}\n`));
  const core: World = {
    db: connect(connection),
    objects: folderObjects(join(folder, "objects")),
    mail: smtpMail({ url: settings.smtpUrl, from: settings.sender }),
    // The municipality's provider knows its people already: an invitation leads to the door.
    identity: { invite: async () => ({ url: `${origin}/sign-in` }) },
    jobs: {
      // In this process, beside the requests: the search itself is a thread of its own.
      begin: (job) => {
        void ran({ world: core, clock, log }, job);
        return Promise.resolve();
      },
    },
    newId,
    secret: settings.secret,
    origin,
  };
  const oidc = { ...settings.oidc, redirectUri: `${origin}${CALLBACK_PATH}` };
  const api = createApp({ world: core, clock, oidc, log });
  const following = await followTable(connection, { world: core, clock, log });
  const app = new Hono();
  app.all("/api/*", async (c) => {
    const answer = await api.fetch(
      c.req.raw,
      seenThrough(settings, c.req.header("x-forwarded-for"), c.env as Bindings),
    );
    if (c.req.method !== "GET") following.look();
    return answer;
  });
  app.use("*", securityHeaders({ secure: origin.startsWith("https:") }), site);
  const servers = await listen(app, port, settings.address === undefined ? LOOPBACK : [settings.address]);
  const stopDelivering = startDelivering({ core, log });
  announce(folder, { pid: process.pid, origin, dynamodb: connection, smtpUrl: "" });

  let ending = false;
  const end = () => {
    if (ending) process.exit(130);
    ending = true;
    stopDelivering();
    withdraw(folder);
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void close(servers)
      .then(() => following.stop())
      .then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  console.log(`ready ${origin}`);
}

type Bindings = { incoming?: { socket?: { remoteAddress?: string } } };

/**
 * Where a request comes from, for the limits of guessing: behind proxies of one's own, what the outermost of them saw. Each adds
 * to the header at its end; what stands before that is anybody's to write.
 */
export function seenThrough(
  { proxies }: Pick<Settings, "proxies">,
  header: string | undefined,
  env: Bindings,
): Bindings {
  const seen = (header ?? "").split(",").map((address) => address.trim());
  const remoteAddress = proxies > 0 ? seen.at(-proxies) : undefined;
  return remoteAddress ? { ...env, incoming: { socket: { remoteAddress } } } : env;
}
