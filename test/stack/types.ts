import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesUnder } from "../../scripts/workspace.mjs";
import { folder, project, root } from "./set-up.mjs";

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
  const kept = join(folder, "types", `${digest()}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as string[];
  const found = check();
  rmSync(dirname(kept), { recursive: true, force: true });
  mkdirSync(dirname(kept));
  if (found.length === 0) writeFileSync(kept, "[]");
  return found;
}

/** What the check reads, beside SST's own sources. */
function digest(): string {
  const ofPackages = ["api/security-headers.ts", "stream/filters.ts"].map((path) => `packages/functions/src/${path}`);
  const hash = createHash("sha256");
  for (const path of ["sst.config.ts", ...filesUnder("infra"), ...ofPackages, "test/stack/types.ts"])
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex").slice(0, 16);
}

function check(): string[] {
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
