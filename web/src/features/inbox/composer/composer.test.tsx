import type { AnyJob, Message } from "@handbill/contracts";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { useBusinessId } from "../../../api/businesses.ts";
import { aConversation, aDraft, aMessage } from "../../../test-support/conversation.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { inboxServer, refusal, SilentEvents } from "../../../test-support/inbox-server.ts";
import { conversationQuery, messagesQuery } from "../api/conversations.ts";
import { Composer } from "./composer.tsx";
import { composerMessages as words } from "./messages.ts";

const { id } = aConversation();
let server = inboxServer();

function Answering() {
  const businessId = useBusinessId();
  const { data: conversation } = useSuspenseQuery(conversationQuery(businessId, id));
  const { data } = useSuspenseInfiniteQuery(messagesQuery(businessId, id));
  const all = data.pages.flatMap((one) => one.data);
  return (
    <Composer
      conversation={conversation}
      draft={all.find(({ status }) => status === "draft")}
      question={all.find(({ direction }) => direction === "inbound")}
    />
  );
}

const field = () => page.getByRole("textbox", { name: words.reply });
const send = () => page.getByRole("button", { name: words.send, exact: true });
const changed = () => server.state.asked.map(({ method, path }) => `${method} ${path.split("/").slice(3).join("/")}`);

async function open(draft?: Message): Promise<void> {
  if (draft) server.state.messages = [draft, aMessage()];
  await renderInBusiness(<Answering />);
}

beforeEach(() => {
  localStorage.clear();
  server = inboxServer();
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => server.fetch(path, init));
  vi.stubGlobal("EventSource", SilentEvents);
});
afterEach(() => vi.unstubAllGlobals());

const unsure = (): Message =>
  aDraft({
    draft: {
      cites: [{ sentence: "Do you have bread without gluten?", answeredBy: null, facts: [] }],
      facts: [],
      isUnsure: true,
      reason: "Nothing is known about gluten.",
      revision: 1,
      jobId: null,
    },
  });

test("a draft says which sentence it answers and by which facts, and goes out at one press", async () => {
  await open(aDraft());
  await expect.element(field()).toHaveValue("Yes: every Friday.");
  await expect.element(page.getByText("Do you have bread without gluten?")).toBeVisible();
  await expect.element(page.getByText("Bread without gluten on Fridays").first()).toBeVisible();
  await send().click();
  await expect.poll(changed).toEqual([`POST messages/${aDraft().id}/send`]);
});

test("a draft of which the writer is not sure says why, and is sent by no single key", async () => {
  await open(unsure());
  await expect.element(page.getByText("Nothing is known about gluten.")).toBeVisible();
  await expect.element(page.getByText(words.draft.leftOpen)).toBeVisible();
  await field().click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByRole("checkbox", { name: words.checked })).toHaveFocus();
  await expect.element(page.getByText(words.checkFirst)).toBeVisible();
  expect(changed()).toEqual([]);

  await page.getByRole("checkbox", { name: words.checked }).click();
  await send().click();
  await expect.poll(changed).toEqual([`POST messages/${aDraft().id}/send`]);
});

test("a draft that was overtaken says so, offers another one, and asks before it goes", async () => {
  await open(aDraft({ isStale: true }));
  await expect.element(page.getByText(words.draft.stale)).toBeVisible();
  await expect.element(page.getByRole("button", { name: words.draft.again })).toBeVisible();
  await send().click();
  await expect.element(page.getByText(words.checkFirst)).toBeVisible();
  expect(changed()).toEqual([]);
});

test("what is changed in a draft is kept before it goes", async () => {
  await open(aDraft());
  await field().fill("Yes, every Friday from eight.");
  await send().click();
  await expect.poll(changed).toEqual([`PATCH messages/${aDraft().id}`, `POST messages/${aDraft().id}/send`]);
  expect(server.state.asked[0]?.body).toEqual({ body: "Yes, every Friday from eight." });
});

test("own words that could not be sent are a draft, and nothing of them is lost", async () => {
  server.state.refused.set("/send", () => refusal(409, "connection_off", "There is no mail account to send with."));
  await open();
  await field().fill("Gladly, Ana.");
  await send().click();
  await expect.element(page.getByText("There is no mail account to send with.")).toBeVisible();
  await expect.element(page.getByRole("link", { name: words.connect })).toBeVisible();
  await expect.element(field()).toHaveValue("Gladly, Ana.");
  server.state.refused.clear();
  await send().click();
  await expect.poll(() => changed().filter((one) => one.endsWith("/messages"))).toHaveLength(1);
});

