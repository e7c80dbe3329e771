import { defineConfig } from "vitest/config";

// The tests of the policy alone decide over its mutants.
export default defineConfig({ test: { include: ["src/policy/*.test.ts"] } });
