import type { Content } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

const CLAIMED = "Breakfast is £77.70 today. Come in.";

test("a statement that the profile does not back holds up the approval until the owner vouches for it", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    await owner.call("PATCH", path, { fields: { text: CLAIMED } }, { "if-match": `"${contents[0]?.version}"` });
    await expect(owner.call("POST", `${path}/approve`, {})).rejects.toThrow("claims_unconfirmed");

    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByRole("button", { name: /^Check “/ }).click();
    const editor = page.getByRole("region").filter({ has: page.getByRole("group", { name: "Text" }) });
    const claims = page.getByRole("region", { name: "Check before you approve" });
    await claims.getByText("£77.70").first().waitFor();
    await editor.getByRole("button", { name: "Confirm 1 thing first" }).click();
    await expect
      .poll(() => claims.getByRole("heading").evaluate((heading) => heading === document.activeElement))
      .toBe(true);
    await claims.getByRole("button", { name: /^I can vouch for this/ }).press("Enter");
    await page.getByRole("heading", { name: "You have confirmed everything" }).waitFor();

    await page.reload();
    await page.getByText("You vouch for this").waitFor();
    await page.getByRole("button", { name: /^Undo: “/ }).click();
    await claims.getByRole("button", { name: /^I can vouch for this/ }).click();
    await editor.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByText("You approved this piece.").waitFor();
    await expect.poll(async () => (await owner.call<Content>("GET", path)).status).toBe("approved");
    expect((await owner.call<Content>("GET", path)).claims.map(({ confirmed }) => confirmed)).toEqual([true]);
  });
});
