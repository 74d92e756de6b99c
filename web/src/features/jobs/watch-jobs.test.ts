import type { Job } from "@handbill/contracts";
import { expect, test } from "vitest";
import { jobNews, topLevel } from "./watch-jobs.ts";

const job = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  kind: "content",
  status: "running",
  stage: "thinking",
  businessId: "business",
  campaignId: "campaign",
  contentId: null,
  topic: null,
  parentId: null,
  progress: { done: 0, failed: 0, total: 1 },
  error: null,
  result: null,
  elapsedSeconds: 1,
  createdAt: "",
  startedAt: null,
  finishedAt: null,
  ...change,
});

test("a job that left the list has ended", () => {
  expect(jobNews([job("a"), job("b")], [job("b")])).toEqual({ gone: [job("a")], moved: [] });
});

test("a job that only grew older is no news", () => {
  expect(jobNews([job("a")], [job("a", { elapsedSeconds: 9 })])).toEqual({ gone: [], moved: [] });
});

test("a further piece of a campaign is news", () => {
  const further = job("a", { progress: { done: 2, failed: 0, total: 6 } });
  expect(jobNews([job("a")], [further])).toEqual({ gone: [], moved: [further] });
});

test("the first look after a refresh announces nothing", () => {
  expect(jobNews([], [job("a")])).toEqual({ gone: [], moved: [] });
});

test("pieces are counted in the campaign they belong to, and stand alone when it has gone", () => {
  const parent = job("parent", { kind: "campaign_contents" });
  const child = job("child", { parentId: "parent" });
  expect(topLevel([parent, child])).toEqual([parent]);
  expect(topLevel([child])).toEqual([child]);
});
