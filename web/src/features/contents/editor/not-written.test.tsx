import type { Content } from "@handbill/contracts";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { contentWith } from "../../../test-support/content.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { NotWritten } from "./not-written.tsx";
import type { Wish } from "./wish.ts";

type Failure = NonNullable<Content["failure"]>;

const FAILURE: Failure = {
  code: "ai_timeout",
  detail: "Nothing was charged.",
  retryable: true,
  times: 1,
};

async function shown(change: Partial<Failure>) {
  const onWrite = vi.fn<(wish: Wish) => void>();
  const onByHand = vi.fn<() => void>();
  const content = contentWith({ status: "failed", failure: { ...FAILURE, ...change } });
  await renderInBusiness(<NotWritten content={content} isBusy={false} onWrite={onWrite} onByHand={onByHand} />);
  return { onWrite, onByHand };
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
/** The main button is the one that is filled. */
const fillOf = (name: string) => getComputedStyle(button(name).element()).backgroundColor;

test("what took too long is asked for shorter, by one press", async () => {
  const { onWrite } = await shown({});
  await button("Shorter version").click();
  expect(onWrite).toHaveBeenCalledWith({ instruction: expect.stringContaining("short") });
});

test("what was declined is not offered shorter: its request is changed, where it stands", async () => {
  await shown({ code: "ai_refused", detail: "The model declined to write this because of a health claim." });
  await expect.element(page.getByText(/because of a health claim/)).toBeVisible();
  expect(button("Shorter version").elements()).toHaveLength(0);
  await button("Change the request").click();
  await expect.element(page.getByRole("textbox").first()).toBeVisible();
  expect(button("Change the request").elements()).toHaveLength(0);
});

test("after the second failure writing by hand is the main way on", async () => {
  await shown({});
  const quiet = fillOf("Write it myself");
  const { onByHand } = await shown({ times: 2 });
  const buttons = button("Write it myself");
  await expect.element(buttons.last()).toBeVisible();
  expect(getComputedStyle(buttons.last().element()).backgroundColor).not.toBe(quiet);
  await buttons.last().click();
  expect(onByHand).toHaveBeenCalledOnce();
});
