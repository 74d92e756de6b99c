import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const inRoot = (path: string) => join(import.meta.dirname, path);

/**
 * Two at once, whatever the machine: what is green here is green on a small one. A busy machine may be twenty times
 * slower than a free one, and patience costs time only where something is broken.
 */
const shared = {
  environment: "node",
  pool: "forks",
  maxWorkers: 2,
  // For the programs that tests start: it halves the time they need to begin.
  env: { NODE_COMPILE_CACHE: inRoot(".cache/compiled") },
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 30_000, interval: 50 } },
} as const;

/** One process for many files: four fifths of the time of a small file is its imports. */
const together = { ...shared, isolate: false } as const;

const project = (name: string) => ({
  root: import.meta.dirname,
  test: { ...together, name, include: [`${name}/test/**/*.test.ts`] },
});

/**
 * Files that start whole products as processes of their own, where the machine itself is on trial; and the one that watches texts
 * grow, which a busy machine may show too late to be seen.
 */
const PROCESSES = [
  "server/test/{backup,chaos,main,processes,publications,restart,rolling-restarts,sends}.test.ts",
  "server/test/routes/job-events.test.ts",
  "server/test/infrastructure/process-life.test.ts",
];

const server = { ...together, globalSetup: [inRoot("server/test/support/global-setup.ts")] } as const;

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    projects: [
      project("contracts"),
      project("demo-model"),
      project("scripts"),
      {
        root: import.meta.dirname,
        test: { ...server, name: "server", include: ["server/test/**/*.test.ts"], exclude: PROCESSES },
      },
      {
        root: import.meta.dirname,
        // A second try is named at the end of the log as flaky.
        test: {
          ...server,
          name: "processes",
          include: PROCESSES,
          globalSetup: [...server.globalSetup, inRoot("server/test/support/global-one-file.ts")],
          // `npm test` runs them beside the others.
          maxWorkers: 1,
          retry: 1,
          testTimeout: 300_000,
        },
      },
      {
        root: import.meta.dirname,
        test: { ...together, name: "web", include: ["web/src/**/*.test.ts", "web/test/**/*.test.ts"] },
      },
      // Component tests in a real browser have a set-up of their own.
      ...(existsSync(inRoot("web/vitest.config.ts")) ? ["web/vitest.config.ts"] : []),
      {
        root: import.meta.dirname,
        test: {
          ...together,
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: [inRoot("e2e/support/global-setup.ts")],
          // Each worker has a product with a model of its own: what a model is told to do is told by one test at a time. And last of
          // all projects; `npm test` runs it beside them instead, in a run of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          retry: 1,
        },
      },
    ],
  },
});
