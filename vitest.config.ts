import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const inRoot = (path: string) => join(import.meta.dirname, path);

/** Two at once, whatever the machine: what is green here is green on a small one. */
const shared = { environment: "node", pool: "forks", maxWorkers: 2 } as const;

const project = (name: string) => ({
  root: import.meta.dirname,
  test: { ...shared, name, include: [`${name}/test/**/*.test.ts`], testTimeout: 10_000 },
});

export default defineConfig({
  test: {
    projects: [
      project("contracts"),
      project("demo-model"),
      project("scripts"),
      {
        root: import.meta.dirname,
        test: {
          ...shared,
          name: "server",
          include: ["server/test/**/*.test.ts"],
          globalSetup: [inRoot("server/test/support/global-setup.ts")],
          // One process for many files: four fifths of the time of a small file is its imports.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root: import.meta.dirname,
        test: { ...shared, name: "web", include: ["web/src/**/*.test.ts", "web/test/**/*.test.ts"] },
      },
      // Component tests in a real browser have a set-up of their own.
      ...(existsSync(inRoot("web/vitest.config.ts")) ? ["web/vitest.config.ts"] : []),
      {
        root: import.meta.dirname,
        test: {
          ...shared,
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: [inRoot("e2e/support/global-setup.ts")],
          // The whole product and a browser want both cores: alone, and last.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
