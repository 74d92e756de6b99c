import type { FaqEntry } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { messages } from "../messages.ts";
import { FaqPage } from "./faq-page.tsx";

const entry: FaqEntry = {
  id: "0199f0a0-0000-7000-8000-0000000000f1",
  question: "Are you open on Sundays?",
  answer: "Yes, from 8 to 12.",
  language: "en",
  status: "proposed",
  facts: ["Sundays 8 to 12"],
  askedCount: 8,
  messageIds: ["0199f0a0-0000-7000-8000-0000000000d1"],
  topic: "Sundays",
  angle: "Open when others are not",
  contentId: null,
  createdAt: "2026-11-01T00:00:00Z",
  updatedAt: "2026-11-01T00:00:00Z",
};
const open = { ...entry, id: "0199f0a0-0000-7000-8000-0000000000f2", question: "Is it vegan?", answer: "", facts: [] };

type Asked = { method: string; path: string; body: unknown };
let asked: Asked[] = [];
let entries: FaqEntry[] = [];
let isBroken = false;

function answer(method: string, path: string, body: unknown): Response {
  if (path.endsWith("/token")) {
    return Response.json({ token: `head.${btoa(JSON.stringify({ sub: "user", iat: 0, exp: 600 }))}.sign` });
  }
  if (method === "GET" && path.endsWith("/messages")) {
    const at = "2026-11-01T10:00:00Z";
    const source = {
      messageId: entry.messageIds[0],
      conversationId: entry.id,
      fromName: "Ann",
      excerpt: "Open on Sundays?",
      at,
    };
    return Response.json({ data: [source] });
  }
  if (method === "PATCH") {
    if (isBroken)
      return Response.json({ code: "internal", status: 500, title: "Internal error", detail: "No." }, { status: 500 });
    const found = entries.find(({ id }) => path.endsWith(id));
    return Response.json({ data: { ...found, ...Object(body) } });
  }
  if (path.endsWith("/faq")) return Response.json({ data: entries });
  return Response.json({ data: [], page: { next: null } });
}

beforeEach(() => {
  [asked, entries, isBroken] = [[], [entry, open], false];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const method = init.method ?? "GET";
    asked.push({ method, path, body });
    return answer(method, path, body);
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main className="px-4">
      <FaqPage />
    </main>,
  );
const button = (what: string, of = entry) => page.getByRole("button", { name: messages.of(what, of.question) });
const changes = () => asked.filter(({ method }) => method === "PATCH").map(({ body }) => body);

test("a proposed answer says who asked and what it rests on, and is approved by a press that can be undone", async () => {
  await show();
  await expect.element(page.getByText(messages.asked(8)).first()).toBeVisible();
  await expect.element(page.getByText(/Sundays 8 to 12/)).toBeVisible();
  await page.getByText(messages.sources).first().click();
  await expect.element(page.getByText("Open on Sundays?", { exact: true })).toBeVisible();
  const conversation = page.getByRole("link", { name: messages.of(messages.conversation, "Ann") });
  await expect
    .element(conversation)
    .toHaveAttribute("href", expect.stringMatching(`/inbox\\?status=all&thread=${entry.id}$`));

  await button(messages.approve).click();
  await expect.element(button(messages.approve)).not.toBeInTheDocument();
  await expect.element(page.getByText(messages.approved)).toBeVisible();
  await page.getByRole("button", { name: messages.undo }).click();
  await expect.element(button(messages.approve)).toBeVisible();
  expect(changes()).toEqual([{ status: "approved" }, { status: "proposed" }]);
});

test("what has no answer cannot be approved without one, and is answered and approved at once", async () => {
  await show();
  await expect.element(button(messages.answerIt, open)).toBeVisible();
  await expect.element(button(messages.approve, open)).not.toBeInTheDocument();
  await button(messages.answerIt, open).click();
  await page.getByLabelText(messages.form.answer, { exact: true }).fill("Yes, all of it.");
  await page.getByRole("button", { name: messages.form.approve }).click();
  await expect.poll(changes).toEqual([{ question: "Is it vegan?", answer: "Yes, all of it.", status: "approved" }]);
});

test("what could not be saved comes back alone, and says so", async () => {
  isBroken = true;
  await show();
  await button(messages.dismiss).click();
  await expect.element(page.getByText(messages.changeFailed)).toBeVisible();
  await expect.element(button(messages.approve)).toBeVisible();
});
