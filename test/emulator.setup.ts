// One DynamoDB emulator in memory for the whole run. Each test file makes a table of its own in it, under a random name.
// Tests read its address from DYNAMODB_ENDPOINT, as the product does. `PASSA_EMULATOR=aws` runs them on AWS's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../packages/local/src/emulator.ts";

/** @public vitest.config.ts */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "passa-test-"));
  const emulator = await startEmulator({ folder, inMemory: true });
  process.env["DYNAMODB_ENDPOINT"] = emulator.endpoint;
  return async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
