import { constants, accessSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type World, newId } from "@passa/core/context";
import { smtpMail } from "@passa/core/mail";
import { folderObjects } from "@passa/core/objects";
import { type Connection, connect, createTable, dynamoClient } from "@passa/core/table";
import type { Hono } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { z } from "zod";
import { StartError, startEmulator } from "./emulator.ts";
import { type Accounts, openAccounts } from "./identity/accounts.ts";
import { ACR, IDENTITY_PATH, createIdentity, localInvitations } from "./identity/identity.ts";
import { readJson, writeJson } from "./json-file.ts";
import { startMailCatcher } from "./mail-catcher.ts";
import { keepSecrets } from "./secrets.ts";

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
  /** What the API needs to sign people in here. */
  oidc: { issuer: string; clientId: string; clientSecret: string; redirectUri: string; staffAcr: string };
  /** The login pages and the mailbox, to be served at the portal's address. */
  pages: { identity: Hono<{ Bindings: HttpBindings }>; mail: Hono };
  /** Settles when a part of it ended by itself, with what to say of it. */
  readonly failed: Promise<StartError>;
  /** Ends what was started. */
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** The data folder, e.g. `.passa`. Made when it is not there. */
  folder: string;
  /** The portal's address, e.g. `http://localhost:4000`. */
  origin: string;
  now: () => Date;
}

/** @throws {StartError} when the folder cannot be used, or the emulator does not start. */
export async function openWorld({ folder, origin, now }: WorldOptions): Promise<LocalWorld> {
  useFolder(folder);
  const secrets = await keepSecrets(join(folder, "secrets.json"));
  const accounts = openAccounts(join(folder, "accounts.json"));
  const [emulator, mailCatcher] = await Promise.all([
    startEmulator({ folder }),
    startMailCatcher({ folder: join(folder, "mail"), now }),
  ]);
  const stop = async () => {
    await Promise.all([emulator.stop(), mailCatcher.stop()]);
  };
  try {
    const connection: Connection = { endpoint: emulator.endpoint, region: "local", tableName: "passa" };
    const client = dynamoClient(connection);
    await createTable(client, connection.tableName);
    client.destroy();

    const mail = smtpMail({ url: mailCatcher.smtpUrl, from: MAIL_FROM });
    const core: World = {
      db: connect(connection),
      objects: folderObjects(join(folder, "objects")),
      mail,
      identity: localInvitations({ origin, accounts, now }),
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
      oidc: {
        issuer: `${origin}${IDENTITY_PATH}`,
        clientId: CLIENT_ID,
        clientSecret: secrets.identityClient,
        redirectUri,
        staffAcr: ACR.mfa,
      },
      pages: { identity, mail: mailCatcher.app },
      failed: emulator.failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a data folder was begun as: the demo is put into a new one only, and stays. */
export type Beginning = "demo" | "empty";

const beginningSchema = z.strictObject({ begunAs: z.enum(["demo", "empty"]) });

export function beginningOf(folder: string): Beginning | undefined {
  const stored = readJson(join(folder, "passa.json"));
  if (stored === undefined) return undefined;
  const read = beginningSchema.safeParse(stored);
  if (!read.success)
    throw new StartError(`${join(folder, "passa.json")} cannot be read. Start afresh with npm start -- --fresh.`);
  return read.data.begunAs;
}

export function begin(folder: string, begunAs: Beginning): void {
  writeJson(join(folder, "passa.json"), { begunAs });
}

/** What a running Passa tells the command line: where its table is, for this run. */
export function announce(folder: string, { core, connection, smtpUrl }: LocalWorld): void {
  const { endpoint, region, tableName } = connection;
  writeJson(join(folder, RUNNING), {
    pid: process.pid,
    origin: core.origin,
    dynamodb: { endpoint, region, tableName },
    smtpUrl,
  });
}

export function withdraw(folder: string): void {
  rmSync(join(folder, RUNNING), { force: true });
}

const RUNNING = "running.json";

/** What Passa keeps in its data folder; `--fresh` removes these and nothing else that may lie there. */
const contents = [
  RUNNING,
  "passa.log",
  "passa.json",
  "secrets.json",
  "accounts.json",
  "mail",
  "objects",
  "aws",
  "aws.log",
  "dynoxide.log",
];
const database = ["dynoxide.db", "dynoxide.db-wal", "dynoxide.db-shm", "dynoxide.db-journal"];

export function clearFolder(folder: string): void {
  try {
    for (const name of [...contents, ...database]) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be emptied: ${reason(error)}.`);
  }
}

function useFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be used: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") return "it is not writable";
  if (code === "EEXIST" || code === "ENOTDIR") return "it is not a folder";
  return error instanceof Error ? error.message : String(error);
}
