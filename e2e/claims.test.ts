import type { Content } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

test("a statement that the profile does not back holds up the approval until the owner vouches for it", async () => {
  await asOwner(async ({ page, owner, scriptModel, resetModel }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { channels: ["facebook"], contentCount: 1 });
    await scriptModel(...Array.from({ length: 3 }, () => "invented-price"));
    await owner.call("POST", `/businesses/${business.id}/campaigns/${campaign.id}/generate`, {});
    await resetModel();
    const list = `/businesses/${business.id}/contents?campaignId=${campaign.id}`;
    const [content] = await owner.call<Content[]>("GET", list);
    const path = `/businesses/${business.id}/contents/${content?.id}`;
    await expect(owner.call("POST", `${path}/approve`, {})).rejects.toThrow("claims_unconfirmed");

    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByRole("button", { name: /^Check “/ }).click();
    const claims = page.getByRole("region", { name: "Check before you approve" });
    await claims.getByText("99.00").first().waitFor();
    await page.getByRole("button", { name: /^Check \d+ things?$/ }).click();
    const heading = claims.getByRole("heading", { name: "Check before you approve" });
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
    const vouch = claims.getByRole("button", { name: /^I can vouch for this/ });
    for (let left = await vouch.count(); left > 0; left -= 1) await vouch.first().press("Enter");
    await page.getByRole("heading", { name: "You have confirmed everything" }).waitFor();

    await page.reload();
    await page
      .getByRole("button", { name: /^Undo: “/ })
      .first()
      .click();
    await vouch.click();
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByText("You approved this piece.").waitFor();
    await expect.poll(async () => (await owner.call<Content>("GET", path)).status).toBe("approved");
    const { claims: kept } = await owner.call<Content>("GET", path);
    expect(kept.filter(({ blocks, confirmed }) => blocks !== false && !confirmed)).toEqual([]);
  });
});
