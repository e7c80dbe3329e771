import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/emulator.setup.ts"],
    pool: "forks",
    // Vitest would leave one core of two idle.
    maxWorkers: "100%",
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
