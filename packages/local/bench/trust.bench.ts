// `npm run --silent bench -- trust [--quick]`: what holds against hostile and mistaken requests. It needs a DynamoDB, which
// this package brings.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../../core/bench/matching-pool.ts";
import { hardness } from "../../functions/test/hardness.ts";
import { startEmulator } from "../src/emulator.ts";

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "passa-trust-"));
const emulator = await startEmulator({ folder, inMemory: true, env: process.env });
try {
  for await (const figure of requests(quick ? 2000 : 100_000)) tell(figure);
} finally {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Requests made from the API's document, valid and spoilt in one place, and what their answers were. */
async function* requests(count: number): AsyncGenerator<Figure> {
  const onProgress = (sent: number) => console.error(`${sent.toLocaleString("en")} requests sent`);
  const { faults, times } = await hardness(emulator.endpoint, { requests: count, seed: 2, onProgress });
  const of = `of ${count.toLocaleString("en")} requests made from the document`;
  for (const [figure, found] of [
    [`answers of 5xx ${of}`, faults.serverErrors],
    [`stack traces in answers ${of}`, faults.traces],
    [`statuses that the document does not list ${of}`, faults.statuses],
    [`answers with what the document does not have ${of}`, faults.fields],
  ] as const) {
    for (const one of found.slice(0, 5)) console.error(one);
    yield { figure, value: found.length, unit: "", target: 0, holds: found.length === 0, runs: 1 };
  }
  const slowest = times[Math.ceil(times.length * 0.999) - 1] ?? 0;
  yield {
    figure: `time of an answer, 99.9th percentile ${of}`,
    value: Math.round(slowest),
    unit: "ms",
    target: 1000,
    holds: slowest <= 1000,
    runs: 1,
  };
}

function tell(figure: Figure): void {
  console.log(JSON.stringify({ suite: "trust", ...figure }));
}
