import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";

/** Opens a page until the server has had the time to paint it: a busy machine sends it empty. */
async function openPainted(page: Page, address: string): Promise<void> {
  await expect
    .poll(async () => (await (await page.goto(address))?.text())?.includes(" data-painted "), { timeout: 60_000 })
    .toBe(true);
}

test("what the server paints is what the studio draws, and what is pressed on it is done", () =>
  asOwner(async ({ owner, page }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { name: "Autumn mornings" });
    const home = `/b/${business.id}`;
    const [plan, board] = ["strategy", "board"].map((place) => `${home}/campaigns/${campaign.id}/${place}`);
    for (const address of [home, plan, board, `${home}/calendar`, `${home}/settings/profile`, `${home}/contacts`]) {
      await openPainted(page, address ?? home);
      const html = page.locator("html");
      expect(await html.getAttribute("data-repainted"), address).toBeNull();
    }

    const held = Promise.withResolvers<void>();
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    const opened = page.goto(plan ?? home);
    const button = page.getByRole("button", { name: "Plan again", includeHidden: true });
    await button.waitFor();
    const place = await button.boundingBox();
    await page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
    expect(await page.getByRole("heading", { name: "Plan again" }).count()).toBe(0);
    held.resolve();
    await opened;
    await page.getByRole("form", { name: "Plan again" }).waitFor();
  }));
