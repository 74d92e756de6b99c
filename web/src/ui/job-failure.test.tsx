import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { JobFailure } from "./job-failure.tsx";
import { waitLeft } from "./use-countdown.ts";

const NOW = Date.parse("2026-11-23T09:00:30Z");

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["setInterval", "clearInterval", "performance", "Date"] }));
afterEach(() => void vi.useRealTimers());

const resting = { code: "ai_unavailable", detail: "The writer is resting.", retryable: true };

test("a job that failed while the writer rests counts down from its end, then offers another try", async () => {
  const onRetry = vi.fn<() => void>();
  await renderInBusiness(
    <JobFailure error={{ ...resting, retryAfter: 60 }} endedAt="2026-11-23T09:00:10Z" onRetry={onRetry} />,
  );
  await expect.element(page.getByRole("button", { name: "Try again in 0:40" })).toBeDisabled();
  vi.advanceTimersByTime(41_000);
  await userEvent.click(page.getByRole("button", { name: "Try again", exact: true }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test("a wait that is over, or that nobody named, holds nobody up", async () => {
  await renderInBusiness(
    <>
      <JobFailure error={{ ...resting, retryAfter: 20 }} endedAt="2026-11-23T09:00:00Z" onRetry={vi.fn<() => void>()} />
      <JobFailure error={resting} endedAt="2026-11-23T09:00:29Z" onRetry={vi.fn<() => void>()} />
    </>,
  );
  const buttons = page.getByRole("button", { name: "Try again", exact: true });
  await expect.element(buttons.first()).toBeEnabled();
  await expect.element(buttons.last()).toBeEnabled();
});

test("a failure says in a sentence what became of it, and why a writer declines", async () => {
  const declined = { code: "ai_refused", detail: "Nothing was charged.", retryable: false };
  await renderInBusiness(<JobFailure error={declined} onRetry={vi.fn<() => void>()} />);
  await expect.element(page.getByText("The writer declined to write this.")).toBeVisible();
  expect(page.getByRole("button", { name: "Try again" }).elements()).toHaveLength(0);
  await userEvent.click(page.getByText("Why?"));
  await expect.element(page.getByText("Writers turn down what could harm somebody", { exact: false })).toBeVisible();
});

test.each([
  ["part of it has passed", 60, "2026-11-23T09:00:10Z", 40],
  ["all of it has passed", 20, "2026-11-23T08:00:00Z", 0],
  ["this clock is behind the server's", 60, "2026-11-23T09:10:00Z", 60],
  ["its beginning is not known", 60, null, 60],
  ["there is none", undefined, "2026-11-23T09:00:10Z", undefined],
])("what is left of a wait when %s", (_when, seconds, since, left) => {
  expect(waitLeft(seconds, since, NOW)).toBe(left);
});
