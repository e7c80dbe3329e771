import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type World, newId } from "@passa/core/context";
import { smtpMail } from "@passa/core/mail";
import { folderObjects } from "@passa/core/objects";
import { type Connection, connect, createTable, dynamoClient } from "@passa/core/table";
import type { OidcClient } from "@passa/functions/api/sign-in";
import { type Log, logLines } from "@passa/functions/log";
import { ran } from "@passa/functions/stream/job-stream";
import type { Hono } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { type StartError, startEmulator } from "./emulator.ts";
import { type Accounts, openAccounts } from "./identity/accounts.ts";
import { ACR, IDENTITY_PATH, createIdentity, localInvitations } from "./identity/identity.ts";
import { useFolder } from "./data-folder.ts";
import { startMailCatcher } from "./mail-catcher.ts";
import { keepSecrets } from "./secrets.ts";
import { type Following, followTable } from "./table-stream.ts";

/** Where the identity provider sends people back to: `GET /sign-in/callback` of the contract. */
const CALLBACK_PATH = "/api/v1/sign-in/callback";
const CLIENT_ID = "passa";
const MAIL_FROM = "Passa <passa@localhost.localdomain>";

/** All that a deployment has around it, on this computer: table, storage, identity, mail, each below one folder. */
export interface LocalWorld {
  core: World;
  connection: Connection;
  /** Where mail is taken, for programs beside this one. */
  smtpUrl: string;
  accounts: Accounts;
  log: Log;
  /** What the API needs to sign people in here. */
  oidc: OidcClient & { knownAs: string };
  /** The login pages and the mailbox, to be served at the portal's address. */
  pages: { identity: Hono<{ Bindings: HttpBindings }>; mail: Hono };
  /** Settles when a part of it ended by itself, with what to say of it. */
  readonly failed: Promise<StartError>;
  /** Follows the table's stream from now on. What was written before is read whole by whoever first asks for it. */
  follow(): Promise<void>;
  /** Something was written: what follows the table's stream looks now. */
  wrote(): void;
  /** Ends what was started. */
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** The data folder, e.g. `.passa`. Made when it is not there. */
  folder: string;
  /** The portal's address, e.g. `http://localhost:4000`. */
  origin: string;
  now: () => Date;
  /** Default: `process.env`, for {@link startEmulator}. */
  env?: NodeJS.ProcessEnv;
}

/** @throws {StartError} when the folder cannot be used, or the emulator does not start. */
export async function openWorld({ folder, origin, now, env = process.env }: WorldOptions): Promise<LocalWorld> {
  useFolder(folder);
  const secrets = await keepSecrets(join(folder, "secrets.json"));
  const accounts = openAccounts(join(folder, "accounts.json"));
  const [emulator, mailCatcher] = await Promise.all([
    startEmulator({ folder, env }),
    startMailCatcher({ folder: join(folder, "mail"), now }),
  ]);
  let following: Following | undefined;
  const stop = async () => {
    await following?.stop();
    await Promise.all([emulator.stop(), mailCatcher.stop()]);
  };
  try {
    const connection: Connection = { endpoint: emulator.endpoint, region: "local", tableName: "passa" };
    const client = dynamoClient(connection);
    await createTable(client, connection.tableName);
    client.destroy();

    const clock = () => now().toISOString();
    const log = logLines((line) => appendFileSync(join(folder, "passa.log"), `${line}\n`, { mode: 0o600 }));
    const mail = smtpMail({ url: mailCatcher.smtpUrl, from: MAIL_FROM });
    const core: World = {
      db: connect(connection),
      objects: folderObjects(join(folder, "objects")),
      mail,
      identity: localInvitations({ origin, accounts, now }),
      jobs: {
        // In this process, beside the requests: the search itself is a thread of its own.
        begin: (job) => {
          void ran({ world: core, clock, log }, job);
          return Promise.resolve();
        },
      },
      newId,
      secret: secrets.application,
      origin,
    };
    const redirectUri = `${origin}${CALLBACK_PATH}`;
    const identity = createIdentity({
      origin,
      accounts,
      client: {
        id: CLIENT_ID,
        secret: secrets.identityClient,
        redirectUris: [redirectUri],
        postLogoutRedirectUris: [origin],
      },
      signingKeys: [secrets.identitySigning],
      cookieKeys: [secrets.identityCookies],
      sendMail: ({ to, ...letter }) =>
        mail.send({ ...letter, id: newId("outbox", now().toISOString()), to: { name: to, address: to } }),
      now,
    });
    return {
      core,
      connection,
      smtpUrl: mailCatcher.smtpUrl,
      accounts,
      log,
      oidc: {
        issuer: `${origin}${IDENTITY_PATH}`,
        clientId: CLIENT_ID,
        clientSecret: secrets.identityClient,
        redirectUri,
        staffAcr: ACR.mfa,
        knownAs: "local",
      },
      pages: { identity, mail: mailCatcher.app },
      failed: emulator.failed,
      follow: async () => {
        following = await followTable(connection, { world: core, clock, log });
      },
      wrote: () => following?.look(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
