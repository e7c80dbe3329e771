import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/emulator.setup.ts"],
    pool: "forks",
    // Vitest would leave one core of two idle.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
