import type { Content, Job } from "@handbill/contracts";
import { expect, asOwner, test } from "./support/kit.ts";

test("a plan in the making shows its stages and survives any number of refreshes with one call of the model", async () => {
  await asOwner(async ({ page, owner, holdModel, releaseModel, readModelJournal }) => {
    const business = await owner.sampleBusiness();
    await holdModel();
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByLabel("How many pieces?").fill("3");
    await page.getByRole("button", { name: "Plan this campaign" }).click();

    const panel = page.getByRole("region", { name: "Your plan is being made" });
    await panel.getByText("Working out the plan").waitFor();
    for (let reloads = 0; reloads < 5; reloads += 1) {
      await page.reload();
      await panel.getByText("Working out the plan").waitFor();
    }
    await releaseModel();
    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
    expect(JSON.parse(await readModelJournal()).requests).toHaveLength(1);
    expect(await owner.call<unknown[]>("GET", `/businesses/${business.id}/campaigns`)).toHaveLength(1);
    expect(await owner.call<Job[]>("GET", `/jobs?businessId=${business.id}&active=true`)).toEqual([]);
  });
});

test("a plan that fails says what happened and what to do, and trying again makes it", async () => {
  await asOwner(async ({ page, owner, scriptModel }) => {
    const business = await owner.sampleBusiness();
    await scriptModel("500", "500", "500");
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByRole("button", { name: "Plan this campaign" }).click();

    const failure = page.getByRole("main").getByRole("alert");
    await failure.getByText("The AI provider had a fault.").waitFor();
    await failure.getByText("Nothing was charged.").waitFor();
    await failure.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
  });
});

test("a piece that fails leaves the others alone and can be tried again", async () => {
  await asOwner(async ({ page, owner, scriptModel }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business);
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await scriptModel("refusal");
    await page.getByRole("button", { name: "Write all 4" }).click();

    const failed = page.getByRole("article").filter({ hasText: "The writer declined to write this." });
    await failed.waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Approve “/ }).count()).toBe(3);
    await page.getByRole("button", { name: "Redo that one" }).click();
    await expect.poll(() => page.getByRole("button", { name: /^Approve “/ }).count()).toBe(4);
  });
});

test("a plan is changed in its place, planned again, laid beside the last one, and brought back", async () => {
  await asOwner(async ({ page, owner, readModelJournal }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business);
    const address = `/b/${business.id}/campaigns/${campaign.id}/strategy`;
    const mine = "The quiet weekday mornings, filled by regulars.";
    await page.goto(address);
    await page.getByRole("button", { name: "Edit: In short" }).click();
    await page.getByLabel("The campaign in a few sentences").fill(mine);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("region", { name: "In short" }).getByText(mine).waitFor();

    await page.getByRole("button", { name: "Plan again" }).click();
    const form = page.getByRole("form", { name: "Plan again" });
    await form.getByLabel("What should change?").fill("More for the regulars of the terrace");
    await form.getByText("4 pieces that nobody has written make room for the new ones.").waitFor();
    await form.getByRole("button", { name: "Plan again" }).click();
    await form.waitFor({ state: "detached" });

    const comparison = page.getByRole("article", { name: "Plan 2 beside plan 3" });
    await comparison.getByText(mine).waitFor();
    expect(new URL(page.url()).searchParams.get("compare")).toBe("2");
    await page.reload();
    await comparison.getByText(mine).waitFor();
    const journal = await readModelJournal();
    expect(journal).toContain("More for the regulars of the terrace");
    expect(journal).toContain(mine);
    const contents = await owner.call<unknown[]>(
      "GET",
      `/businesses/${business.id}/contents?campaignId=${campaign.id}`,
    );
    expect(contents).toHaveLength(4);

    await comparison.getByRole("button", { name: "Go back to plan 2" }).click();
    const inShort = page.getByRole("region", { name: "In short" });
    await inShort.getByText(mine, { exact: true }).waitFor();
    await expect.poll(() => comparison.count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await inShort.getByText(mine, { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "5 plans" }).click();
    await page.getByText("You went back to plan 3").waitFor();
  });
});

test("a plan that is stopped keeps the request and can be made after all", async () => {
  await asOwner(async ({ page, owner, holdModel, releaseModel }) => {
    const business = await owner.sampleBusiness();
    await holdModel();
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByRole("button", { name: "Plan this campaign" }).click();
    const panel = page.getByRole("region", { name: "Your plan is being made" });
    await panel.getByText("Working out the plan").waitFor();
    await panel.getByRole("button", { name: "Stop" }).click();

    const failure = page.getByRole("main").getByRole("alert");
    await failure
      .getByText(/stopped/i)
      .first()
      .waitFor();
    await releaseModel();
    await failure.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
    await page.getByText("Sell 60 early-bird breakfasts a week").first().waitFor();
  });
});

test("writing that is stopped loses nothing, and goes on later", async () => {
  await asOwner(async ({ page, owner, holdModel, releaseModel }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business);
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    const writeAll = page.getByRole("button", { name: "Write all 4" });
    await writeAll.waitFor();
    await holdModel(4);
    await writeAll.click();
    await page.getByRole("main").getByRole("button", { name: "Stop" }).click();
    await writeAll.waitFor();
    const contents = await owner.call<Content[]>(
      "GET",
      `/businesses/${business.id}/contents?campaignId=${campaign.id}`,
    );
    expect(contents.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "placeholder"));
    await releaseModel();
    await writeAll.click();
    await expect.poll(() => page.getByRole("button", { name: /^Approve “/ }).count()).toBe(4);
  });
});
