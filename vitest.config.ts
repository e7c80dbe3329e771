import { configDefaults, defineConfig } from "vitest/config";
import { findRuntime } from "./packages/functions/test/lambda/runtime.ts";

const browserTests = "packages/local/test/e2e/**/*.test.ts";

// The tests of the API that are also run on what is deployed. The short form; PASSA_ARTIFACT_TESTS=all runs every one.
const apiTests = process.env["PASSA_ARTIFACT_TESTS"] === "all" ? "*" : "{app,every-route,sign-in}";
const lambdaTests = "packages/functions/test/lambda/*.test.ts";

export default defineConfig({
  test: {
    pool: "forks",
    // Vitest would leave one core of two idle.
    maxWorkers: "100%",
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    projects: [
      {
        extends: true,
        test: {
          name: "rooms",
          // Files that keep nothing between tests can share a process: loading the product once saves half of the time.
          isolate: false,
          include: ["packages/*/{src,test}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, browserTests, lambdaTests],
          globalSetup: ["test/emulator.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // The same tests of the API on what is deployed, under Lambda's runtime client; see functions/test/lambda.
          name: "artifacts",
          include: [lambdaTests, ...(findRuntime() ? [`packages/functions/src/api/${apiTests}.test.ts`] : [])],
          env: { PASSA_API: "artifact" },
          isolate: false,
          globalSetup: ["test/emulator.setup.ts"],
          // Every function is a process of its own, started when it is first asked.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // The stack without AWS; what it takes is installed apart (test/stack/set-up.mjs).
        test: { name: "stack", include: ["test/stack/*.test.ts"], sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [browserTests],
          globalSetup: ["packages/local/test/e2e/product.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          // Pages beside each other in one file; more would leave the other file's tests waiting for a core.
          maxConcurrency: 3,
          // After the others: what is seen in a browser must not wait for a core.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
