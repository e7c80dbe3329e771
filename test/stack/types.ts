import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { project, root } from "./set-up.mjs";

const options = {
  target: "ESNext",
  module: "ESNext",
  moduleResolution: "Bundler",
  lib: ["ESNext", "DOM"],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
  typeRoots: [join(root, "node_modules", "@types")],
};

/**
 * What TypeScript says of sst.config.ts and infra/ where SST's platform lies beside them (evaluate.ts has put them there). What it
 * says of SST's own sources is not ours.
 */
export function typeFaults(): string[] {
  const config = join(project, "tsconfig.stack.json");
  writeFileSync(config, JSON.stringify({ compilerOptions: options, include: ["sst.config.ts", "infra/*.ts"] }));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", config, "--pretty", "false"], {
    cwd: project,
    encoding: "utf8",
  });
  const said = `${stdout}${stderr}`.split("\n").filter((line) => /error|FATAL/.test(line));
  return said.filter((line) => !line.startsWith(".sst/"));
}