test("no brace reaches a customer: what is missing is named, and the cursor stands there", async () => {
  server.state.saved = [
    {
      id: "0199f0a0-0000-7000-8000-0000000000e1",
      name: "Fridays",
      body: "Hello {{first_name}}, every Friday.",
      language: null,
      uses: 0,
      createdAt: server.at,
      updatedAt: server.at,
    },
  ];
  await open();
  await page.getByLabelText(words.saved.label).selectOptions("Fridays");
  await expect.element(field()).toHaveValue("Hello {{first_name}}, every Friday.");
  await expect.element(page.getByText(words.saved.missing("first name"))).toBeVisible();
  await send().click();
  await expect.element(page.getByText(words.unfilled("{{first_name}}"))).toBeVisible();
  await userEvent.keyboard("Ana");
  await expect.element(field()).toHaveValue("Hello Ana, every Friday.");
  expect(changed().filter((one) => one.endsWith("/send"))).toEqual([]);
});

test("who is closed sends when they open, and the button says when", async () => {
  server.state.settings = { ...server.state.settings, isOpen: false, opensAt: "2026-11-26T09:00:00+00:00" };
  await open(aDraft());
  await page.getByRole("button", { name: "Send Thu 26 Nov, 09:00" }).click();
  await expect.poll(() => server.state.asked.at(-1)?.body).toEqual({ at: "2026-11-26T09:00:00+00:00" });
  await expect.element(page.getByText("Ada, Corner Bakery")).toBeVisible();
});

test("a note is kept and never sent, and what was begun as a reply stays", async () => {
  await open();
  await field().fill("Dear Ana");
  await page.getByRole("button", { name: words.kinds.note }).click();
  await page.getByRole("textbox", { name: words.note }).fill("Ask the miller.");
  await page.getByRole("button", { name: words.saveNote }).click();
  await expect
    .poll(() => server.state.asked.map(({ body }) => body))
    .toEqual([{ kind: "note", body: "Ask the miller." }]);
  await page.getByRole("button", { name: words.kinds.reply }).click();
  await expect.element(field()).toHaveValue("Dear Ana");
});

const drafting = (change: Partial<AnyJob> = {}): AnyJob => ({
  id: "0199f0a0-0000-7000-8000-0000000000b1",
  kind: "reply",
  status: "running",
  stage: "thinking",
  businessId: "",
  campaignId: null,
  contentId: null,
  conversationId: id,
  topic: null,
  parentId: null,
  progress: { done: 0, failed: 0, total: 1 },
  error: null,
  result: null,
  elapsedSeconds: 1,
  createdAt: server.at,
  startedAt: server.at,
  finishedAt: null,
  ...change,
});

test("drafting that was begun before is found again, and what was typed meanwhile stays beside the draft", async () => {
  server.state.jobs = [drafting()];
  await open();
  await expect.element(page.getByText(words.draft.stages.thinking)).toBeVisible();
  await field().fill("Dear Ana");
  server.state.jobs = [drafting({ status: "succeeded", stage: "done" })];
  server.state.messages = [aDraft(), aMessage()];
  await expect.element(page.getByText(words.offered)).toBeVisible();
  await expect.element(field()).toHaveValue("Dear Ana");
  await page.getByRole("button", { name: words.showDraft }).click();
  await expect.element(field()).toHaveValue("Yes: every Friday.");
  await page.getByRole("button", { name: words.undo }).click();
  await expect.element(field()).toHaveValue("Dear Ana");
});

test("a draft that could not be finished says why, and is asked for again by a press", async () => {
  const error = {
    code: "ai_timeout",
    title: "The writer took too long",
    detail: "Nothing was lost.",
    retryable: true,
  } as const;
  server.state.jobs = [drafting({ status: "failed", error, finishedAt: server.at })];
  await open();
  await expect.element(page.getByText("The writer took too long")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(changed).toEqual([`POST messages/${aMessage().id}/draft-reply`]);
});

test("what should change in a draft is a press, and a draft that is thrown away comes back as words", async () => {
  server.state.jobs = [drafting({ status: "succeeded", stage: "done" })];
  await open(aDraft());
  await page.getByText(words.draft.change).click();
  await page.getByRole("button", { name: "Shorter" }).click();
  await expect.poll(() => server.state.asked.at(-1)?.body).toEqual({ instruction: "Shorter" });
  await page.getByRole("button", { name: words.discard }).click();
  await expect.element(field()).toHaveValue("");
  await page.getByRole("button", { name: words.undo }).click();
  await expect.element(field()).toHaveValue("Yes: every Friday.");
});
