import fc from "fast-check";
import { expect, test } from "vitest";
import { createSharedClock } from "../../../src/services/tracking/shared-clock.ts";

test("processes whose clocks are wrong by minutes agree on the time, as exactly as the database answers fast", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ offMs: fc.integer({ min: -900_000, max: 900_000 }), waitMs: fc.nat(3_000) }), {
        minLength: 2,
        maxLength: 4,
      }),
      async (processes) => {
        let now = Date.UTC(2026, 10, 23);
        for (const { offMs, waitMs } of processes) {
          const clock = createSharedClock(
            async () => {
              now += waitMs / 2;
              const answer = new Date(now).toISOString();
              now += waitMs / 2;
              return answer;
            },
            () => now + offMs,
          );
          await clock.refresh();
          expect(Math.abs(clock.nowMs() - now)).toBeLessThanOrEqual(Math.max(500, waitMs) + 1);
        }
      },
    ),
  );
});
