// npm run --silent bench -- SUITE [--quick]: one JSON line per figure on stdout; exits 1 when a target is missed.
// A suite is the files SUITE.bench.ts in the bench folders of the packages and of the repository, run one after another.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { checkNode, filesUnder, give, install, root, tsxUrl } from "./workspace.mjs";

checkNode();
const [suite, ...options] = process.argv.slice(2);
const all = filesUnder(".").filter((path) => /^(packages\/[^/]+\/)?bench\/[^/]+\.bench\.ts$/.test(path));
const files = all.filter((path) => basename(path, ".bench.ts") === suite);
if (files.length === 0) {
  const known =
    [...new Set(all.map((path) => basename(path, ".bench.ts")))].toSorted().join(", ") || "there is none yet";
  give(`${suite ? `There is no suite ${suite}` : "Which suite?"}. Suites: ${known}.`);
}

const say = console.log;
console.log = console.error;
install("everything");

let failed = false;
for (const file of files) failed = !(await holds(file)) || failed;
process.exitCode = failed ? 1 : 0;

/** Runs a file of the suite. @returns whether it came to its end and every target of it holds */
async function holds(file) {
  const run = spawn(process.execPath, ["--import", tsxUrl(), file, ...options], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let missed = 0;
  const lines = createInterface({ input: run.stdout });
  lines.on("line", (line) => {
    say(line);
    if (line.startsWith("{") && JSON.parse(line).holds === false) missed += 1;
  });
  const [[code]] = await Promise.all([once(run, "exit"), once(lines, "close")]);
  return code === 0 && missed === 0;
}
