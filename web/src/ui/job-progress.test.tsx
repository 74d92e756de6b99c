import type { Job } from "@handbill/contracts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { keys } from "../api/keys.ts";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { jobMessages } from "./job-messages.ts";
import { JobProgress } from "./job-progress.tsx";

const whole: Job = {
  id: "whole",
  businessId: "b",
  campaignId: "c",
  contentId: null,
  topic: null,
  parentId: null,
  kind: "campaign_contents",
  status: "running",
  stage: "writing_contents",
  progress: { done: 1, failed: 0, total: 3 },
  error: null,
  result: null,
  createdAt: "2026-11-01T00:00:00Z",
  startedAt: "2026-11-01T00:00:00Z",
  finishedAt: null,
  elapsedSeconds: 5,
};
const waiting: Job = {
  ...whole,
  id: "1",
  parentId: whole.id,
  kind: "content",
  status: "queued",
  stage: "waiting_for_model",
};
const written: Job = { ...waiting, id: "2", status: "running", stage: "thinking" };

test("a campaign whose pieces all wait for the provider says so, and no longer when one is written", async () => {
  const show = (jobs: Job[]) =>
    renderInBusiness(<JobProgress job={whole} />, (client) => client.setQueryData(keys.activeJobs("b"), jobs));

  const drawn = await show([whole, waiting]);
  await expect.element(page.getByRole("status")).toHaveTextContent(jobMessages.stages.waiting_for_model);
  await drawn.unmount();

  await show([whole, waiting, written]);
  await expect.element(page.getByRole("status")).toHaveTextContent(jobMessages.writing(whole.progress));
});
