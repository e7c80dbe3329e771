import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmulatorKind, availableEmulators, startEmulator, StartError } from "./emulator.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "passa-emulator-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function clientAt(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

async function answersAt(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

const kinds: EmulatorKind[] = ["dynoxide", "aws"];
describe.each(kinds)("%s", (kind) => {
  const env = { PASSA_EMULATOR: kind };
  const lacking = !availableEmulators().includes(kind);

  it.skipIf(lacking)("keeps its tables between starts", { timeout: 60_000 }, async () => {
    const first = await startEmulator({ folder, env });
    const key = [{ AttributeName: "pk", KeyType: "HASH" }] as const;
    const attributes = [{ AttributeName: "pk", AttributeType: "S" }] as const;
    await clientAt(first.endpoint).send(
      new CreateTableCommand({
        TableName: "kept",
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [...key],
        AttributeDefinitions: [...attributes],
      }),
    );
    await first.stop();
    expect(await answersAt(first.endpoint)).toBe(false);

    const second = await startEmulator({ folder, env });
    const { TableNames } = await clientAt(second.endpoint).send(new ListTablesCommand({}));
    await second.stop();
    expect(TableNames).toEqual(["kept"]);
  });

  it.skipIf(lacking)("ends when the process that started it is killed", { timeout: 60_000 }, async () => {
    const module = fileURLToPath(new URL("./emulator.ts", import.meta.url));
    const program = `const { startEmulator } = await import(${JSON.stringify(module)});
      const { endpoint } = await startEmulator({ folder: ${JSON.stringify(folder)}, inMemory: true });
      console.log(endpoint); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      env: { ...process.env, DYNAMODB_ENDPOINT: "", PASSA_EMULATOR: kind },
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    const endpoint = said.toString().trim();
    expect(await answersAt(endpoint)).toBe(true);

    parent.kill("SIGKILL");
    let alive = true;
    for (const until = performance.now() + 10_000; alive && performance.now() < until;) {
      alive = await answersAt(endpoint);
      if (alive) await wait(50);
    }
    expect(alive).toBe(false);
  });
});

describe("what cannot start is said in one line", () => {
  async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
    const error: unknown = await startEmulator({ folder, env }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartError);
    const { message } = error as StartError;
    expect(message).not.toContain("\n");
    return message;
  }

  it("an endpoint where nothing answers", async () => {
    expect(await refusal({ DYNAMODB_ENDPOINT: "http://127.0.0.1:1" })).toContain("DYNAMODB_ENDPOINT");
  });

  it("an emulator that we do not know", async () => {
    expect(await refusal({ PASSA_EMULATOR: "dynalite" })).toContain("dynoxide or aws");
  });

  it.skipIf(!availableEmulators().includes("dynoxide"))("a data file that is none", async () => {
    writeFileSync(join(folder, "dynoxide.db"), "not a database, ".repeat(1000));
    expect(await refusal({ PASSA_EMULATOR: "dynoxide" })).toContain("did not start");
  });
});
