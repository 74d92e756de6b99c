import type { Job } from "@handbill/contracts";
import { expect, test } from "vitest";
import { timeLeft, waitOf } from "./time-left.ts";

const one = { done: 0, failed: 0, total: 1 };
const job = (change: Partial<Job>) => ({
  kind: "content" as const,
  stage: "thinking" as const,
  progress: one,
  ...change,
});
const usual = { strategy: 42, content: 12 };

test.each([
  ["a plan by how long plans took", job({ kind: "strategy" }), 3, "About 40 s left"],
  ["a text by how long texts took", job({}), 1, "About 10 s left"],
  ["nothing towards the end", job({}), 9, undefined],
  ["nothing past it", job({}), 30, undefined],
  ["nothing while it waits", job({ stage: "waiting_for_model" }), 1, undefined],
  [
    "a campaign by how fast its pieces come",
    job({ progress: { done: 2, failed: 1, total: 9 } }),
    12,
    "About 25 s left",
  ],
  ["nothing before the first piece", job({ progress: { done: 0, failed: 0, total: 9 } }), 4, undefined],
  ["minutes where it is long", job({ progress: { done: 1, failed: 0, total: 9 } }), 30, "About 4 min left"],
])("what is left is told of %s", (_what, of, seconds, words) => {
  expect(timeLeft(of, seconds, usual)).toBe(words);
});

test("where nobody knows how long it takes, nothing is promised", () => {
  expect(timeLeft(job({}), 1, { strategy: null, content: null })).toBeUndefined();
  expect(timeLeft(job({}), 1, undefined)).toBeUndefined();
});

test("a wait is counted by the server's clock, whatever this one says", () => {
  const waiting = { createdAt: "2001-01-01T00:00:00Z", nextTryAt: "2001-01-01T00:00:50Z" };
  expect(waitOf(waiting, 30)).toBe(20);
  expect(waitOf(waiting, 70)).toBe(0);
  expect(waitOf({ createdAt: waiting.createdAt }, 1)).toBeUndefined();
});
