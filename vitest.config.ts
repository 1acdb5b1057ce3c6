import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "samples/**/*.test.ts",
      "catalogues/**/*.test.ts",
      "bench/**/*.test.ts",
      "test/**/*.test.ts",
      "models/**/*.test.ts",
      "web/src/**/*.test.ts",
      "web/src/**/*.test.tsx",
    ],
    // These only end what hangs: a busy machine takes many times as long as a quiet one.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    pool: "forks",
    maxWorkers: 2,
  },
});
