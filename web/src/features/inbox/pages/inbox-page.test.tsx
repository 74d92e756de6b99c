import type { Member, Role } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { aConversation, aMessage } from "../../../test-support/conversation.ts";
import { businessQuery } from "../../../api/businesses.ts";
import { asMember, renderInBusiness } from "../../../test-support/in-business.tsx";
import { inboxServer, refusal, SilentEvents, USER } from "../../../test-support/inbox-server.ts";
import { composerMessages } from "../composer/messages.ts";
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

const member = (name: string, role: Role, userId: string): Member => ({
  userId,
  name,
  role,
  email: `${name.toLowerCase()}@bakery.example`,
  pays: role === "owner",
  joinedAt: "2026-11-01T00:00:00Z",
});
const ada = member("Ada", "owner", USER.id);
const grace = member("Grace", "approver", "0199f0a0-0000-7000-8000-0000000000f2");
const vera = member("Vera", "viewer", "0199f0a0-0000-7000-8000-0000000000f3");

const open = async (search = "", role: Role = "owner") => {
  await renderInBusiness(
    <main className="px-4">
      <InboxPage />
    </main>,
    (client, id) => client.setQueryData(businessQuery(id).queryKey, asMember(role)),
    { path: "/inbox", search },
  );
};
const list = () => page.getByRole("list", { name: messages.list });
const row = (name: string) => list().getByRole("link", { name: new RegExp(name) });
/** Who is said to have written it. */
const writerOf = (text: string) => page.getByRole("article").filter({ hasText: text }).getByRole("heading");
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

test("a conversation is given to a colleague who may answer it, and the list says whose it is", async () => {
  server.state.team = [ada, grace, vera];
  await open();
  await row("Ana Sousa").click();
  await page.getByRole("button", { name: messages.work.more }).click();
  await expect.element(page.getByRole("button", { name: messages.work.giveTo("Grace") })).toBeVisible();
  await expect.element(page.getByRole("button", { name: messages.work.giveTo("Vera") })).not.toBeInTheDocument();
  await page.getByRole("button", { name: messages.work.giveTo("Grace") }).click();
  await expect.element(page.getByText(messages.answeredBy("Grace"))).toBeVisible();
  await expect.element(row("Ana Sousa")).toHaveAccessibleName(/For .Grace/);
  expect(changes()).toEqual([{ assigneeId: grace.userId }]);
  await page.getByRole("button", { name: messages.work.more }).click();
  await page.getByRole("button", { name: messages.work.takeFrom("Grace") }).click();
  await expect.poll(changes).toHaveLength(2);
  expect(changes()[1]).toEqual({ assigneeId: null });
});

test("what a colleague wrote has their name, and what oneself wrote does not", async () => {
  server.state.team = [ada, grace];
  const written = { direction: "outbound", status: "accepted", authorKind: "person" } as const;
  server.state.messages = [
    aMessage({ ...written, id: "0199f0a0-0000-7000-8000-0000000000e4", authorId: USER.id, body: "By me." }),
    aMessage({ ...written, id: "0199f0a0-0000-7000-8000-0000000000e3", authorId: grace.userId, body: "By her." }),
    aMessage({ direction: "note", status: "noted", authorKind: "person", authorId: grace.userId, body: "Ask Ben." }),
  ];
  await open();
  await row("Ana Sousa").click();
  await expect.element(writerOf("By her.")).toHaveTextContent("Grace");
  await expect.element(writerOf("By me.")).toHaveTextContent(messages.message.you);
  await expect.element(writerOf("Ask Ben.")).toHaveTextContent(messages.message.noteOf("Grace"));
});

test("who may only look reads a conversation, and nothing of it changes by that, by a button or by a key", async () => {
  await open("", "viewer");
  await row("Ben").click();
  await expect.element(page.getByText(messages.thread.writing, { exact: false })).toBeVisible();
  await userEvent.keyboard("esrn");
  for (const name of [messages.work.done, messages.work.snooze, messages.work.more])
    await expect.element(page.getByRole("button", { name, exact: true })).not.toBeInTheDocument();
  await expect.element(page.getByRole("textbox", { name: messages.thread.addLabel })).not.toBeInTheDocument();
  expect(server.state.asked).toEqual([]);
});

test("who writes and does not send drafts and notes, and finds the buttons to send off", async () => {
  await open("", "editor");
  await row("Ana Sousa").click();
  const field = page.getByRole("textbox", { name: composerMessages.reply });
  await field.fill("From 8 to 12.");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByRole("button", { name: /^Send/ }).first()).toBeDisabled();
  await page.getByRole("button", { name: composerMessages.kinds.note }).click();
  await expect.element(page.getByRole("button", { name: composerMessages.saveNote })).toBeEnabled();
  expect(server.state.asked).toEqual([]);
});
