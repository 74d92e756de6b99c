import { afterAll, beforeAll } from "vitest";
import { asOwner, asVisitor, expect, test } from "./support/kit.ts";
import { startProduct } from "./support/product.ts";

let product: Awaited<ReturnType<typeof startProduct>>;

// As it starts without a key, and with room for very little.
beforeAll(async () => {
  product = await startProduct({ AI_REQUESTS_PER_MINUTE: "1", SIGN_IN_PER_MINUTE: "4" });
});
afterAll(async () => {
  await product.stop();
});

test("without a key the studio says that the demo model writes, and how to connect a real one", async () => {
  await asOwner(
    async ({ page, owner, expectConsoleErrors }) => {
      expectConsoleErrors(/429/);
      const business = await owner.sampleBusiness();
      await page.goto(`/b/${business.id}`);
      await page.getByText("The built-in demo model does the writing here.").waitFor();
      const how = page.getByRole("button", { name: "Show me how" });
      await how.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Connect a real model" });
      await dialog.getByText("OPENAI_API_KEY=sk-…").waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await expect.poll(() => how.evaluate((button) => button === document.activeElement)).toBe(true);

      // One request a minute: the plan uses it up, the writing has to wait and says so.
      const campaign = await owner.plannedCampaign(business, { contentCount: 2 });
      await page.goto(`/b/${business.id}/campaigns/${campaign.id}/strategy`);
      await page.getByText("Written by the built-in demo model.").waitFor();
      await page.getByRole("button", { name: "Write all 2 contents" }).click();
      await page.getByText(/That's a lot at once\. You can go on in \d+ seconds?\./).waitFor({ state: "attached" });
      await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
    },
    { baseURL: product.url },
  );
});

test("too many wrong passwords have to wait, and are told so", async () => {
  await asVisitor(
    async ({ page, expectConsoleErrors }) => {
      expectConsoleErrors(/401|429/);
      await page.goto("/login");
      await page.getByLabel("Email").fill("maria@bakery.example");
      await page.getByLabel("Password", { exact: true }).fill("not the right one");
      const refused = page.getByText("Too many attempts to sign in.");
      for (let tries = 0; tries < 6 && !(await refused.isVisible()); tries += 1) {
        const answered = page.waitForResponse("**/api/auth/sign-in/email");
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await answered;
      }
      await refused.waitFor();
      expect(await page.getByLabel("Email").inputValue()).toBe("maria@bakery.example");
    },
    { baseURL: product.url },
  );
});
