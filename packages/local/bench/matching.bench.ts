// The product's part of `npm run --silent bench -- matching [--quick]`: that the pool stays what people's entries make it,
// what it reads, and how soon the product answers. It needs a DynamoDB, which this package brings.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, figures } from "../../core/bench/matching-pool.ts";
import { startEmulator } from "../src/emulator.ts";
import { answers } from "./answers.ts";

const quick = process.argv.includes("--quick");
for await (const figure of answers(quick ? 5 : 20)) tell(figure);

const folder = mkdtempSync(join(tmpdir(), "passa-matching-"));
const emulator = await startEmulator({ folder, env: process.env });
try {
  for await (const figure of figures(quick, emulator.endpoint)) tell(figure);
} finally {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

function tell(figure: Figure): void {
  console.log(JSON.stringify({ suite: "matching", ...figure }));
}
