import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, type Ask, refusal } from "../../../test-support/api.ts";
import { faultsIn } from "../../../test-support/faults.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { ConfirmPage } from "./confirm-page.tsx";
import { ForgotPage } from "./forgot-page.tsx";
import { recovery } from "./messages.ts";
import { ResetPage } from "./reset-page.tsx";

const TOKEN = "A".repeat(43);
let answer: Response | null = null;
let asked: Ask[] = [];

beforeEach(() => {
  answer = null;
  const orDone = () => answer ?? Response.json({ success: true, email: "maria@bakery.example" });
  asked = answering({
    "POST /auth/forgot-password": orDone,
    "POST /auth/reset-password": orDone,
    "POST /auth/confirm-email": orDone,
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  location.hash = "";
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

test("who forgot the password says the address, and hears the same whether there is an account", async () => {
  await renderInBusiness(<ForgotPage />);
  expect(await faultsIn("main")).toEqual([]);
  await button(recovery.forgot.submit).click();
  await expect.element(page.getByText(recovery.needEmail)).toBeVisible();
  await page.getByLabelText(recovery.email).fill(" maria@bakery.example ");
  await button(recovery.forgot.submit).click();
  await expect.element(page.getByText(recovery.forgot.sentText("maria@bakery.example"))).toBeVisible();
  expect(asked.map(({ body }) => body)).toEqual([{ email: "maria@bakery.example" }]);
});

test("where no mail is sent it says whom to ask", async () => {
  answer = refusal(409, "mail_off", "This installation sends no mail. Ask whoever runs it.");
  await renderInBusiness(<ForgotPage />);
  await page.getByLabelText(recovery.email).fill("maria@bakery.example");
  await button(recovery.forgot.submit).click();
  await expect.element(page.getByText("This installation sends no mail. Ask whoever runs it.")).toBeVisible();
});

test("the link of the mail leads to a new password", async () => {
  location.hash = `#reset.${TOKEN}`;
  await renderInBusiness(<ResetPage />);
  expect(await faultsIn("main")).toEqual([]);
  await button(recovery.reset.submit).click();
  await expect.element(page.getByText(recovery.reset.need)).toBeVisible();
  await page.getByLabelText(recovery.reset.password).fill("rye bread every morning");
  await button(recovery.reset.submit).click();
  await expect.element(page.getByText(recovery.reset.doneText)).toBeVisible();
  expect(asked.map(({ body }) => body)).toEqual([{ token: `reset.${TOKEN}`, password: "rye bread every morning" }]);
});

test("a link that is over says so, and leads to a new one", async () => {
  location.hash = `#reset.${TOKEN}`;
  answer = refusal(410, "link_over", "This link was used before.");
  await renderInBusiness(<ResetPage />);
  await page.getByLabelText(recovery.reset.password).fill("rye bread every morning");
  await button(recovery.reset.submit).click();
  await expect.element(page.getByText("This link was used before.")).toBeVisible();
  await expect.element(page.getByRole("link", { name: recovery.reset.again })).toBeVisible();
});

test.each(["", "#reset.short", "#confirm." + TOKEN])(
  "a link that is not whole asks nothing of the server: %s",
  async (hash) => {
    location.hash = hash;
    await renderInBusiness(<ResetPage />);
    await expect.element(page.getByText(recovery.broken)).toBeVisible();
    expect(asked).toEqual([]);
  },
);

test("an address is confirmed by a press, not by opening the link", async () => {
  location.hash = `#change.${TOKEN}`;
  await renderInBusiness(<ConfirmPage />);
  await expect.element(button(recovery.confirm.submit)).toBeVisible();
  expect(asked).toEqual([]);
  expect(await faultsIn("main")).toEqual([]);
  await button(recovery.confirm.submit).click();
  await expect.element(page.getByText(recovery.confirm.doneText("maria@bakery.example"))).toBeVisible();
});
