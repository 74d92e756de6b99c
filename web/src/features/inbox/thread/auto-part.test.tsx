import type { AutoAnswer } from "@handbill/contracts";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { aConversation, aMessage } from "../../../test-support/conversation.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { inboxServer, refusal, SilentEvents } from "../../../test-support/inbox-server.ts";
import { messages } from "../messages.ts";
import { InboxPage } from "../pages/inbox-page.tsx";
import { autoMessages as words } from "./auto-messages.ts";

const { id } = aConversation();
let server = inboxServer();

const decision = (change: Partial<AutoAnswer>): AutoAnswer => ({
  id: "0199f0a0-0000-7000-8000-0000000000a1",
  conversationId: id,
  outcome: "held",
  messageId: null,
  faqId: null,
  sentence: "Are you open on Sundays?",
  detail: "It asks what you answered: Are you open on Sundays?",
  switchedOnBy: null,
  createdAt: server.at,
  ...change,
});

const open = async (): Promise<void> => {
  await renderInBusiness(
    <main className="px-4">
      <InboxPage />
    </main>,
    undefined,
    { path: "/inbox", search: `?thread=${id}` },
  );
};
const more = () => page.getByRole("button", { name: messages.work.more });
const box = () => page.getByRole("checkbox", { name: words.isOn });
const changes = () =>
  server.state.asked.filter(({ body }) => "auto" in body).map(({ method, body }) => ({ method, body }));

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 900);
  server = inboxServer();
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => server.fetch(path, init));
  vi.stubGlobal("EventSource", SilentEvents);
});
afterEach(() => vi.unstubAllGlobals());

test("a conversation is switched to answer by itself, and back by one press", async () => {
  await open();
  await more().click();
  await page.getByRole("button", { name: messages.work.auto }).click();
  await expect.element(page.getByRole("heading", { name: words.title })).toHaveFocus();
  await expect.element(page.getByText(words.nothing)).toBeVisible();
  await expect.element(box()).not.toBeChecked();
  await box().click();
  await expect.element(box()).toBeChecked();
  await expect.element(page.getByRole("button", { name: messages.thread.auto })).toBeVisible();
  await expect.poll(changes).toEqual([{ method: "PATCH", body: { auto: true } }]);
  await box().click();
  await expect.element(box()).not.toBeChecked();
  await expect.poll(changes).toHaveLength(2);
  expect(changes()[1]?.body).toEqual({ auto: false });
  await page.getByRole("button", { name: words.close }).click();
  await expect.element(page.getByRole("heading", { name: "Bread without gluten" })).toHaveFocus();
});

test("each decision is named, with what was asked and why", async () => {
  server.state.conversations = [aConversation({ auto: true })];
  server.state.autoAnswers = [
    decision({}),
    decision({ id: id.replace("c1", "a2"), outcome: "unsure", sentence: "", detail: "A file came with it." }),
  ];
  await open();
  await page.getByRole("button", { name: messages.thread.auto }).click();
  await expect.element(box()).toBeChecked();
  await expect.element(page.getByText(words.outcomes.held)).toBeVisible();
  await expect.element(page.getByText("It asks what you answered: Are you open on Sundays?")).toBeVisible();
  await expect.element(page.getByText(words.outcomes.unsure, { exact: true })).toBeVisible();
  await expect.element(page.getByText("A file came with it.")).toBeVisible();
  const { violations } = await axe.run("section:has(h3)", { resultTypes: ["violations"] });
  expect(violations.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html).join(", ")}`)).toEqual([]);
});

test("where it cannot be switched, it is as it was, and it is said why", async () => {
  server.state.conversations = [aConversation({ auto: true })];
  server.state.refused.set("PATCH", () => refusal(500, "internal", "Something broke."));
  await open();
  await page.getByRole("button", { name: messages.thread.auto }).click();
  await box().click();
  await expect.element(page.getByText(/Couldn't change/)).toBeVisible();
  await expect.element(box()).toBeChecked();
});

test("what no person sent says so", async () => {
  server.state.messages = [
    aMessage({ direction: "outbound", status: "accepted", authorKind: "receipt", body: "We have your message." }),
  ];
  await open();
  await expect.element(page.getByText(messages.message.byItself.receipt ?? "")).toBeVisible();
});
