import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";

/** Opens a page until the server has had the time to paint it: who has just begun sends it empty. */
async function openPainted(page: Page, address: string): Promise<void> {
  const isPainted = async (): Promise<boolean> => {
    const answer = await page.goto(address);
    return (await answer?.text())?.includes("<html data-painted ") === true;
  };
  await expect.poll(isPainted, { timeout: 60_000 }).toBe(true);
}

/** The studio stays a picture until its scripts are let through. */
async function openAsPicture(page: Page, address: string) {
  const held = Promise.withResolvers<void>();
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const opened = page.goto(address);
  return {
    async letIn(): Promise<void> {
      held.resolve();
      await opened;
    },
  };
}

test("what is pressed on a page that is still a picture is done once it is alive", () =>
  asOwner(async ({ owner, page }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { name: "Autumn mornings" });
    const plan = `/b/${business.id}/campaigns/${campaign.id}/strategy`;
    const [piece] = await owner.call<Content[]>("GET", `/businesses/${business.id}/contents?campaignId=${campaign.id}`);
    await openPainted(page, `/b/${business.id}/campaigns/${campaign.id}/board?item=${piece?.id}`);
    await openPainted(page, plan);

    const picture = await openAsPicture(page, plan);
    const button = page.locator("button", { hasText: "Plan again" });
    await button.waitFor();
    const place = await button.boundingBox();
    await page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
    expect(await page.locator('form[aria-label="Plan again"]').count()).toBe(0);
    await picture.letIn();
    await page.getByRole("form", { name: "Plan again" }).waitFor();
  }));

test("a plan in the making is painted as it stands", () =>
  asOwner(async ({ owner, page, holdModel, releaseModel }) => {
    const business = await owner.sampleBusiness();
    await holdModel();
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByRole("button", { name: "Plan this campaign" }).click();
    await page.waitForURL(/\/strategy$/);
    await openPainted(page, page.url());
    await page.getByRole("region", { name: "Your plan is being made" }).getByText("Working out the plan").waitFor();
    await releaseModel();
    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
  }));
