import { accessSync, constants, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Role } from "@passa/domain/user/user";
import * as z from "zod";
import type { DemoPerson } from "./demo/seed.ts";
import { StartError } from "./emulator.ts";
import { readJson, writeJson } from "./json-file.ts";

/**
 * What a data folder was begun as. The demo is put into a new one only, and stays; `unfinished` while it is being put
 * there, so that a start that broke off is begun again.
 */
export type Beginning = "demo" | "empty" | "unfinished";

const beginningSchema = z.strictObject({ begunAs: z.enum(["demo", "empty", "unfinished"]) });

/** Undefined for a new folder. @throws {StartError} when its note cannot be read. */
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

const peopleSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: Role,
    tenant: z.string(),
    email: z.string(),
    password: z.string().optional(),
    note: z.string(),
  }),
);

/** Keeps whom one can sign in as, for the starts to come. */
export function keepPeople(folder: string, people: readonly DemoPerson[]): void {
  writeJson(join(folder, "people.json"), people);
}

/** Whom one can sign in as in the demo that the folder holds; nobody where there is none. */
export function peopleIn(folder: string): DemoPerson[] {
  return peopleSchema.safeParse(readJson(join(folder, "people.json"))).data ?? [];
}

/** What a running Passa tells the command line: where its table and its mail are, for this run. */
export interface Running {
  pid: number;
  origin: string;
  dynamodb: { endpoint?: string | undefined; region: string; tableName: string };
  smtpUrl: string;
}

export function announce(folder: string, running: Running): void {
  writeJson(join(folder, RUNNING), running);
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
  "people.json",
  "secrets.json",
  "accounts.json",
  "mail",
  "objects",
  "aws",
  "aws.log",
  "dynoxide.log",
];
const database = ["dynoxide.db", "dynoxide.db-wal", "dynoxide.db-shm", "dynoxide.db-journal"];

/** @throws {StartError} when something cannot be removed. */
export function clearFolder(folder: string): void {
  try {
    for (const name of [...contents, ...database]) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be emptied: ${reason(error)}.`);
  }
}

/** Makes the folder when it is not there. @throws {StartError} when it cannot be written to. */
export function useFolder(folder: string): void {
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
