import { describe } from "vitest";
import { expect, asVisitor, test } from "./support/kit.ts";

describe("from an account to an approved piece", () => {
  test.each([
    ["at a desk", { width: 1280, height: 900 }],
    ["on a phone", { width: 360, height: 740 }],
  ])("with the sample business, %s", async (_where, viewport) => {
    await asVisitor(
      async ({ page }) => {
        await page.goto("/signup");
        await page.getByLabel("Email").fill(`maria-${crypto.randomUUID()}@bakery.example`);
        await page.getByLabel("Password", { exact: true }).fill("bread every morning");
        await page.getByRole("button", { name: "Create account" }).click();

        await page.getByRole("button", { name: "Open the sample business" }).click();
        await page.getByRole("link", { name: "Plan my first campaign" }).first().click();

        await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
        await page.getByLabel("How many pieces?").fill("3");
        await page.getByRole("button", { name: "Plan this campaign" }).click();

        await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
        await page.getByRole("button", { name: "Write all 3 contents" }).click();

        const approvals = page.getByRole("button", { name: /^Approve “/ });
        await approvals.first().waitFor();
        await expect.poll(() => approvals.count()).toBe(3);
        await approvals.first().click();
        await expect.poll(() => approvals.count()).toBe(2);

        await page.reload();
        await page.getByText("1 approved").waitFor();
        await expect.poll(() => page.getByRole("article").filter({ hasText: "Approved" }).count()).toBe(1);
      },
      { viewport },
    );
  });
});
