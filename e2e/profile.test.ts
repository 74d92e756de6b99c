import type { Business } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

test("language and time zone are chosen by typing their first letters", async () => {
  await asOwner(async ({ page, owner }) => {
    await page.goto("/welcome");
    await page.getByLabel("What's it called?").fill("Padaria do Largo");
    await page.getByLabel("What do you sell, and to whom?").fill("Bread and custard tarts for the neighbourhood");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Continue" }).press("Enter");
    await page.getByRole("heading", { name: "Where do you speak to customers?" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).press("Enter");

    await page.getByRole("combobox", { name: "Language of your texts" }).focus();
    await page.keyboard.type("Portug");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Mad");
    await page.getByRole("button", { name: "Look around first" }).press("Enter");
    await page.waitForURL(/\/b\/[^/]+$/);

    const [business] = await owner.call<Business[]>("GET", "/businesses");
    expect(business).toMatchObject({ name: "Padaria do Largo", timezone: "Atlantic/Madeira" });
    expect(business?.language).toMatch(/^pt/);
  });
});
