import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Id } from "@passa/domain/id";
import type { Role } from "@passa/domain/user/user";
import { contextOf, newId, type Actor, type Context, type World } from "../src/context.ts";
import type { Job } from "../src/job/job.store.ts";
import type { Letter } from "../src/mail.ts";
import { folderObjects } from "../src/objects.ts";
import { connect, type Consumed, createTable, type Db, dynamoClient } from "../src/table.ts";

export const noon = "2027-03-01T12:00:00.000Z";

/** The instant so many seconds after {@link noon}. */
export const after = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

export type TestWorld = World & {
  /** Where it lies in the emulator. */
  endpoint: string;
  tableName: string;
  letters: Letter[];
  /** Jobs that were begun; a test runs them when it wants to. */
  begun: Job[];
  /** What was consumed since it was last emptied. */
  units: Consumed[];
  /** Set to let the next mails fail. */
  postOffice: { closed: boolean };
};

/** A world of its own: a fresh table in the emulator of the run, mails kept in a list. */
export function testWorld(): Promise<TestWorld> {
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  if (!endpoint) throw new Error("the tests run through vitest.config.ts, which starts the emulator");
  return worldAt(endpoint);
}

/** The same in the DynamoDB at `endpoint`, through a client of the caller's where it is to hear what is sent. */
export async function worldAt(endpoint: string, through?: DynamoDBClient): Promise<TestWorld> {
  const tableName = `test-${randomUUID()}`;
  const client = dynamoClient({ endpoint, region: "eu-north-1" });
  await createTable(client, tableName);
  client.destroy();
  const units: Consumed[] = [];
  const connection = { endpoint, region: "eu-north-1", tableName };
  const db = connect({ ...connection, consumed: (used) => void units.push(used) }, through);
  return { ...worldOf(db), endpoint, tableName, units };
}

/** What surrounds a table in tests: mails and jobs are kept in lists. */
export function worldOf(db: Db): Omit<TestWorld, "endpoint" | "tableName" | "units"> {
  const letters: Letter[] = [];
  const jobs: Job[] = [];
  const postOffice = { closed: false };
  return {
    db,
    objects: folderObjects(mkdtempSync(join(tmpdir(), "passa-objects-"))),
    mail: {
      send: async (letter) => {
        if (postOffice.closed) throw new Error("the post office is closed");
        letters.push(letter);
      },
    },
    identity: { invite: async ({ email }) => ({ url: `https://identity.example/begin?email=${email}` }) },
    jobs: { begin: async (job) => void jobs.push(job) },
    newId,
    secret: "a secret of the tests",
    origin: "https://passa.example",
    letters,
    begun: jobs,
    postOffice,
  };
}

/** Somebody of the tenant, acting at `now`. */
export function actingAs(
  world: World,
  tenantId: Id<"tenant">,
  role: Role,
  more: Partial<Actor> & { now?: string; key?: string; digest?: string } = {},
): Context {
  const { now = noon, key, digest = "digest", ...actor } = more;
  return contextOf(world, {
    actor: { userId: newId("user", now), tenantId, role, name: `En ${role}`, ...actor },
    now,
    requestId: randomUUID(),
    ...(key === undefined ? {} : { idempotency: { key, digest } }),
  });
}
