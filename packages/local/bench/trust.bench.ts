// `npm run --silent bench -- trust [--quick]`: what holds against hostile and mistaken requests. It needs a DynamoDB, which
// this package brings; mutating the policy installs Stryker, and is left out of the short run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "../../core/bench/matching-pool.ts";
import { Draw } from "@passa/domain/matching/oracle/generate";
import { sentBeyond } from "../../core/test/guarded-sends.ts";
import { faultsAfter, kindsOfTampering } from "../../core/test/tampering.ts";
import { hardness } from "../../functions/test/hardness.ts";
import { startEmulator } from "../src/emulator.ts";

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "passa-trust-"));
const emulator = await startEmulator({ folder, inMemory: true, env: process.env });
try {
  tell(await guarded(quick ? 5000 : 100_000));
  tell(tampered(quick ? 1000 : 10_000));
  if (quick) console.error("Left out of the short run: mutants of the policy.");
  else tell(mutants());
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

/** Random commands of every kind through the clients of tenants: those that crossed and left, or stayed and were refused. */
async function guarded(commands: number): Promise<Figure> {
  const { wrong } = await sentBeyond({ commands, seed: 3 });
  for (const one of wrong.slice(0, 5)) console.error(one);
  const figure = `crossings of ${commands.toLocaleString("en")} random commands through guarded clients`;
  return { figure, value: wrong.length, unit: "", target: 0, holds: wrong.length === 0, runs: 1 };
}

/** Random edits, removals, reorders, truncations and forgeries of sealed audit trails, and how many the verifier finds. */
function tampered(count: number): Figure {
  const draw = new Draw(5);
  let found = 0;
  for (let n = 0; n < count; n++) {
    const kind = kindsOfTampering[n % kindsOfTampering.length] ?? "";
    if (faultsAfter(draw, kind).length > 0) found += 1;
    else console.error(`not found: ${kind}, the ${n}th`);
  }
  const figure = `found of ${count.toLocaleString("en")} tamperings of the audit chain, ${kindsOfTampering.length} kinds`;
  return { figure, value: found, unit: "", target: count, holds: found === count, runs: 1 };
}

type Report = { files: Record<string, { mutants: { status: string }[] }> };

/** `npm run mutate`, and the share of the policy's mutants that its tests notice. */
function mutants(): Figure {
  const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  const report = at("packages/domain/.cache/mutation.json");
  rmSync(report, { force: true });
  spawnSync(process.execPath, [at("scripts/mutate.mjs")], { stdio: ["ignore", 2, 2] });
  const { files } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const all = Object.values(files).flatMap((file) => file.mutants);
  const killed = all.filter(({ status }) => status === "Killed" || status === "Timeout").length;
  const value = Number(((100 * killed) / all.length).toFixed(2));
  const figure = `killed of ${all.length} mutants of the policy`;
  return { figure, value, unit: "%", target: 100, holds: killed === all.length, runs: 1 };
}

function tell(figure: Figure): void {
  console.log(JSON.stringify({ suite: "trust", ...figure }));
}
