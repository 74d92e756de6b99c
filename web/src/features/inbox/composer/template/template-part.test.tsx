import type { Message, WhatsAppTemplate } from "@handbill/contracts";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { useBusinessId } from "../../../../api/businesses.ts";
import { aConversation, aDraft, aMessage } from "../../../../test-support/conversation.ts";
import { renderInBusiness } from "../../../../test-support/in-business.tsx";
import { inboxServer, refusal } from "../../../../test-support/inbox-server.ts";
import { conversationQuery, messagesQuery } from "../../api/conversations.ts";
import { Composer } from "../composer.tsx";
import { composerMessages } from "../messages.ts";
import { templateMessages as words } from "./messages.ts";

const { id } = aConversation();
let server = inboxServer();

function Answering() {
  const businessId = useBusinessId();
  const { data: conversation } = useSuspenseQuery(conversationQuery(businessId, id));
  const { data } = useSuspenseInfiniteQuery(messagesQuery(businessId, id));
  const all = data.pages.flatMap((one) => one.data);
  return (
    <main className="p-4">
      <h1>Inbox</h1>
      <Composer
        conversation={conversation}
        draft={all.find(({ status }) => status === "draft")}
        question={all.find(({ direction }) => direction === "inbound")}
      />
    </main>
  );
}

const template = (change: Partial<WhatsAppTemplate> = {}): WhatsAppTemplate => ({
  name: "order_ready",
  language: "en",
  category: "utility",
  text: "Hello {{1}}, your order is ready.",
  blanks: ["1"],
  whyNot: null,
  ...change,
});
const templated = (): Message =>
  aDraft({ authorKind: "person", draft: null, body: "Hello Ana.", template: { name: "order_ready", language: "en" } });
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
const own = () => page.getByRole("textbox", { name: composerMessages.reply });
const choice = () => page.getByRole("combobox", { name: words.choose });
const send = () => page.getByRole("button", { name: words.send });
const changed = () => server.state.asked.map(({ method, path }) => `${method} ${path.split("/").slice(3).join("/")}`);
const faults = async () => {
  // What was held by the press is not in its colours at once.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run("main", { resultTypes: ["violations"] });
  return violations.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html).join(", ")}`);
};

beforeEach(() => {
  localStorage.clear();
  server = inboxServer();
  server.state.window = { until: hours(-1) };
  server.state.templates = [
    template({ name: "greeting", language: "pt_PT" }),
    template(),
    template({ name: "code", whyNot: "It is for codes to sign in with." }),
  ];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => server.fetch(path, init));
});
afterEach(() => vi.unstubAllGlobals());

test("as long as WhatsApp takes free words, it is said until when", async () => {
  server.state.window = { until: hours(2) };
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(/You can write freely until/)).toBeVisible();
  await expect.element(own()).toBeVisible();
  await expect.element(choice()).not.toBeInTheDocument();
});

test("after that a template goes out, with its blanks filled in, as the customer reads it", async () => {
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(words.over)).toBeVisible();
  await expect.element(own()).not.toBeInTheDocument();
  await expect.element(choice()).toBeVisible();
  const options = [...choice().element().querySelectorAll("option")].map(({ textContent }) => textContent);
  expect(options).toEqual([words.chooseOne, "order ready (en)", "greeting (pt_PT)"]);
  await page.getByText(words.others(1)).click();
  await expect.element(page.getByText("It is for codes to sign in with.")).toBeVisible();

  await choice().selectOptions("order ready (en)");
  const blank = page.getByRole("textbox", { name: words.blank("1") });
  await send().click();
  await expect.element(page.getByText(words.fill)).toBeVisible();
  await expect.element(blank).toHaveFocus();
  expect(changed()).toEqual([]);
  expect(await faults()).toEqual([]);

  await blank.fill("Ana");
  await expect.element(page.getByText("Hello Ana, your order is ready.")).toBeVisible();
  await send().click();
  await expect
    .poll(changed)
    .toEqual([`POST conversations/${id}/template-messages`, `POST messages/${aDraft().id}/send`]);
  expect(server.state.asked[0]?.body).toEqual({ name: "order_ready", language: "en", blanks: { "1": "Ana" } });
  await expect.element(choice()).toHaveValue("");
  await expect.element(choice()).toHaveFocus();
});

test("a template that could not leave lies there as it is, to be sent again or thrown away", async () => {
  server.state.refused.set("/send", () => refusal(409, "connection_off", "There is no WhatsApp number to send with."));
  await renderInBusiness(<Answering />);
  await choice().selectOptions("order ready (en)");
  await page.getByRole("textbox", { name: words.blank("1") }).fill("Ana");
  await send().click();
  await expect.element(page.getByText("There is no WhatsApp number to send with.")).toBeVisible();
  await expect.element(page.getByText(words.fixed)).toBeVisible();
  expect(await faults()).toEqual([]);
  server.state.refused.clear();
  await send().click();
  await expect.poll(() => changed().filter((one) => one.endsWith("/template-messages"))).toHaveLength(1);
  await expect.poll(() => server.state.messages[0]?.status).toBe("held");
});

test("a template that was taken back is fixed, also while free words are taken, and gives way to them", async () => {
  server.state.window = { until: hours(2) };
  server.state.messages = [templated(), aMessage()];
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(words.fixed)).toBeVisible();
  await expect.element(own()).not.toBeInTheDocument();
  await page.getByRole("button", { name: words.discard }).click();
  await expect.element(own()).toHaveValue("");
});

test("what was written in own words is shown, and a note can be kept at any time", async () => {
  server.state.messages = [aDraft(), aMessage()];
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(words.kept)).toBeVisible();
  await expect.element(page.getByText("Yes: every Friday.")).toBeVisible();
  await page.getByRole("button", { name: composerMessages.kinds.note }).click();
  await expect.element(page.getByRole("textbox", { name: composerMessages.note })).toBeVisible();
});

test("where the templates cannot be had it is said why, and where to set it right", async () => {
  server.state.refused.set("/whatsapp-templates", () =>
    refusal(409, "connection_off", "There is no WhatsApp number. Connect one first."),
  );
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(words.failed)).toBeVisible();
  await expect.element(page.getByRole("link", { name: composerMessages.connect })).toBeVisible();
});

test("where nothing is approved it is said what to do, and what comes is there after a press", async () => {
  server.state.templates = [];
  server.state.window = { until: null };
  await renderInBusiness(<Answering />);
  await expect.element(page.getByText(words.never)).toBeVisible();
  await expect.element(page.getByText(words.none)).toBeVisible();
  server.state.templates = [template()];
  await page.getByRole("button", { name: words.look }).click();
  await expect.element(choice()).toBeVisible();
});
