/** The product that runs on this computer, for commands that change what is in it. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "@passa/core/context";
import { Refusal } from "@passa/domain/refusal";
import { fieldText, refusalText } from "@passa/texts/refusal";
import { z } from "zod";
import { UsageError } from "./input.ts";

const Running = z.looseObject({
  origin: z.string(),
  dynamodb: z.looseObject({ endpoint: z.string().optional(), region: z.string(), tableName: z.string() }),
});

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What a use case on the command line is given. */
export type Setting = { world: World; now: string; requestId: string };

/**
 * Does the work in the table of the running product (`npm start`), or in the one named by DYNAMODB_ENDPOINT and PASSA_TABLE.
 * Mails that the work gives rise to are sent by the product, within a minute.
 * @throws {UsageError} when nothing runs, or the use case says no
 */
export async function inRunning<T>(noun: string, work: (setting: Setting) => Promise<T>): Promise<T> {
  const setting = { world: await openWorld(), now: new Date().toISOString(), requestId: randomUUID() };
  try {
    return await work(setting);
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(linesOf(error, noun));
    if (error instanceof Error && /ECONNREFUSED|ENOTFOUND|ResourceNotFound/.test(`${error.name} ${error.message}`)) {
      throw new UsageError(["Passa does not answer. Start it first: npm start"]);
    }
    throw error;
  }
}

/** Core is loaded here and in the commands' own work, not above: the commands that only reckon start without it. */
async function openWorld(): Promise<World> {
  const { origin, dynamodb } = connection(process.env);
  const [{ newId }, { waitingJobs }, { folderObjects }, { connect }] = await Promise.all([
    import("@passa/core/context"),
    import("@passa/core/job/job"),
    import("@passa/core/objects"),
    import("@passa/core/table"),
  ]);
  const later = () => Promise.reject(new Error("the running product sends this"));
  return {
    db: connect(dynamodb),
    objects: folderObjects(join(dataFolder(process.env), "objects")),
    mail: { send: later },
    identity: { invite: later },
    jobs: waitingJobs,
    newId,
    secret: secretOf(process.env),
    origin,
  };
}

const Secrets = z.looseObject({ application: z.string() });

/** The application's secret: what the hashes of the audit chain are keyed with. Empty where there is none to be found. */
function secretOf(env: NodeJS.ProcessEnv): string {
  if (env["PASSA_SECRET"]) return env["PASSA_SECRET"];
  try {
    return Secrets.parse(JSON.parse(readFileSync(join(dataFolder(env), "secrets.json"), "utf8"))).application;
  } catch {
    return "";
  }
}

const dataFolder = (env: NodeJS.ProcessEnv): string => env["PASSA_DATA"] || join(root, ".passa");

function connection(env: NodeJS.ProcessEnv): z.infer<typeof Running> {
  const { DYNAMODB_ENDPOINT: endpoint, PASSA_TABLE: tableName } = env;
  if (endpoint && tableName) return { origin: "", dynamodb: { endpoint, region: "local", tableName } };
  const file = join(dataFolder(env), "running.json");
  try {
    return Running.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new UsageError(["Passa is not running here. Start it first: npm start"]);
  }
}

function linesOf(refusal: Refusal, noun: string): string[] {
  const { title } = refusalText("en", refusal.code, refusal.values);
  return [title, ...refusal.fields.map((field) => `${field.path}: ${fieldText("en", field, noun)}`)];
}
