import type { AuditEntry } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { ActivityPage } from "./activity-page.tsx";
import { activityMessages as words } from "./messages.ts";

const entry = (number: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `0199f0a0-0000-7000-8000-00000000000${number}`,
  action: "content.approved",
  actor: { kind: "person", id: "u", name: "Ada", keyId: null },
  target: { id: "t", name: `Piece ${number}` },
  details: {},
  requestId: null,
  at: "2026-11-01T10:00:00Z",
  ...more,
});

let asked: string[] = [];
let entries: AuditEntry[] = [];

function answer(path: string): Response {
  if (path.endsWith("/token")) {
    return Response.json({ token: `head.${btoa(JSON.stringify({ sub: "user", iat: 0, exp: 600 }))}.sign` });
  }
  if (!path.includes("/audit")) return Response.json({ data: [], page: { next: null } });
  asked.push(path);
  const isSecond = path.includes("cursor=");
  return Response.json({
    data: isSecond ? [entry(3)] : entries,
    page: { next: isSecond || entries.length < 2 ? null : "more" },
  });
}

beforeEach(() => {
  [asked, entries] = [[], [entry(1), entry(2, { actor: { kind: "automatic", id: null, name: null, keyId: null } })]];
  vi.stubGlobal("fetch", async (path: string) => answer(path));
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <ActivityPage />
    </main>,
  );

test("who did what stands there in plain words, and more of it by a press", async () => {
  await show();
  await expect.element(page.getByText("Piece 1")).toBeVisible();
  await expect.element(page.getByText(words.actors.automatic)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await page.getByRole("button", { name: words.more }).click();
  await expect.element(page.getByText("Piece 3")).toBeVisible();
  await expect.element(page.getByRole("button", { name: words.more })).not.toBeInTheDocument();
});

test("one kind of act alone is shown, and is what the table would have", async () => {
  await show();
  await page.getByLabelText(words.filter).selectOptions("content.removed");
  await expect.poll(() => asked.at(-1)).toContain("action=content.removed");
  await expect
    .element(page.getByRole("link", { name: words.table }))
    .toHaveAttribute("href", expect.stringMatching(/audit\.csv\?action=content\.removed$/));
});

test("where nothing was done yet, it is said what will stand there", async () => {
  entries = [];
  await show();
  await expect.element(page.getByText(words.empty)).toBeVisible();
});
