import type { Job } from "@handbill/contracts";
import type { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { campaignsQuery } from "../../api/campaigns.ts";
import { keys } from "../../api/keys.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { JobTray } from "./job-tray.tsx";
import { messages } from "./messages.ts";

const BUSINESS = "0199f0a0-0000-7000-8000-000000000001";

const job: Job = {
  id: "0199f0a0-0000-7000-8000-00000000000a",
  kind: "strategy",
  status: "running",
  stage: "thinking",
  businessId: BUSINESS,
  campaignId: "0199f0a0-0000-7000-8000-00000000000c",
  contentId: null,
  topic: null,
  parentId: null,
  progress: { done: 0, failed: 0, total: 1 },
  error: null,
  result: null,
  elapsedSeconds: 4,
  createdAt: "2026-11-01T00:00:00Z",
  startedAt: "2026-11-01T00:00:00Z",
  finishedAt: null,
};

/** A server whose only job is as the test says. */
function serve(state: { job: Job }): void {
  vi.stubGlobal("fetch", async (address: string) => {
    if (address.endsWith("/token")) {
      return Response.json({ token: `head.${btoa(JSON.stringify({ sub: "user", iat: 0, exp: 600 }))}.sign` });
    }
    if (address.includes(`/jobs/${job.id}`)) return Response.json({ data: state.job });
    if (address.includes("/jobs")) {
      return Response.json({ data: state.job.status === "running" ? [state.job] : [], page: { next: null } });
    }
    return Response.json({ data: [], page: { next: null } });
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.title = "";
});

test("work under way is listed with its stage and time; its end is told once and stays until it was seen", async () => {
  const state = { job };
  serve(state);
  const cache: { client?: QueryClient } = {};
  const shown = await renderInBusiness(<JobTray businessId={BUSINESS} />, (client, id) => {
    cache.client = client;
    client.setQueryData(campaignsQuery(id).queryKey, []);
    client.setQueryData(keys.activeJobs(id), [job]);
  });
  const pill = page.getByRole("button", { name: messages.running(1) });
  await expect.element(pill).toHaveAttribute("aria-expanded", "false");
  expect(document.title).toContain(messages.writingPrefix);
  await pill.click();
  const list = page.getByRole("region", { name: messages.tray }).getByRole("listitem");
  await expect.element(list.getByText(messages.kinds.strategy(messages.unnamed))).toBeVisible();
  await expect.element(list.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect.element(list.getByRole("link", { name: messages.open })).toBeVisible();

  state.job = { ...job, status: "succeeded", finishedAt: "2026-11-01T00:00:09Z" };
  await cache.client?.invalidateQueries({ queryKey: keys.activeJobs(BUSINESS) });
  await expect.element(page.getByRole("button", { name: messages.done(1) })).toBeVisible();
  expect(document.title).not.toContain(messages.writingPrefix);
  await cache.client?.invalidateQueries({ queryKey: keys.activeJobs(BUSINESS) });
  await expect.element(list.getByText(messages.ready.strategy(messages.unnamed))).toBeVisible();
  expect(list.elements()).toHaveLength(1);
  await list.getByRole("button", { name: messages.dismiss }).click();
  await expect.element(page.getByRole("region", { name: messages.tray })).not.toBeInTheDocument();
  await shown.unmount();
});
