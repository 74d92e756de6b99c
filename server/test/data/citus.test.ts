import { join } from "node:path";
import { expect, test } from "vitest";
import { citusPage, ELSEWHERE, layoutOf, ONE_OF_A_KIND } from "../support/citus-page.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const layout = await layoutOf(database.db.withoutPlugins());

test("every table is of one business, or is named with its place on Citus", () => {
  expect(layout.misplaced).toEqual([]);
  expect(layout.distributed.length).toBeGreaterThan(50);
  expect(layout.distributed.filter((name) => name in ELSEWHERE)).toEqual([]);
});

test("a unique key without business_id is made of ids, or is named with what would take its place", () => {
  const ofIds =
    /^\w+ \((id|\w+_id)(, (occurred_at|day|version|number|set_id|position|address|channel|kind|\w+_id))*\)$/;
  expect(layout.keys.filter((key) => !ofIds.test(key) && !(key in ONE_OF_A_KIND))).toEqual([]);
  expect(Object.keys(ONE_OF_A_KIND).filter((key) => !layout.keys.includes(key))).toEqual([]);
});

test("docs/scale.md says what of the real schema fits on Citus, and what does not", async () => {
  await expect(citusPage(layout)).toMatchFileSnapshot(join(import.meta.dirname, "../../../docs/scale.md"));
});
