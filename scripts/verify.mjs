// pnpm verify [--all]: format, lint with types, types, dead code, links between documents, the domain's tests.
// A check that has passed is not run again before something it reads has changed; --all runs every one.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { checkNode, filesUnder, install, root } from "./workspace.mjs";

checkNode();
install("everything");

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
const packages = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, "packages", name, "tsconfig.json")),
);

// A short form: npm test compares more, PASSA_FUZZ_CASES as many as one likes.
process.env.PASSA_FUZZ_CASES ??= "150";

const digests = new Map(filesUnder(".").map((path) => [path, digest(readFileSync(join(root, path)))]));
/** What every check reads: settings, the lockfile and this script. */
const common = [...digests.keys()].filter((path) => /^([^/]+|scripts\/.*)$/.test(path) && !path.endsWith(".md"));
const everything = [...digests.keys()];
const withWhatItUses = new Map(packages.map((name) => [name, [...closureOf(name)].flatMap(filesOf)]));

const checks = [
  {
    name: "domain tests",
    reads: withWhatItUses.get("texts"),
    run: () => command("vitest", "run", "packages/domain", "packages/texts", "--reporter=dot"),
  },
  ...packages.map((name) => ({
    name: `types of ${name}`,
    reads: withWhatItUses.get(name),
    run: () => command("tsc", "-p", `packages/${name}`),
  })),
  ...packages.map((name) => ({
    name: `lint of ${name}`,
    reads: withWhatItUses.get(name),
    run: () => command("oxlint", "--type-aware", `packages/${name}`),
  })),
  {
    name: "lint of the rest",
    reads: everything.filter((path) => !path.startsWith("packages/")),
    run: () => command("oxlint", "--type-aware", "--ignore-pattern=packages/**"),
  },
  { name: "dead code", reads: everything, run: () => command("knip", "--no-progress") },
  { name: "format", reads: everything, run: () => command("oxfmt", "--check") },
  { name: "links", reads: everything, run: brokenLinks },
  { name: "clock", reads: filesOf("domain"), run: clockInDomain },
];

const stampFile = join(root, "node_modules", ".cache", "passa-verified.json");
const stamps =
  existsSync(stampFile) && !process.argv.includes("--all") ? JSON.parse(readFileSync(stampFile, "utf8")) : {};

mkdirSync(dirname(stampFile), { recursive: true });
let failures = 0;
const queue = [...checks];
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
console.log(failures === 0 ? "\nAll is well." : `\n${failures} of ${checks.length} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const stamp = stampOf(check);
    if (stamps[check.name] === stamp) {
      console.log(`✓ ${check.name} (as before)`);
      continue;
    }
    const startedAt = performance.now();
    const problems = await check.run();
    stamps[check.name] = problems ? undefined : stamp;
    // At once: a run that is broken off has not been for nothing.
    writeFileSync(stampFile, JSON.stringify(stamps));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${problems ? "✗" : "✓"} ${check.name} (${seconds} s)`);
    if (problems) console.log(problems.trimEnd().replaceAll(/^/gm, "  "));
    failures += problems ? 1 : 0;
  }
}

/** The package itself and those of ours that it uses, directly or not. */
function closureOf(name) {
  const found = new Set([name]);
  for (const one of found) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, "packages", one, "package.json"), "utf8"),
    );
    for (const used of Object.keys({ ...dependencies, ...devDependencies }))
      if (used.startsWith("@passa/")) found.add(used.slice("@passa/".length));
  }
  return found;
}

function filesOf(name) {
  return [...digests.keys()].filter((path) => path.startsWith(`packages/${name}/`));
}

function digest(data) {
  return createHash("sha256").update(data).digest("base64url");
}

/** What a check's outcome depends on. */
function stampOf({ reads }) {
  const lines = [...new Set([...common, ...reads])].map((path) => `${path} ${digests.get(path)}`);
  return digest([process.version, process.env.PASSA_FUZZ_CASES, ...lines].join("\n"));
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
