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

test("a new business begins with what its website says, and the owner takes out what is wrong", async () => {
  await asOwner(async ({ page, owner }) => {
    const proposals = [
      { field: "name", value: "Padaria Aurora", source: "structured" },
      { field: "description", value: "Sourdough and pastries since 1962.", source: "description" },
      { field: "location", value: "Rua Nova 12, Lisboa", source: "structured" },
      { field: "fact", value: "Open Monday to Friday, 07:00 to 19:00", source: "structured" },
      { field: "fact", value: "Phone: +351 210 000 001", source: "contact" },
    ];
    const data = { website: "https://aurora.example/", proposals };
    await page.route("**/businesses/prefill", (route) => route.fulfill({ json: { data } }));
    await page.goto("/welcome");
    await page.getByLabel(/^Have a website/).fill("aurora.example");
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByText("Look through it").waitFor();
    expect(await page.getByLabel("What's it called?").inputValue()).toBe("Padaria Aurora");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "Where do you speak to customers?" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("From a link on it").click(); // unticks the phone number
    await page.getByRole("button", { name: "Look around first" }).click();
    await page.getByRole("heading", { name: /^Good / }).waitFor();
    const [business] = await owner.call<Business[]>("GET", "/businesses");
    expect(business).toMatchObject({
      name: "Padaria Aurora",
      description: "Sourdough and pastries since 1962.",
      location: "Rua Nova 12, Lisboa",
      website: "https://aurora.example/",
      facts: ["Open Monday to Friday, 07:00 to 19:00"],
    });
  });
});
