import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildWorker } from "../../../engine/build-worker.mjs";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** The handler of each function, as infra/ names it. */
export const handlers = {
  Api: "packages/functions/src/api/lambda.handler",
  Pools: "packages/functions/src/stream/pool.handler",
  PoolsLost: "packages/functions/src/stream/pool-lost.handler",
  Audits: "packages/functions/src/stream/audit.handler",
  Jobs: "packages/functions/src/stream/jobs.handler",
  JobsLeft: "packages/functions/src/cron/jobs.handler",
  Outbox: "packages/functions/src/cron/outbox.handler",
  Audit: "packages/functions/src/cron/audit.handler",
  EveryDay: "packages/functions/src/cron/retention.handler",
} as const;
export type FunctionName = keyof typeof handlers;

/** Files that infra/ copies beside a handler. */
const beside: Partial<Record<FunctionName, string[]>> = { Api: ["packages/functions/src/api/docs.css"] };

/** Those that search for timetables have the solvers' thread beside them, and its packages, which are not bundled. */
const solving: readonly FunctionName[] = ["Jobs", "JobsLeft"];

export type Artifact = { folder: string; handler: string };

/** How SST names what it bundles for a function (`.sst/artifacts/<this>-src`). */
const nameInStack: Record<FunctionName, RegExp> = {
  Api: /^Api$/,
  Pools: /Pools(Function)?$/,
  PoolsLost: /^PoolsLost/,
  Audits: /Audits(Function)?$/,
  Jobs: /Jobs(Function)?$/,
  JobsLeft: /^JobsLeft/,
  Outbox: /^Outbox/,
  Audit: /^Audit(Handler)?$/,
  EveryDay: /^EveryDay/,
};

/** What SST's bundler is called with for a Node function (pkg/runtime/node/build.go of SST 4, `nodejs.splitting` set). */
const settings = {
  bundle: true,
  platform: "node",
  target: "esnext",
  format: "esm",
  mainFields: ["module", "main"],
  outExtension: { ".js": ".mjs" },
  external: ["sharp", "pg-native"],
  keepNames: true,
  minify: true,
  splitting: true,
  banner: {
    js: [
      `import { createRequire as topLevelCreateRequire } from 'module';`,
      `const require = topLevelCreateRequire(import.meta.url);`,
      `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"`,
      `const __filename = topLevelFileUrlToPath(import.meta.url)`,
      `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`,
    ].join("\n"),
  },
} as const;

/** A function's artifact in a folder of its own below `into`: SST's own where `PASSA_ARTIFACTS` names its folder, else as SST would. */
export async function bundle(name: FunctionName, into: string): Promise<Artifact> {
  const folder = join(into, name);
  mkdirSync(folder, { recursive: true });
  const given = process.env["PASSA_ARTIFACTS"];
  if (given) takeFrom(given, name, folder);
  else {
    await bundleAsSst(handlers[name].replace(/\.handler$/, ".ts"), folder);
    if (solving.includes(name)) await addSolvers(folder);
  }
  for (const path of beside[name] ?? []) cpSync(join(root, path), join(folder, basename(path)));
  return { folder, handler: "bundle.handler" };
}

function takeFrom(given: string, name: FunctionName, folder: string): void {
  const found = readdirSync(given).find((one) => one.endsWith("-src") && nameInStack[name].test(one.slice(0, -4)));
  if (found === undefined) throw new Error(`${given} has no artifact of ${name}`);
  cpSync(join(given, found), folder, { recursive: true, filter: (path) => !path.endsWith(".map") });
}

/** Bundles a file of the repository as SST does, into a folder. */
export async function bundleAsSst(source: string, folder: string): Promise<void> {
  await build({
    ...settings,
    external: [...settings.external],
    mainFields: [...settings.mainFields],
    absWorkingDir: root,
    entryPoints: { bundle: source },
    outdir: folder,
  });
}

async function addSolvers(folder: string): Promise<void> {
  await buildWorker(folder);
  symlinkSync(join(root, "packages/engine/node_modules"), join(folder, "node_modules"), "dir");
}

/** Bytes of an artifact, and of the file in it that is loaded first. */
export function sizeOf({ folder }: Artifact): { total: number; entry: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return { total: sizes.reduce((sum, size) => sum + size, 0), entry: statSync(join(folder, "bundle.mjs")).size };
}

/** A folder that is gone when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "passa-lambda-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
