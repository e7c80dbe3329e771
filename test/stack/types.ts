import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
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

/** A fault that must be seen; otherwise the types were not there. */
const planted = {
  file: "planted.ts",
  text: 'new sst.aws.Queue("Planted", { visibilityTimeout: "long" });\nexport {};\n',
};

/**
 * What TypeScript says of sst.config.ts and infra/ where SST's platform lies beside them (evaluate.ts has put them there). What it
 * says of SST's own sources is not ours.
 */
export function typeFaults(): string[] {
  const config = join(project, "tsconfig.stack.json");
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: options, include: ["sst.config.ts", "infra/*.ts", planted.file] }),
  );
  writeFileSync(join(project, planted.file), planted.text);
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const ran = spawnSync(process.execPath, [tsc, "-p", config, "--pretty", "false"], { cwd: project, encoding: "utf8" });
  rmSync(join(project, planted.file));
  const said = `${ran.stdout}${ran.stderr}`.split("\n").filter((line) => /error|FATAL/.test(line));
  const seen = said.some((line) => line.startsWith(planted.file));
  return [
    ...(seen ? [] : ["a planted fault was not seen"]),
    ...said.filter((line) => !line.startsWith(".sst/") && !line.startsWith(planted.file)),
  ];
}
