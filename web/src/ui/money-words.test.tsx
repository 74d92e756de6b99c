import type { Estimate, Receipt as ReceiptOf } from "@handbill/contracts";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ApiError } from "../api/problem.ts";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { EstimateWords } from "./estimate-note.tsx";
import { Receipt } from "./receipt.tsx";
import { StartFailure } from "./start-failure.tsx";

const estimate = (changes: Partial<Estimate>): Estimate => ({
  calls: 4,
  model: "writer-1",
  demo: false,
  atMostNanoUsd: 400_000_000,
  likelyNanoUsd: 20_000_000,
  leftNanoUsd: null,
  ...changes,
});

test.each([
  [{}, "AI cost: about $0.02, at most $0.40."],
  [{ leftNanoUsd: 5_000_000_000 }, "AI cost: about $0.02, at most $0.40. $5.00 of this month's AI budget is left."],
  [{ likelyNanoUsd: 50_000 }, "AI cost: under $0.0001, at most $0.40."],
  [{ likelyNanoUsd: null }, "AI cost: at most $0.40."],
  [{ atMostNanoUsd: null, likelyNanoUsd: null }, "What this costs is not known: nobody told us the price of writer-1."],
  [{ demo: true, atMostNanoUsd: 0, likelyNanoUsd: 0 }, "No cost: the built-in demo model writes."],
])("an estimate %j reads: %s", async (changes, words) => {
  const { container } = await renderInBusiness(<EstimateWords estimate={estimate(changes)} />);
  expect(container.textContent).toBe(words);
});

test("an estimate beyond what is left says so and leads to the limit", async () => {
  await renderInBusiness(<EstimateWords estimate={estimate({ leftNanoUsd: 100_000_000 })} />);
  await expect.element(page.getByText("Only $0.10 of this month's AI budget is left.", { exact: false })).toBeVisible();
  const raise = page.getByRole("link", { name: "Raise the limit" });
  expect(raise.element().getAttribute("href")).toMatch(/\/usage#budget$/);
});

const refusal = (code: "ai_unavailable" | "overloaded" | "queue_full" | "ai_budget_exceeded", retryAfter?: number) =>
  new ApiError(
    { type: "about:blank", title: "", status: 503, detail: "The writer is resting.", code, requestId: "" },
    retryAfter,
  );

test.each(["ai_unavailable", "overloaded", "queue_full"] as const)(
  "%s counts down to when trying again helps",
  async (code) => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
    const onRetry = vi.fn<() => void>();
    try {
      await renderInBusiness(<StartFailure error={refusal(code, 20)} title="Not started" onRetry={onRetry} />);
      await expect.element(page.getByText("The writer is resting.")).toBeVisible();
      await expect.element(page.getByRole("button", { name: "Try again in 0:20" })).toBeDisabled();
      vi.advanceTimersByTime(15_000);
      await expect.element(page.getByRole("button", { name: "Try again in 0:05" })).toBeDisabled();
      vi.advanceTimersByTime(6000);
      await userEvent.click(page.getByRole("button", { name: "Try again", exact: true }));
      expect(onRetry).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  },
);

test("out of budget leads to the limit instead of trying again", async () => {
  await renderInBusiness(
    <StartFailure error={refusal("ai_budget_exceeded")} title="Not started" onRetry={vi.fn<() => void>()} />,
  );
  await expect.element(page.getByRole("link", { name: "Raise the limit" })).toBeVisible();
  expect(page.getByRole("button").elements()).toHaveLength(0);
});

const receipt: ReceiptOf = {
  model: "writer-1",
  demo: false,
  inputTokens: 3500,
  outputTokens: 240,
  costNanoUsd: 1_400_000,
  attempts: 2,
  repairs: ["json", "unknown_keys:2"],
  durationMs: 2100,
  notices: [],
};

test("a receipt names repairs, checks, prompt and facts in words", async () => {
  const whole = {
    promptId: "content-email",
    promptVersion: 3,
    checked: ["limits", "brand_new"],
    factsUsed: ["Opens at 7"],
  };
  await renderInBusiness(<Receipt receipt={{ ...receipt, ...whole }} />);
  await userEvent.click(page.getByText("Why this? · $0.0014"));
  await expect
    .element(page.getByText("closed or quoted what was left open, left out fields nobody asked for"))
    .toBeVisible();
  await expect.element(page.getByText("the limits of the channel, brand new")).toBeVisible();
  await expect.element(page.getByText("content email, version 3")).toBeVisible();
  await expect.element(page.getByText("Opens at 7")).toBeVisible();
});

test("a receipt of an early version leaves out what was not kept then", async () => {
  await renderInBusiness(<Receipt receipt={receipt} />);
  await userEvent.click(page.getByText("Why this? · $0.0014"));
  await expect.element(page.getByText("3,500 read, 240 written")).toBeVisible();
  expect(page.getByText(/Prompt|Checked|Based on/).elements()).toHaveLength(0);
});
