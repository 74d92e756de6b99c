import type { Content } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

const SLOWLY = { name: "slow", ms: 4000 };
/** Bytes of a streamed answer after which some of its text has come, and some has not. */
const HALF = 13_000;

test("a text is seen as it is being written, on its card and in the editor, and then replaced by the checked one", async () => {
  await asOwner(async ({ page, owner, scriptModel, holdModel, releaseModel }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { channels: ["email"], contentCount: 2 });
    const address = `/b/${business.id}/campaigns/${campaign.id}/board`;
    const path = `/businesses/${business.id}/contents?campaignId=${campaign.id}`;
    const [first] = await owner.call<Content[]>("GET", path);
    await page.goto(address);
    await page.getByRole("button", { name: "Write all 2" }).waitFor();
    await scriptModel(SLOWLY, SLOWLY);
    await holdModel(2, HALF);
    await page.getByRole("button", { name: "Write all 2" }).click();
    const cards = page.getByRole("article");
    await cards.first().getByText("Not checked yet").waitFor();
    const placeOfSecond = () => cards.nth(1).evaluate((card) => card.getBoundingClientRect().top);
    const before = await placeOfSecond();
    await expect.poll(() => cards.locator(".ai-rule").count()).toBeGreaterThan(0);
    expect(await placeOfSecond()).toBe(before);

    await page.goto(`${address}?item=${first?.id}`);
    const live = page.getByRole("region", { name: "Being written, not checked yet" });
    await live.getByText("Subject", { exact: true }).waitFor();
    await releaseModel();
    await page.getByRole("textbox", { name: "Subject" }).waitFor();
    await live.waitFor({ state: "detached" });
    const [written] = await owner.call<Content[]>("GET", path);
    expect(await page.getByRole("textbox", { name: "Subject" }).inputValue()).toBe(written?.fields?.["subject"]);
  });
});

test("without the stream the writing goes on as before", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/503|events/);
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { channels: ["facebook"], contentCount: 2 });
    await page.route("**/api/v1/jobs/*/events", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByRole("button", { name: "Write all 2" }).click();
    await expect.poll(() => page.getByRole("article").filter({ hasText: "Needs your look" }).count()).toBe(2);
  });
});
