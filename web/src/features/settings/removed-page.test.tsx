import type { Removed } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { messages } from "./messages.ts";
import { RemovedPage } from "./removed-page.tsx";

const words = messages.removed;
const thread: Removed = {
  id: "0199f0a0-0000-7000-8000-0000000000c1",
  kind: "conversation",
  name: "Is the rye bread vegan?",
  removedAt: "2026-11-01T00:00:00Z",
  until: "2026-12-01T00:00:00Z",
};

let removed: Removed[] = [];
let isBroken = false;
let restored: string[] = [];

function answer(method: string, path: string): Response {
  if (path.endsWith("/token")) {
    return Response.json({ token: `head.${btoa(JSON.stringify({ sub: "user", iat: 0, exp: 600 }))}.sign` });
  }
  if (method === "POST" && path.endsWith("/restore")) {
    restored.push(path);
    if (isBroken)
      return Response.json({ code: "internal", status: 500, title: "Internal error", detail: "No." }, { status: 500 });
    removed = [];
    return Response.json({ data: {} });
  }
  return Response.json({ data: path.endsWith("/removed") ? removed : [], page: { next: null } });
}

beforeEach(() => {
  [removed, isBroken, restored] = [[thread], false, []];
  vi.stubGlobal("fetch", async (path: string, { method = "GET" }: RequestInit = {}) => answer(method, path));
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <RemovedPage />
    </main>,
  );
const restore = page.getByRole("button", { name: words.restoreOf(thread.name) });

test("a conversation that was removed is brought back by a press", async () => {
  await show();
  await expect.element(page.getByText(new RegExp(`^${words.conversation} · `))).toBeVisible();
  await restore.click();
  await expect.element(page.getByText(words.restored(thread.name))).toBeVisible();
  await expect.element(page.getByText(words.empty)).toBeVisible();
  expect(restored).toEqual([expect.stringMatching(`/conversations/${thread.id}/restore$`)]);
});

test("where that fails it is still there, and said so", async () => {
  isBroken = true;
  await show();
  await restore.click();
  await expect.element(page.getByText(words.failed(thread.name))).toBeVisible();
  await expect.element(restore).toBeVisible();
});
