// pnpm verify: format, types and lint with types, dead code, links between documents, the domain's tests. In seconds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { checkNode, filesUnder, install, root } from "./workspace.mjs";

checkNode();
install("everything");

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

// A short form: npm test compares more, PASSA_FUZZ_CASES as many as one likes.
process.env.PASSA_FUZZ_CASES ??= "150";

const checks = [
  // One pass knows the types for both.
  {
    name: "types and lint",
    run: () => command("oxlint", "--type-aware", "--type-check", "packages", "scripts", "test", "bench"),
  },
  { name: "domain tests", run: () => command("vitest", "run", "packages/domain", "packages/texts", "--reporter=dot") },
  { name: "dead code", run: () => command("knip", "--no-progress") },
  // SST's own types are not installed with the rest.
  { name: "lint of the rest", run: () => command("oxlint", "--type-aware", "--ignore-pattern=packages/**") },
  { name: "format", run: () => command("oxfmt", "--check") },
  { name: "links", run: brokenLinks },
  { name: "clock", run: clockInDomain },
];

const startedAt = performance.now();
const secondsSince = (from) => ((performance.now() - from) / 1000).toFixed(1);
let failures = 0;
const queue = [...checks];
await Promise.all([work(), work()]);
console.log(
  failures === 0
    ? `\nAll is well, in ${secondsSince(startedAt)} s.`
    : `\n${failures} of ${checks.length} checks failed.`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const from = performance.now();
    const problems = await check.run();
    console.log(`${problems ? "✗" : "✓"} ${check.name} (${secondsSince(from)} s)`);
    if (problems) console.log(problems.trimEnd().replaceAll(/^/gm, "  "));
    failures += problems ? 1 : 0;
  }
}

/** What the command said when it failed, else nothing. */
async function command(name, ...args) {
  const child = spawn(bin(name), args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return code === 0 ? "" : `${out}${err}` || `${name} ended with ${code}`;
}

/** Links to files of ours, in every document, whose file is not there. */
function brokenLinks() {
  return filesUnder(".")
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) =>
      [...readFileSync(join(root, path), "utf8").matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
        .map(([, target]) => decodeURI(target).split("#")[0])
        .filter((target) => target && !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target} is not there`),
    )
    .join("\n");
}

/** `new Date()` reads the clock; the linter has no rule that bans it without its argument. */
function clockInDomain() {
  return filesUnder("packages/domain/src")
    .filter((path) => /\bnew Date(\(\s*\)|(?!\s*\())|(?<!new )\bDate\(/.test(readFileSync(join(root, path), "utf8")))
    .map((path) => `${path}: reads the clock. Time is an argument.`)
    .join("\n");
}
