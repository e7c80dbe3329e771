import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
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

export type Artifact = {
  folder: string;
  handler: string;
  /** Bytes of each file that the bundler wrote, the entry's name, and what is in them. */
  files: Metafile["outputs"];
  entry: string;
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
  metafile: true,
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

/** Bundles a function into a folder of its own below `into`. */
export async function bundle(name: FunctionName, into: string): Promise<Artifact> {
  const folder = join(into, name);
  const handler = handlers[name];
  const source = handler.replace(/\.handler$/, ".ts");
  const outdir = join(folder, dirname(source));
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    ...settings,
    external: [...settings.external],
    mainFields: [...settings.mainFields],
    absWorkingDir: root,
    entryPoints: [source],
    outdir,
  });
  for (const path of beside[name] ?? []) cpSync(join(root, path), join(outdir, path.slice(path.lastIndexOf("/") + 1)));
  if (solving.includes(name)) {
    await buildWorker(outdir);
    symlinkSync(join(root, "packages/engine/node_modules"), join(folder, "node_modules"), "dir");
  }
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === source) ?? "";
  return { folder, handler, files: metafile.outputs, entry };
}

/** A folder that is gone when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "passa-lambda-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
