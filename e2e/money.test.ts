import { text } from "node:stream/consumers";
import type { AiBudgets, AiLog, Content } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

test("the cost is said before, the budget stops the writing cleanly, and raising it goes on", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { channels: ["facebook"], contentCount: 4 });
    const base = `/businesses/${business.id}`;
    const contents = await owner.call<Content[]>("GET", `${base}/contents?campaignId=${campaign.id}`);
    await owner.call("POST", `${base}/contents/${contents[0]?.id}/generate`, {});
    // Room for one more call, and no second one.
    const [{ reservedNanoUsd } = { reservedNanoUsd: 0 }] = await owner.call<AiLog[]>(
      "GET",
      `${base}/ai/logs?purpose=content`,
    );
    const { business: budget } = await owner.call<AiBudgets>("GET", `${base}/ai/budget`);
    const limitNanoUsd = Math.ceil(budget.spentNanoUsd + reservedNanoUsd * 1.02);
    await owner.call("PUT", `${base}/ai/budget`, { limitNanoUsd });

    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByText(/AI cost: about \$0\.\d+, at most \$0\.\d+\./).waitFor();
    await page.getByRole("button", { name: "Write the 3 that are left" }).click();
    await page.getByText(/^[12] of 4 are written\. What is left of this month's AI budget is not enough/).waitFor();
    expect(await page.getByRole("article").filter({ hasText: "Waits for budget" }).count()).toBeGreaterThan(1);
    await page.getByRole("main").getByRole("link", { name: "Raise the limit" }).first().click();

    const own = page.getByRole("region", { name: "This business" });
    await own.getByRole("meter").waitFor();
    await own.getByRole("button", { name: "Change the limit" }).click();
    await own.getByLabel("US dollars a month").fill("20");
    await own.getByRole("button", { name: "Save the limit" }).click();
    await page.getByText("One campaign goes on being written.").waitFor();
    await own.getByText("$20.00").waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole("article").filter({ hasText: "Needs your look" }).count()).toBe(4);
  });
});

test("the calls of a month can be filtered by the address, opened, and taken along as a table", async () => {
  await asOwner(async ({ page, owner, scriptModel }) => {
    const business = await owner.sampleBusiness();
    await scriptModel("500");
    const { campaign } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 2 });
    await page.goto(`/b/${business.id}/usage`);
    const calls = page.getByRole("region", { name: "All calls" });
    const rows = calls.getByRole("button", { name: /^Details of the call/ });
    await expect.poll(() => rows.count()).toBe(4);
    await calls.getByLabel("Outcome").selectOption({ label: "Failed" });
    await expect.poll(() => rows.count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("outcome")).toBe("failed");
    await page.reload();
    await rows.click();
    await calls.getByText("The writer had a fault (the provider answered 500)").waitFor();

    const downloading = page.waitForEvent("download");
    await calls.getByRole("link", { name: "Download as CSV" }).click();
    const table = await text(await (await downloading).createReadStream());
    const lines = table.trim().split(/\r?\n/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("ai_upstream_error");

    await calls.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => rows.count()).toBe(4);
    expect(new URL(page.url()).search).toBe("");
    await page.getByRole("button", { name: campaign.name }).click();
    await page.getByRole("table", { name: "Cost per piece" }).getByText("The plan").waitFor();
    expect(await page.getByRole("table", { name: "Cost per piece" }).getByRole("link").count()).toBe(2);
  });
});

test("the likely cost of a plan is said while the form is filled in, and a limit for oneself holds", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/402/);
    const business = await owner.sampleBusiness();
    await page.goto(`/b/${business.id}/usage`);
    const own = page.getByRole("region", { name: "You, over all your businesses" });
    await own.getByRole("button", { name: "Set a limit" }).click();
    await own.getByLabel("US dollars a month").fill("a few");
    await own.getByRole("button", { name: "Save the limit" }).click();
    await own.getByText("Write an amount in dollars, for example 20 or 7.50.").waitFor();
    await own.getByLabel("US dollars a month").fill("0");
    await own.getByRole("button", { name: "Save the limit" }).click();
    await own.getByText("The limit is zero: nothing that costs money is started.").waitFor();
    const change = own.getByRole("button", { name: "Change the limit" });
    await expect.poll(() => change.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByText("You've used this month's AI budget.").waitFor();
    await page.getByRole("button", { name: "Plan this campaign" }).click();
    const failure = page.getByRole("main").getByRole("alert");
    await failure.getByRole("link", { name: "Raise the limit" }).click();
    await own.getByRole("button", { name: "Change the limit" }).click();
    await own.getByRole("button", { name: "Remove the limit" }).click();
    await own.getByText("No limit").waitFor();
  });
});

test("how a text was written, and what the owner thinks of it, is still there after a reload", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const address = `/b/${business.id}/campaigns/${campaign.id}`;
    await page.goto(`${address}/board?item=${contents[0]?.id}`);
    const good = page.getByRole("button", { name: "Good", exact: true });
    await good.click();
    await page.getByLabel("What was good about it?").fill("It sounds like us.");
    await page.getByRole("button", { name: "Add the note" }).click();
    await page.getByText("Your note is kept.").waitFor();
    await page.reload();
    await expect.poll(() => good.getAttribute("aria-pressed")).toBe("true");
    await page.getByText(/^Why this\? · \$0\.\d{4}$/).click();
    for (const name of ["Model", "Tokens", "Checked", "Prompt"]) await page.getByText(name, { exact: true }).waitFor();

    await page.goto(`${address}/strategy`);
    const bad = page.getByRole("button", { name: "Not good" });
    await bad.click();
    await expect.poll(() => bad.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Not now" }).click();
    await page.reload();
    await expect.poll(() => bad.getAttribute("aria-pressed")).toBe("true");
  });
});
