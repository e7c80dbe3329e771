// npm run mutate: changes the policy in every way that Stryker knows and runs its tests on each; a change that no test
// notices is told, and the command exits 1. Stryker is an install of its own (packages/domain/mutation).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkNode, give, install, root } from "./workspace.mjs";

checkNode();
install("everything");

const room = join(root, "packages", "domain");
const folder = join(room, "mutation");
const shell = process.platform === "win32";
if (!existsSync(join(folder, "node_modules", ".package-lock.json"))) {
  console.log("Installing what mutates…");
  // Without its peers: the tests are run by the vitest that runs them otherwise.
  const options = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--legacy-peer-deps"];
  const { status, stderr } = spawnSync("npm", options, { cwd: folder, encoding: "utf8", shell });
  if (status !== 0) give(`Stryker could not be installed.\n${stderr.trim()}`);
}
const stryker = join(folder, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const { status } = spawnSync(process.execPath, [stryker, "run", "mutation/stryker.config.json"], {
  cwd: room,
  stdio: ["ignore", "inherit", "inherit"],
});
process.exitCode = status ?? 1;
