import { expect, test } from "vitest";
import { createBreaker, type Health } from "../../src/ai/breaker.ts";
import { createTestClock } from "./support/clocks.ts";

type Kind = "quota_exhausted" | "forbidden";

function world() {
  const clock = createTestClock();
  const breaker = createBreaker<Kind>({ clock });
  const enter = (model = "one") => breaker.enter("host", model);
  const call = (health: Health, model?: string) => {
    const entry = enter(model);
    return entry.isOpen ? "refused" : entry.report(health).hasOpened;
  };
  const calls = (...all: Health[]) => all.map((health) => call(health));
  return { clock, breaker, enter, call, calls };
}

test("it opens at the fifth failure in a row, for fifteen seconds", () => {
  const { clock, enter, calls } = world();
  expect(calls("ill", "ill", "ill", "ill", "ill")).toEqual([false, false, false, false, true]);
  expect(enter()).toEqual({ isOpen: true, kind: null, waitMs: 15_000 });
  clock.advance(14_999);
  expect(enter()).toMatchObject({ isOpen: true, waitMs: 1 });
});

test("a success in between starts the count again", () => {
  const { calls, enter } = world();
  calls("ill", "ill", "ill", "ill", "well", "ill", "ill", "ill");
  expect(enter().isOpen).toBe(false);
});

test("it opens when half of ten calls failed within thirty seconds, and not before the tenth", () => {
  const { calls } = world();
  expect(calls("well", "ill", "well", "ill", "well", "ill", "well", "ill", "well")).not.toContain(true);
  expect(calls("ill")).toEqual([true]);
});

test("failures of more than thirty seconds ago are forgotten", () => {
  const { clock, calls, enter } = world();
  calls("ill", "well", "ill", "well", "ill", "well", "ill", "well", "ill");
  clock.advance(30_001);
  calls("well", "ill");
  expect(enter().isOpen).toBe(false);
});

test("after the pause one call at a time may try; its success closes, its failure opens again", () => {
  const { clock, enter, call, calls } = world();
  calls("ill", "ill", "ill", "ill", "ill");
  clock.advance(15_000);
  const probe = enter();
  expect(enter()).toEqual({ isOpen: true, kind: null, waitMs: 1000 });
  if (!probe.isOpen) probe.report("ill");
  expect(enter()).toMatchObject({ isOpen: true, waitMs: 15_000 });
  clock.advance(15_000);
  expect(call("well")).toBe(false);
  expect(calls("ill", "ill", "ill", "ill")).toEqual([false, false, false, false]);
});

test("a probe that was stopped by us says nothing, and the next call tries instead", () => {
  const { clock, call, calls, enter } = world();
  calls("ill", "ill", "ill", "ill", "ill");
  clock.advance(15_000);
  expect(call("unknown")).toBe(false);
  expect(enter().isOpen).toBe(false);
});

test("calls that were under way when it opened change nothing", () => {
  const { calls, enter } = world();
  const early = enter();
  calls("ill", "ill", "ill", "ill", "ill");
  if (!early.isOpen) early.report("well");
  expect(enter().isOpen).toBe(true);
});

test("one model's failures do not keep another from being asked", () => {
  const { call, calls } = world();
  calls("ill", "ill", "ill", "ill", "ill");
  expect(call("well", "two")).toBe(false);
});

test("an account without credit is left alone for a minute, whatever the model; a forbidden model alone", () => {
  const { clock, breaker, enter } = world();
  breaker.latch("forbidden", "host", "one");
  expect(enter("one")).toEqual({ isOpen: true, kind: "forbidden", waitMs: 60_000 });
  expect(enter("two").isOpen).toBe(false);
  breaker.latch("quota_exhausted", "host");
  expect(enter("two")).toEqual({ isOpen: true, kind: "quota_exhausted", waitMs: 60_000 });
  clock.advance(60_000);
  expect(enter("one").isOpen).toBe(false);
  expect(enter("two").isOpen).toBe(false);
});
