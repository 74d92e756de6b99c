import { expect, test } from "vitest";
import { rollingRestarts } from "../../chaos/rolling-restarts.ts";
import { testDatabase } from "./support/test-database.ts";

const database = await testDatabase();

test("a web process and a worker are replaced under load, and nobody notices", async () => {
  const report = await rollingRestarts({
    databaseUrl: database.url,
    restarts: 2,
    perSecond: 20,
    drainSeconds: 1,
    modelPace: 0.3,
  });
  expect(report.failures).toEqual([]);
  expect(report.requests).toBeGreaterThan(20);
  expect(report.generations.others).toEqual([]);
  expect(report.generations.accepted).toBeGreaterThan(0);
  expect(report.wastedCalls).toBe(0);
});
