// What every command needs first: the right Node, the packages, and a portal built from its present sources.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Node's oldest version that Passa runs on; package.json says the same. */
const OLDEST_NODE = [20, 19];

/** Ends the command with one line for the person who gave it. */
export function give(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  give(
    `Passa needs Node ${OLDEST_NODE.join(".")} or newer. This is ${process.versions.node}: install a newer one from nodejs.org.`,
  );
}

/**
 * Installs what the lockfile names, unless that has been done.
 * @param {"product" | "everything"} wanted a product install never takes away what a full one has brought.
 */
export function install(wanted) {
  const stampFile = join(root, "node_modules", ".passa-installed.json");
  const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...packageFiles()];
  const digest = digestOf(inputs);
  const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : {};
  const hasEverything = installedEverything();
  if (stamp.digest === digest && (wanted === "product" || hasEverything)) return;

  const everything = wanted === "everything" || hasEverything;
  console.log(everything ? "Installing Passa and what its tests need…" : "Installing Passa…");
  const done = pnpm([
    "install",
    "--frozen-lockfile",
    "--config.confirmModulesPurge=false",
    ...(everything ? [] : ["--prod"]),
  ]);
  if (done.status !== 0) {
    console.error(`${done.stdout ?? ""}${done.stderr ?? ""}`.trim().split("\n").slice(-15).join("\n"));
    give("The packages could not be installed. Is the network on?");
  }
  writeFileSync(stampFile, JSON.stringify({ digest }));
}

/** Builds the portal when its sources, or those of a package that it bundles, have changed since the last build. */
export function buildPortal() {
  const portal = join(root, "packages", "portal");
  if (!existsSync(join(portal, "index.html"))) return;
  const stampFile = join(portal, "node_modules", ".cache", "built");
  const bundled = ["portal", "contract", "texts", "domain"].flatMap((name) => filesUnder(`packages/${name}`));
  const digest = digestOf(["pnpm-lock.yaml", ...bundled.filter((path) => !/\.test\.tsx?$|tsbuildinfo$/.test(path))]);
  const isBuilt = existsSync(join(portal, "dist", "index.html"));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, "utf8") === digest) return;

  console.log("Building the portal…");
  const vite = join(portal, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: portal, encoding: "utf8" });
  if (built.status !== 0) {
    console.error(`${built.stdout}${built.stderr}`.trim());
    give("The portal could not be built.");
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, digest);
}

/** The address of tsx, which loads TypeScript, for `node --import`. */
export function tsxUrl() {
  return pathToFileURL(createRequire(join(root, "packages", "local", "package.json")).resolve("tsx")).href;
}

/** The files below a folder of the repository, as paths from its root, sorted; without what is installed or built. */
export function filesUnder(folder) {
  const passed = new Set(["node_modules", "dist", ".git", ".passa", ".cache", ".sst"]);
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !passed.has(name))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
    })
    .toSorted();
}

function packageFiles() {
  return readdirSync(join(root, "packages"))
    .map((name) => `packages/${name}/package.json`)
    .filter((path) => existsSync(join(root, path)));
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function installedEverything() {
  const manifest = join(root, "node_modules", ".modules.yaml");
  return existsSync(manifest) && /"?devDependencies"?: true/.test(readFileSync(manifest, "utf8"));
}

/** Runs the pnpm that package.json names: the one on the PATH when it is that one, else fetched by npx. */
function pnpm(args) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" };
  const present = spawnSync("pnpm", ["--version"], options);
  if (present.status === 0 && packageManager === `pnpm@${present.stdout.trim()}`)
    return spawnSync("pnpm", args, options);
  return spawnSync("npx", ["-y", packageManager, ...args], options);
}
