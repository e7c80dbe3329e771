import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The Node and the runtime client (aws-lambda-ric) that Lambda runs functions with. The client is compiled when it is
 * installed, which takes a minute or two and needs cmake, make, a C++ compiler, Python and xz; what has been installed lies in
 * the user's cache, one folder for each version of both.
 */
export type Runtime = { node: string; client: string };

const manifest = fileURLToPath(new URL("../../lambda-runtime/package.json", import.meta.url));
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(manifest, "utf8")) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};

const nodePackage = `node-${process.platform}-${process.arch}`;
const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "passa");
const folder = join(
  cache,
  `aws-lambda-ric-${dependencies["aws-lambda-ric"]}-${nodePackage}-${optionalDependencies[nodePackage]}`,
);

/** @returns nothing when it has not been installed */
export function findRuntime(): Runtime | undefined {
  const node = join(folder, "node_modules", nodePackage, "bin", "node");
  const client = join(folder, "node_modules", "aws-lambda-ric", "index.mjs");
  return existsSync(node) && existsSync(client) ? { node, client } : undefined;
}

/** Installs it where it is not there yet. @throws {Error} saying what failed, when it cannot be had on this machine */
export function installRuntime(): Runtime {
  const there = findRuntime();
  if (there) return there;
  if (!optionalDependencies[nodePackage]) throw new Error(`Lambda's Node is not to be had for ${nodePackage}`);
  mkdirSync(cache, { recursive: true });
  const half = `${folder}.${process.pid}`;
  try {
    mkdirSync(half);
    cpSync(manifest, join(half, "package.json"));
    const options = ["--no-audit", "--no-fund", "--no-package-lock"];
    npm(half, ["install", "--ignore-scripts", ...options]);
    // Its Node has the headers that the client is compiled against.
    npm(half, ["rebuild", "aws-lambda-ric"], { npm_config_nodedir: join(half, "node_modules", nodePackage) });
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  const installed = findRuntime();
  if (!installed) throw new Error("the runtime client was installed and is not there");
  return installed;
}

function npm(cwd: string, args: string[], env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });
  if (status !== 0)
    throw new Error(`npm ${args[0]} failed:\n${`${stdout}${stderr}`.trim().split("\n").slice(-15).join("\n")}`);
}
