import { QueryClient } from "@tanstack/react-query";
import type { Job } from "@handbill/contracts";
import { afterEach, expect, test, vi } from "vitest";
import { activeJobsQuery } from "./jobs.ts";
import { forgetToken } from "./token.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  forgetToken();
});

const base64 = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll("=", "");

const job: Job = {
  id: "job-1",
  kind: "content",
  status: "running",
  stage: "thinking",
  businessId: "shop",
  campaignId: "campaign-1",
  contentId: "content-1",
  topic: null,
  parentId: null,
  progress: { done: 0, failed: 0, total: 1 },
  error: null,
  result: null,
  elapsedSeconds: 4,
  createdAt: "2026-11-23T10:00:00.000Z",
  startedAt: "2026-11-23T10:00:01.000Z",
  finishedAt: null,
};

test("a poll says what it knows, and an answer without a body keeps it while its clock runs on", async () => {
  const asked: (string | null)[] = [];
  const token = `${base64({})}.${base64({ sub: "ada", iat: 1000, exp: 1600 })}.1`;
  const answers = [
    Response.json({ data: [job], page: { next: null } }, { headers: { etag: 'W/"one"' } }),
    new Response(null, { status: 304, headers: { etag: 'W/"one"' } }),
    Response.json({ data: [], page: { next: null } }, { headers: { etag: 'W/"none"' } }),
  ];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path === "/api/auth/token") return Response.json({ token });
    asked.push(new Headers(init?.headers).get("if-none-match"));
    return answers.shift();
  });
  const client = new QueryClient();
  const poll = (): Promise<Job[]> => client.fetchQuery({ ...activeJobsQuery("shop"), staleTime: 0 });

  expect(await poll()).toEqual([job]);
  vi.stubGlobal("performance", { now: () => 1_000_000 });
  const [known] = await poll();
  expect(known).toEqual({ ...job, elapsedSeconds: known?.elapsedSeconds });
  expect(known?.elapsedSeconds).toBeGreaterThan(job.elapsedSeconds);
  expect(await poll()).toEqual([]);
  expect(asked).toEqual([null, 'W/"one"', 'W/"one"']);
});
