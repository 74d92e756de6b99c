import type { ApiKey } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal, USER } from "../../../test-support/api.ts";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { ApiKeysPage } from "./api-keys-page.tsx";
import { apiKeyMessages as words } from "./messages.ts";

const till: ApiKey = {
  id: "0199f0a0-0000-7000-8000-0000000000d1",
  name: "Shop till",
  lastFour: "x7Yz",
  scopes: ["read", "write"],
  businessId: null,
  expiresAt: "2020-03-01T00:00:00Z",
  lastUsedAt: null,
  createdAt: "2026-11-01T00:00:00Z",
};
const KEY = `hb_${"A".repeat(43)}`;

let keys: ApiKey[] = [];
let isBroken = false;
let isGuest = false;
let asked: Ask[] = [];

beforeEach(() => {
  [keys, isBroken, isGuest] = [[], false, false];
  asked = answering({
    "GET /me": () => ({ ...USER, guest: isGuest }),
    "GET /businesses": () => [],
    "GET /me/api-keys": () => keys,
    "POST /me/api-keys": () => {
      if (isBroken) return refusal(409, "conflict", "You have 50 API keys.");
      keys = [till];
      return { ...till, key: KEY };
    },
    [`DELETE /me/api-keys/${till.id}`]: () => {
      if (isBroken) return refusal(500, "internal", "No.");
      keys = [];
      return undefined;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <ApiKeysPage />
    </main>,
  );
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("a key is made with what was chosen, and shown until its owner has copied it", async () => {
  await show();
  await expect.element(page.getByText(words.empty)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await button(words.add).click();
  await button(words.form.submit).click();
  await expect.element(page.getByText(words.form.needName)).toBeVisible();
  expect(await faultsIn("dialog")).toEqual([]);
  await page.getByLabelText(words.form.name).fill("Shop till");
  await page.getByLabelText(words.scopes.write.label).click();
  await page.getByLabelText(words.form.end).selectOptions("30");
  await button(words.form.submit).click();
  await expect.element(page.getByText(KEY)).toBeVisible();
  expect(asked).toEqual([
    {
      method: "POST",
      path: "/me/api-keys",
      body: { name: "Shop till", scopes: ["read", "write"], expiresInDays: 30 },
    },
  ]);
  expect(await faultsIn("dialog")).toEqual([]);
  await button(words.made.done).click();
  await expect.element(page.getByText(KEY)).not.toBeInTheDocument();
  await expect.element(page.getByText(words.ends(till.lastFour))).toBeVisible();
});

test("without anything it may do no key is made", async () => {
  await show();
  await button(words.add).click();
  await page.getByLabelText(words.form.name).fill("Nothing");
  await page.getByLabelText(words.scopes.read.label).click();
  await button(words.form.submit).click();
  await expect.element(page.getByText(words.form.needScope)).toBeVisible();
  expect(asked).toEqual([]);
});

test("why a key was not made is said where it was asked for", async () => {
  isBroken = true;
  await show();
  await button(words.add).click();
  await page.getByLabelText(words.form.name).fill("One too many");
  await button(words.form.submit).click();
  await expect.element(page.getByText(words.form.failed)).toBeVisible();
});

test("a key is revoked once that is confirmed; an expired one says so", async () => {
  keys = [till];
  await show();
  await expect.element(page.getByText(/expired 1 Mar 2020/)).toBeVisible();
  expect(await faultsIn("main")).toEqual([]);
  await button(words.revokeOf(till.name)).click();
  await button(words.keep).click();
  expect(asked).toEqual([]);
  await button(words.revokeOf(till.name)).click();
  await button(words.revoke).click();
  await expect.element(page.getByText(words.empty)).toBeVisible();
});

test("where it could not be revoked, it is said that it still works", async () => {
  [keys, isBroken] = [[till], true];
  await show();
  await button(words.revokeOf(till.name)).click();
  await button(words.revoke).click();
  await expect.element(page.getByText(words.revokeFailed(till.name))).toBeVisible();
});

test("who looks around without an account is told what is needed first", async () => {
  isGuest = true;
  await show();
  await expect.element(page.getByText(words.guest)).toBeVisible();
});
