/** The product that runs on this computer, for commands that change what is in it. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "@passa/core/context";
import { Refusal } from "@passa/domain/refusal";
import { fieldText, refusalText } from "@passa/texts/refusal";
import * as z from "zod";
import { UsageError } from "./input.ts";

const Running = z.looseObject({
  origin: z.string(),
  dynamodb: z.looseObject({ endpoint: z.string().optional(), region: z.string(), tableName: z.string() }),
});

type Connection = z.infer<typeof Running>["dynamodb"];

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What a use case on the command line is given; `connection` is for what goes past the use cases, to the whole table. */
export type Setting = { world: World; now: string; requestId: string; connection: Connection };

/**
 * Does the work in the table of the running product (`npm start`), or in the one that PASSA_TABLE names: at DYNAMODB_ENDPOINT,
 * or else in AWS_REGION,
 * with the credentials of the surroundings and objects in the bucket PASSA_BUCKET.
 * Mails that the work gives rise to are sent by the product, within a minute.
 * @param tableName another table than that one
 * @throws {UsageError} when nothing runs, or the use case says no
 */
export async function inRunning<T>(
  noun: string,
  work: (setting: Setting) => Promise<T>,
  tableName?: string,
): Promise<T> {
  const { origin, dynamodb } = connectionIn(process.env);
  const connection = tableName === undefined ? dynamodb : { ...dynamodb, tableName };
  const world = await openWorld(origin, connection);
  try {
    return await work({ world, connection, now: new Date().toISOString(), requestId: randomUUID() });
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(linesOf(error, noun));
    if (error instanceof Error && /ECONNREFUSED|ENOTFOUND|ResourceNotFound/.test(`${error.name} ${error.message}`)) {
      throw new UsageError(["Passa does not answer. Start it first: npm start"]);
    }
    throw error;
  }
}

/** Core is loaded here and in the commands' own work, not above: the commands that only reckon start without it. */
async function openWorld(origin: string, connection: Connection): Promise<World> {
  const [{ newId }, { waitingJobs }, { connect }, objects] = await Promise.all([
    import("@passa/core/context"),
    import("@passa/core/job/job"),
    import("@passa/core/table"),
    openObjects(process.env),
  ]);
  const later = () => Promise.reject(new Error("the running product sends this"));
  return {
    db: connect(connection),
    objects,
    mail: { send: later },
    identity: { invite: later },
    jobs: waitingJobs,
    newId,
    secret: secretOf(process.env),
    origin,
  };
}

async function openObjects(env: NodeJS.ProcessEnv): Promise<World["objects"]> {
  const { PASSA_BUCKET: bucket } = env;
  if (bucket) return (await import("@passa/core/objects-s3")).s3Objects(bucket);
  return (await import("@passa/core/objects")).folderObjects(join(dataFolder(env), "objects"));
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

function connectionIn(env: NodeJS.ProcessEnv): z.infer<typeof Running> {
  const { DYNAMODB_ENDPOINT: endpoint, PASSA_TABLE: tableName, AWS_REGION } = env;
  const region = endpoint ? "local" : AWS_REGION;
  if (tableName && region) return { origin: "", dynamodb: { ...(endpoint ? { endpoint } : {}), region, tableName } };
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
