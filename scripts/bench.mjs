// npm run --silent bench -- SUITE [--quick]: one JSON line per figure on stdout; exits 1 when a target is missed.
// A suite is a file SUITE.bench.ts in the bench folder of a package, or in that of the repository.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { checkNode, filesUnder, give, install, root, tsxUrl } from "./workspace.mjs";

checkNode();
const [suite, ...options] = process.argv.slice(2);
const suites = new Map(
  filesUnder(".")
    .filter((path) => /^(packages\/[^/]+\/)?bench\/[^/]+\.bench\.ts$/.test(path))
    .map((path) => [basename(path, ".bench.ts"), path]),
);
const file = suites.get(suite);
if (!file) {
  const known = [...suites.keys()].toSorted().join(", ") || "there is none yet";
  give(`${suite ? `There is no suite ${suite}` : "Which suite?"}. Suites: ${known}.`);
}

const say = console.log;
console.log = console.error;
install("everything");

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
process.exitCode = code === 0 && missed === 0 ? 0 : 1;
