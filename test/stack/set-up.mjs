// Installs SST's command line and, by `sst install`, the platform that it compiles the stack with: slow (some 100 s, 400 MB),
// once for each lockfile. `node test/stack/set-up.mjs`, as .ci/run does. Both stay in .cache/stack.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
export const root = fileURLToPath(new URL("../..", import.meta.url));

// The versions that are brought: of SST, and of the providers that sst.config.ts names.
const versions = ["test/stack/sst/package-lock.json", "sst.config.ts"].map((path) =>
  readFileSync(join(root, path), "utf8"),
);
const providers = /providers: .*/.exec(versions.pop())?.[0] ?? "";
const key = createHash("sha256").update(versions.join("")).update(providers).digest("hex");

/** Everything that SST brought, for this lockfile and these providers. */
export const folder = join(root, ".cache", "stack", key.slice(0, 16));
/** A copy of the repository, in which SST works: it writes into what it finds. */
export const project = join(folder, "project");

const stamp = join(folder, "is-set-up");

/** Whether the stack can be evaluated here. */
export const isSetUp = () => existsSync(stamp);

/** How to start SST's command line: `spawn(command, args, options)`, in the copy. @param env what is added to the environment */
export function sst(args, env = {}) {
  const passedOn = [
    "PATH",
    "HOME",
    "TMPDIR",
    "NODE_EXTRA_CA_CERTS",
    "npm_config_registry",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
  ];
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => passedOn.includes(name) || name.startsWith("npm_config_")),
  );
  return {
    command: join(folder, "cli", "node_modules", ".bin", "sst"),
    args,
    options: {
      cwd: project,
      env: {
        ...inherited,
        // Its own folder, in which the engine is ours, and npm in place of another runtime that it would fetch.
        XDG_CONFIG_HOME: join(folder, "config"),
        NO_BUN: "1",
        SST_TELEMETRY_DISABLED: "1",
        AWS_REGION: "eu-north-1",
        AWS_ACCESS_KEY_ID: "nobody",
        AWS_SECRET_ACCESS_KEY: "nothing",
        ...env,
      },
    },
  };
}

/** Brings the copy up to the repository. What is installed for the packages is linked, so that both have the same. */
export function copyProject() {
  for (const part of ["sst.config.ts", "infra", "scripts", "packages", "node_modules"])
    rmSync(join(project, part), { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  for (const file of ["sst.config.ts", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.base.json"])
    copyFileSync(join(root, file), join(project, file));
  // Of what is installed the links alone, and when the portal was built; and no package that is not deployed.
  const passed =
    /\/(node_modules\/(?!\.cache$|\.cache\/built$|[^./][^/]*$|@[^/]+\/[^/]+$).*|\.passa|packages\/(local|cli))(\/|$)/;
  for (const part of ["infra", "scripts", "packages"])
    cpSync(join(root, part), join(project, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !passed.test(from.slice(root.length - 1)),
    });
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
}

/** Installs what is not there yet. @throws Error for what could not be installed */
export function setUp() {
  if (isSetUp()) return;
  console.error("Setting up SST for the tests of the stack…");
  mkdirSync(join(folder, "cli"), { recursive: true });
  cpSync(join(here, "sst"), join(folder, "cli"), { recursive: true });
  run({ command: "npm", args: ["ci", "--no-audit", "--no-fund"], options: { cwd: join(folder, "cli") } });

  const engine = join(folder, "config", "sst", "bin", "pulumi");
  mkdirSync(join(folder, "config", "sst", "bin"), { recursive: true });
  rmSync(engine, { force: true });
  symlinkSync(join(here, "pulumi.mjs"), engine);
  chmodSync(join(here, "pulumi.mjs"), 0o755);

  copyProject();
  run(sst(["install", "--stage", "dev"]));
  writeFileSync(stamp, "");
}

function run({ command, args, options }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (status === 0) return;
  console.error(`${stdout ?? ""}${stderr ?? ""}${error ?? ""}`.trim());
  throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
