import type { DataExport, DeletionPlan } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal, USER } from "../../../test-support/api.ts";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { myDataMessages as words } from "./messages.ts";
import { MyDataPage } from "./my-data-page.tsx";

const done: DataExport = {
  id: "0199f0a0-0000-7000-8000-0000000000e1",
  businessId: null,
  state: "ready",
  done: 3,
  total: 3,
  bytes: 100,
  createdAt: "2026-11-01T10:00:00Z",
  until: "2026-11-08T10:00:00Z",
};
const plan: DeletionPlan = {
  askedAt: null,
  until: null,
  asksPassword: true,
  businesses: [
    { id: "0199f0a0-0000-7000-8000-0000000000b1", name: "Bakery", fate: "deleted" },
    { id: "0199f0a0-0000-7000-8000-0000000000b2", name: "Market", fate: "left" },
  ],
};

let made: DataExport[] = [];
let isLeaving = false;
let asked: Ask[] = [];

beforeEach(() => {
  [made, isLeaving] = [[], false];
  const leaving = { ...plan, askedAt: "2026-11-01T10:00:00Z", until: "2026-11-15T10:00:00Z" };
  asked = answering({
    "GET /me": () => USER,
    "GET /me/exports": () => made,
    "POST /me/exports": () => {
      made = [done];
      return { ...done, state: "waiting" };
    },
    [`DELETE /me/exports/${done.id}`]: () => {
      made = [];
      return undefined;
    },
    "GET /me/deletion": () => (isLeaving ? leaving : plan),
    "DELETE /me/deletion": () => {
      isLeaving = false;
      return plan;
    },
    "POST /me/deletion": () => refusal(403, "not_confirmed", "This is not your password."),
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <MyDataPage />
    </main>,
  );
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("an export is asked for, fetched and erased", async () => {
  await show();
  await button(words.ofAccount).click();
  const link = page.getByRole("link", { name: words.download });
  await expect.element(link).toHaveAttribute("href", `/api/v1/me/exports/${done.id}/file`);
  expect(asked).toEqual([{ method: "POST", path: "/me/exports", body: { businessId: null } }]);
  expect(await faultsIn("main")).toEqual([]);
  await page.getByRole("button", { name: /^Erase the export/ }).click();
  await expect.element(link).not.toBeInTheDocument();
});

test("who deletes the account reads what goes with it, and gives the password", async () => {
  await show();
  await expect.element(page.getByText(words.deleted("Bakery"))).toBeVisible();
  await expect.element(page.getByText(words.left("Market"))).toBeVisible();
  await button(words.open).click();
  await button(words.confirm).click();
  await expect.element(page.getByText(words.needPassword)).toBeVisible();
  expect(asked).toEqual([]);
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(words.password).fill("not this one");
  await button(words.confirm).click();
  await expect.element(page.getByText(words.deleteFailed)).toBeVisible();
  expect(asked.map(({ path }) => path)).toEqual(["/me/deletion"]);
});

test("who comes back while the account is being deleted reads until when it can be kept, and keeps it", async () => {
  isLeaving = true;
  await show();
  await expect.element(page.getByText(/erased for good on .*15/)).toBeVisible();
  await expect.element(button(words.open)).not.toBeInTheDocument();
  expect(await faultsIn("main")).toEqual([]);
  await button(words.keep).click();
  await expect.element(button(words.open)).toBeVisible();
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE /me/deletion"]);
});
