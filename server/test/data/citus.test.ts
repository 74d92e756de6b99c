import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ELSEWHERE, layoutOf, ONE_OF_A_KIND } from "../support/citus-page.ts";
import { scalePage } from "../support/scale-page.ts";
import { CONDITIONS, loadOf, totalOf } from "../support/scale-plan.ts";
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

test("what a plan says of more businesses is what it says of fewer in proportion, and there are never fewer than two of each", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 2, max: 50 }), (count, times) => {
      const [one, more] = [loadOf(count), loadOf(count * times)];
      for (const name of ["requests", "texts", "clicks", "mailsASecond", "dollarsAMonth", "eventsAMonth"] as const) {
        expect(more[name] / one[name], name).toBeCloseTo(times, 6);
      }
      expect(totalOf(more.bytes) / totalOf(one.bytes)).toBeCloseTo(times, 6);
      for (const { webs, workers, connections, cores } of [one, more]) {
        expect(Math.min(webs, workers)).toBeGreaterThanOrEqual(2);
        expect(cores.web / webs).toBeLessThanOrEqual(CONDITIONS.fullAt);
        expect(cores.worker / workers).toBeLessThanOrEqual(CONDITIONS.fullAt);
        expect(connections).toBeGreaterThanOrEqual(webs + workers);
      }
      expect(more.webs).toBeGreaterThanOrEqual(one.webs);
      expect(more.workers * CONDITIONS.generationsAtOnce).toBeGreaterThanOrEqual(more.textsAtOnce);
    }),
  );
});

test("docs/scale.md says what so many businesses need, what of the real schema fits on Citus, and what does not", async () => {
  await expect(scalePage(layout)).toMatchFileSnapshot(join(import.meta.dirname, "../../../docs/scale.md"));
});
