// `npm run --silent bench -- serverless [--quick]`, the part that needs a DynamoDB, which this package brings: units of use
// cases, a restore drill, a redrive, how warm the table's partitions get on an event morning everywhere, and what is deployed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../src/emulator.ts";
import { artifacts } from "./artifacts.ts";
import { growth } from "./growth.ts";
import { operations } from "./operations.ts";

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "passa-serverless-"));
const emulator = await startEmulator({ folder, inMemory: true, env: process.env });
try {
  await operations(emulator.endpoint, quick);
  await growth(emulator.endpoint, quick);
  await artifacts(emulator.endpoint, quick);
} finally {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}
