import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { playPublications, withShiftedClock } from "../../chaos/publications.ts";
import { playRaces } from "../../chaos/races.ts";
import { createRandom } from "../../chaos/support/random.ts";
import { testDatabase } from "./support/test-database.ts";

const SEAL_KEY = "a secret that is long enough for a test";
const CHILD = resolve(import.meta.dirname, "../../chaos/support/publisher-child.ts");

const database = await testDatabase({ max: 8 });
const ordersFolder = await mkdtemp(join(tmpdir(), "handbill-orders-"));
afterAll(() => rm(ordersFolder, { recursive: true, force: true }));

test("an owner who takes back what is due just then wins or loses, and it is never both taken back and sent", async () => {
  const { tally, troubles } = await playRaces(database, createRandom(17), 100);
  expect(troubles).toEqual([]);
  expect(tally.ownerWon).toBeGreaterThan(0);
  expect(tally.ownerWon + tally.sent).toBe(100);
});

test("processes whose clocks are wrong and which are killed publish each piece once, none early, none late", async () => {
  const launch = withShiftedClock([CHILD, database.url, SEAL_KEY, ordersFolder], process.env);
  const plan = {
    database,
    random: createRandom(18),
    publications: 24,
    kills: 2,
    withinSeconds: 2,
    sealKey: SEAL_KEY,
    ordersFolder,
    launch,
  };
  const { tally, troubles } = await playPublications(plan);
  expect(troubles).toEqual([]);
  expect(tally).toMatchObject({ mostTaken: 1, kills: 2 });
});
