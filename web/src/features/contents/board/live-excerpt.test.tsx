import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { liveTexts } from "../../../api/live-text.ts";
import { contentWith } from "../../../test-support/content.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { LiveDraft } from "../editor/live-draft.tsx";
import { LiveExcerpt } from "./live-excerpt.tsx";

const content = contentWith({ id: "post", campaignId: "campaign", status: "generating", jobId: "job" });

const LONG = Array.from({ length: 60 }, (_, word) => `word${word}`).join(" ");

const below = () => page.getByText("below", { exact: true }).element().getBoundingClientRect().top;

afterEach(() => liveTexts.clear());

test("a text grows on its card without moving anything, and its end is what is seen", async () => {
  await renderInBusiness(
    <div style={{ width: 240 }}>
      <LiveExcerpt content={content} />
      <p>below</p>
    </div>,
  );
  await expect.element(page.getByText("Show the first tray")).toBeVisible();
  const before = below();
  liveTexts.put("post", [{ field: "subject", text: "The first tray" }]);
  await expect.element(page.getByText("The first tray")).toBeVisible();
  expect(below()).toBe(before);
  liveTexts.put("post", [
    { field: "subject", text: "The first tray" },
    { field: "body", text: LONG },
  ]);
  const text = page.getByText(LONG);
  await expect.element(text).toBeInTheDocument();
  expect(below()).toBe(before);
  const box = text.element().parentElement?.getBoundingClientRect();
  expect(text.element().getBoundingClientRect().bottom).toBeLessThanOrEqual((box?.bottom ?? 0) + 1);
});

test("texts of other pieces do not show", async () => {
  await renderInBusiness(<LiveExcerpt content={content} />);
  liveTexts.put("another", [{ field: "body", text: "Not for this card" }]);
  await expect.element(page.getByText("Show the first tray")).toBeVisible();
  expect(page.getByText("Not for this card").elements()).toHaveLength(0);
});

test("in the editor each text stands under its name, said to be unchecked, and is not read out word by word", async () => {
  await renderInBusiness(<LiveDraft channel="email" text={[{ field: "body", text: "Good morning" }]} />);
  const live = page.getByRole("region", { name: "Being written, not checked yet" });
  await expect.element(live.getByRole("status")).toHaveTextContent("Being written, not checked yet");
  await expect.element(live.getByText("Message")).toBeVisible();
  const words = live.getByText("Good morning").element();
  expect(words.closest("[aria-live], [role=status], [role=log]")).toBeNull();
});
