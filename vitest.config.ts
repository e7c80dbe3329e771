import { configDefaults, defineConfig } from "vitest/config";

const browserTests = "packages/local/test/e2e/**/*.test.ts";

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
          exclude: [...configDefaults.exclude, browserTests],
          globalSetup: ["test/emulator.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
