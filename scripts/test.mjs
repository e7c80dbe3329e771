// npm test: every test, the browser's too. Names what could not run here, and ends with the line "N passed, N failed".
// Arguments go to Vitest: `npm test -- packages/domain`. With CI=true, what was left out is a failure.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPortal, checkNode, install, root, tsxUrl } from "./workspace.mjs";

checkNode();
install("everything");
buildPortal();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const folder = mkdtempSync(join(tmpdir(), "passa-results-"));
const resultsFile = join(folder, "results.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const run = spawn(process.execPath, [vitest, "run", ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
const [exitCode] = await once(run, "exit");

const { passed, failed, leftOut } = readResults();
rmSync(folder, { recursive: true, force: true });

const lacking = await whatIsLacking();
if (lacking.length > 0) console.log(`\nNot on this machine:\n${lacking.map((line) => `  ${line}`).join("\n")}`);
if (leftOut.length > 0) console.log(`\nLeft out:\n${leftOut.map((name) => `  ${name}`).join("\n")}`);
const incomplete = process.env.CI === "true" && leftOut.length > 0;
if (incomplete) console.log("\nOn CI everything must run: what was left out counts as a failure.");
console.log(`\n${passed} passed, ${failed} failed${leftOut.length > 0 ? `, ${leftOut.length} skipped` : ""}`);
process.exitCode = exitCode === 0 && failed === 0 && !incomplete ? 0 : 1;

/** A file that could not be loaded has no failed test of its own: it counts as one. So does a run that broke off. */
function readResults() {
  let report;
  try {
    report = JSON.parse(readFileSync(resultsFile, "utf8"));
  } catch {
    return { passed: 0, failed: 1, leftOut: [] };
  }
  const files = report.testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const brokenFiles = files.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = tests.filter(({ status }) => status === "failed").length + brokenFiles.length;
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    leftOut: tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName),
  };
}

async function whatIsLacking() {
  await import(tsxUrl());
  const { availableEmulators } = await import("../packages/local/src/emulator.ts");
  const { findBrowser } = await import("../packages/local/src/browser.ts");
  const { findRuntime } = await import("../packages/functions/test/lambda/runtime.ts");
  const { isSetUp } = await import("../test/stack/set-up.mjs");
  const emulators = availableEmulators();
  return [
    !emulators.includes("dynoxide") && `Dynoxide, which has no binary for ${process.platform}-${process.arch}.`,
    !emulators.includes("aws") && "Java 17 or newer, for the tests on AWS's own DynamoDB emulator.",
    !isSetUp() && "SST's platform, for the tests of the stack: node test/stack/set-up.mjs brings it.",
    !(await findBrowser()) && "A Chromium (or CHROMIUM_PATH), for the browser tests.",
    !findRuntime() &&
      "Lambda's runtime client, for the API's tests on what is deployed: node scripts/lambda-runtime.mjs compiles it, once.",
  ].filter(Boolean);
}
