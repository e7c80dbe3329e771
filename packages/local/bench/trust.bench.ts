// `npm run --silent bench -- trust [--quick]`: what holds against hostile and mistaken requests. It needs a DynamoDB, which
// this package brings; mutating the policy installs Stryker, and is left out of the short run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { advantages } from "@passa/domain/placement/band-attackers";
import type { Figure } from "../../core/bench/matching-pool.ts";
import { Draw } from "@passa/domain/matching/oracle/generate";
import { killedRaces } from "../../core/test/histories/kills.ts";
import { histories, type Kind, wrongIn } from "../../core/test/histories/many.ts";
import type { Planted } from "../../core/test/histories/faulty-client.ts";
import { erasedAndRestored } from "../../core/test/restore.ts";
import { worldAt } from "../../core/test/world.ts";
import { sentBeyond } from "../../core/test/guarded-sends.ts";
import { faultsAfter, kindsOfTampering } from "../../core/test/tampering.ts";
import { hardness } from "../../functions/test/hardness.ts";
import { availableEmulators, startEmulator } from "../src/emulator.ts";
import { type Load, load, middleOf, slowestOf } from "./load.ts";

/** Mistakes that are made on the wire, and must be noticed. */
const plantings: [Planted, Kind][] = [
  ["no condition", "seats"],
  ["no version", "seats"],
  ["fresh token", "seats"],
  ["no version", "interviews"],
];

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "passa-trust-"));
const emulator = await startEmulator({ folder, inMemory: true, env: process.env });
try {
  tell(await guarded(quick ? 5000 : 100_000));
  tell(tampered(quick ? 1000 : 10_000));
  tell(await erased(quick ? 100 : 1112));
  if (quick) console.error("Left out of the short run: mutants of the policy.");
  else tell(mutants());
  for (const figure of attackers(quick ? 500 : 3000)) tell(figure);
  for await (const figure of booked(emulator.endpoint, "Dynoxide", quick ? 100 : 10_000)) tell(figure);
  tell(await killed(quick ? 2 : 20));
  for (const [planted, kind] of plantings) tell(await noticed(planted, kind));
  if (quick || !availableEmulators().includes("aws")) console.error("Left out: histories on AWS's own emulator.");
  else await onAws();
  for await (const figure of requests(quick ? 2000 : 100_000)) tell(figure);
  for (const figure of loaded(await load(emulator.endpoint, { seconds: quick ? 10 : 60, people: 24 }))) tell(figure);
} finally {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Snapshots of a year: each stays for 30 days. */
const SNAPSHOTS_A_YEAR = 12;

/** What employers' bands give to those who attack them, in one snapshot and, at most, in all of a year. */
function* attackers(worlds: number): Generator<Figure> {
  const found = Object.entries(advantages({ worlds, seed: 1 }));
  for (const [name, advantage] of found) {
    const value = Number(advantage.toFixed(3));
    const figure = `advantage in a snapshot of an attacker by ${name}`;
    yield { figure, value, unit: "", target: 0.1, holds: value <= 0.1, runs: 2 * worlds };
  }
  // What is learnt adds up at most: the sum bounds whoever puts the answers of several snapshots together.
  const value = Number((SNAPSHOTS_A_YEAR * Math.max(...found.map(([, advantage]) => advantage))).toFixed(3));
  const figure = `bound of the best attacker's advantage over ${SNAPSHOTS_A_YEAR} snapshots, a year: their sum`;
  yield { figure, value: Math.min(1, value), unit: "", target: 1, holds: true, runs: 2 * worlds };
}

/** Histories of both kinds under faults on an emulator, and what was wrong in them. */
async function* booked(endpoint: string, emulator: string, count: number): AsyncGenerator<Figure> {
  const wrong = { doubleBookings: 0, toldTaken: 0, lost: 0, duplicateMails: 0 };
  let commands = 0;
  for (const kind of ["seats", "interviews"] as const) {
    for await (const found of histories(endpoint, kind, { from: 1, count: count / 2 })) {
      commands += found.trace.length;
      for (const one of ["doubleBookings", "toldTaken", "lost", "duplicateMails"] as const)
        if (found[one].length > 0) wrong[one] += 1;
      if (wrongIn(found).length > 0) console.error(`${kind}, seed ${found.seed}: ${wrongIn(found).join("\n")}`);
      if (found.seed % 500 === 0) console.error(`${found.seed} histories of ${kind} on ${emulator}`);
    }
  }
  const of = `of ${count.toLocaleString("en")} histories (${commands.toLocaleString("en")} commands) on ${emulator}`;
  for (const [figure, value] of [
    ["with something booked twice", wrong.doubleBookings],
    ["where a winner was told no", wrong.toldTaken],
    ["where an acknowledged change was lost", wrong.lost],
    ["with a mail too many or too few in the outbox", wrong.duplicateMails],
  ] as const)
    yield { figure: `${figure} ${of}`, value, unit: "", target: 0, holds: value === 0, runs: 1 };
}

async function onAws(): Promise<void> {
  const own = await startEmulator({ folder, inMemory: true, env: { ...process.env, PASSA_EMULATOR: "aws" } });
  try {
    for await (const figure of booked(own.endpoint, "AWS's emulator", 1000)) tell(figure);
  } finally {
    await own.stop();
  }
}

/** Processes that race for seats, one of three killed in the middle. */
async function killed(races: number): Promise<Figure> {
  const wrong = await killedRaces(emulator.endpoint, { races, seed: 5 });
  for (const one of wrong.slice(0, 5)) console.error(one);
  const figure = `wrong answers or seats in ${races} races of three processes, one of them killed`;
  return { figure, value: wrong.length, unit: "", target: 0, holds: wrong.length === 0, runs: 1 };
}

async function noticed(planted: Planted, kind: Kind): Promise<Figure> {
  let value = 0;
  for await (const found of histories(emulator.endpoint, kind, { from: 1, count: 100, planted })) {
    value += 1;
    if (wrongIn(found).length > 0) break;
  }
  const figure = `histories of ${kind} until a planted mistake is noticed: ${planted}`;
  return { figure, value, unit: "", target: 99, holds: value < 100, runs: 1 };
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

/** Ten event mornings at once, over loopback; as ratios to a route of the same server that does nothing. */
function* loaded({ requests: sent, errors, times, whileRefused }: Load): Generator<Figure> {
  for (const one of errors.slice(0, 5)) console.error(one);
  const of = `of ${sent.toLocaleString("en")} requests, ten times an event morning on loopback`;
  yield { figure: `errors ${of}`, value: errors.length, unit: "", target: 0, holds: errors.length === 0, runs: 1 };
  const { empty, ...asked } = times;
  const most = Math.round(Math.max(...Object.values(asked).map(slowestOf)));
  const figure = `time of an answer, 99th percentile of the slowest kind ${of}`;
  yield { figure, value: most, unit: "ms", target: 500, holds: most <= 500, runs: 1 };
  for (const [kind, own] of Object.entries(asked)) {
    const value = Number((middleOf(own) / middleOf(empty)).toFixed(1));
    const runs = own.length;
    yield {
      figure: `time of a ${kind} beside that of an empty route, the middle ones`,
      value,
      unit: "x",
      target: 0,
      holds: true,
      runs,
    };
  }
  const { read, of: all } = whileRefused;
  const readable = `schedules that can be read while the database refuses every write, of ${all}`;
  yield { figure: readable, value: read, unit: "", target: all, holds: read === all, runs: 1 };
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

/** People erased, an older table restored, and the ledger replayed: about how many of them anything can be found out. */
async function erased(people: number): Promise<Figure> {
  const told = await erasedAndRestored(await worldAt(emulator.endpoint), people, "3000");
  const { before, erased: afterwards, brought, left, others } = told;
  console.error(
    `Found out about: ${before} before, ${afterwards} after, ${brought} restored, ${left} after the ledger.`,
  );
  const gone = before.toLocaleString("en");
  const figure = `recoverable of ${gone} erased people, after an old table was restored and the ledger replayed`;
  const isMeasured = brought === before && others === 0;
  return { figure, value: left, unit: "", target: 0, holds: isMeasured && afterwards === 0 && left === 0, runs: 1 };
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
