import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { aConversation, aMessage } from "../../../test-support/conversation.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { inboxServer, refusal, SilentEvents } from "../../../test-support/inbox-server.ts";
import { messages } from "../messages.ts";
import { InboxPage } from "./inbox-page.tsx";

const ana = aConversation();
const ben = aConversation({
  id: "0199f0a0-0000-7000-8000-0000000000c2",
  contact: null,
  fromName: "Ben",
  subject: "A cake for Saturday",
  excerpt: "Can I order a cake?",
  unreadCount: 2,
});
let server = inboxServer();

const open = async (search = "") => {
  await renderInBusiness(
    <main className="px-4">
      <InboxPage />
    </main>,
    undefined,
    { path: "/inbox", search },
  );
};
const list = () => page.getByRole("list", { name: messages.list });
const row = (name: string) => list().getByRole("link", { name: new RegExp(name) });
const changes = () => server.state.asked.filter(({ method }) => method === "PATCH").map(({ body }) => body);

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  server = inboxServer();
  server.state.conversations = [ana, ben];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => server.fetch(path, init));
  vi.stubGlobal("EventSource", SilentEvents);
});
afterEach(() => vi.unstubAllGlobals());

test("the list says who wrote, about what, and what is unread", async () => {
  await open();
  await expect.element(row("Ana Sousa")).toBeVisible();
  await expect.element(row("Ben")).toHaveAccessibleName(/2 unread messages/);
  await expect.element(page.getByText(messages.choose)).toBeVisible();
});

test("what was looked for is marked where it stands", async () => {
  server.state.conversations = [
    {
      ...ana,
      hits: [
        { text: "Do you have ", isHit: false },
        { text: "bread", isHit: true },
      ],
    },
  ];
  await open("?q=bread");
  await expect.element(row("Ana Sousa")).toBeVisible();
  expect(row("Ana Sousa").element().querySelector("mark")?.textContent).toBe("bread");
  await expect.element(page.getByText("1 conversation", { exact: true })).toBeVisible();
});

test("an opened conversation counts as read, and shows what was said with what was quoted folded away", async () => {
  server.state.messages = [aMessage({ quoted: "On Monday you wrote: hello" })];
  await open();
  await row("Ben").click();
  await expect.element(page.getByRole("heading", { name: "A cake for Saturday" })).toBeVisible();
  await expect.poll(changes).toEqual([{ isUnread: false }]);
  await expect.element(page.getByText("On Monday you wrote: hello")).not.toBeVisible();
});

test("a key finishes a conversation at once, and another one undoes it", async () => {
  await open();
  await expect.element(row("Ana Sousa")).toBeVisible();
  await userEvent.keyboard("j");
  await expect.element(row("Ana Sousa")).toHaveFocus();
  await userEvent.keyboard("e");
  await expect.element(row("Ana Sousa")).not.toBeInTheDocument();
  await expect.element(row("Ben")).toHaveFocus();
  await userEvent.keyboard("u");
  await expect.element(row("Ana Sousa")).toBeVisible();
  await expect.poll(changes).toEqual([{ status: "done" }, { status: "open", snoozedUntil: null }]);
});

test("where a change fails, that one conversation is back, and it is said why", async () => {
  server.state.refused.set("PATCH", () => refusal(500, "internal", "Something broke."));
  await open();
  await expect.element(row("Ana Sousa")).toBeVisible();
  await userEvent.keyboard("je");
  await expect.element(page.getByText(/Couldn't change/)).toBeVisible();
  await expect.element(row("Ana Sousa")).toBeVisible();
});

test("keys that were switched off, or are typed, do nothing", async () => {
  await open();
  await page.getByLabelText(messages.search).click();
  await userEvent.keyboard("e");
  await expect.element(page.getByLabelText(messages.search)).toHaveValue("e");
  expect(changes()).toEqual([]);
});

test("an empty list says why, and what to do", async () => {
  server.state.conversations = [];
  await open();
  await expect.element(page.getByText(messages.empty.open.title)).toBeVisible();
  await expect.element(page.getByRole("link", { name: messages.connect })).toBeVisible();
});

test("what cannot be loaded says so in its place", async () => {
  server.state.refused.set("GET /businesses/0199f0a0-0000-7000-8000-000000000001/conversations?", () =>
    refusal(403, "forbidden", "Not allowed."),
  );
  await open();
  await expect.element(page.getByText(messages.loadFailed)).toBeVisible();
});

test("on a phone a conversation comes in the place of the list, and the way back leads to its line", async () => {
  await page.viewport(360, 740);
  await open();
  await row("Ben").click();
  await expect.element(page.getByRole("heading", { name: "A cake for Saturday" })).toHaveFocus();
  await expect.element(list()).not.toBeInTheDocument();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: messages.thread.back }).click();
  await expect.element(row("Ben")).toHaveFocus();
});
