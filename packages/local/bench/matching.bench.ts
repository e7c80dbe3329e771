// The pool's part of `npm run --silent bench -- matching [--quick]`: that it stays what people's entries make it, and
// what it reads. It needs a DynamoDB, which this package brings.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figures } from "../../core/bench/matching-pool.ts";
import { startEmulator } from "../src/emulator.ts";

const folder = mkdtempSync(join(tmpdir(), "passa-matching-"));
const emulator = await startEmulator({ folder, env: process.env });
try {
  for await (const figure of figures(process.argv.includes("--quick"), emulator.endpoint))
    console.log(JSON.stringify({ suite: "matching", ...figure }));
} finally {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}
