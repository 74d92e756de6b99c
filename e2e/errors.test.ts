import type { Business, Content, Job } from "@handbill/contracts";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { expect, asOwner, ownProduct, test } from "./support/kit.ts";
import { quiet } from "./support/quiet.ts";
import { type FaultyLine, startFaultyLine } from "./support/faulty-line.ts";

let line: FaultyLine;

beforeAll(async () => void (line = await startFaultyLine(ownProduct().productUrl)));
beforeEach(() => line.mend());
afterAll(() => line.close());

const throughLine = (act: Parameters<typeof asOwner>[0]) => asOwner(act, { baseURL: line.url });

test("faults of the line and the server are said where they are, and work goes on by itself", async () => {
  await throughLine(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/404|429|500|ERR_|Failed to load/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });

    // One part of a page; the others live.
    line.fail({ path: /\/contents\?/, status: 500, code: "internal", requestId: "0199aa-7f3k22" });
    await page.goto(`/b/${business.id}`);
    const failure = page.getByRole("alert").filter({ hasText: "We couldn't load your drafts" });
    await failure.getByText("7F3K-22").waitFor();
    await page.getByRole("main").getByRole("link", { name: campaign.name }).first().waitFor();
    line.mend();
    await failure.getByRole("button", { name: "Try again" }).click();
    await failure.waitFor({ state: "detached" });

    // Too fast: one countdown, what asks the writer waits with it, and it goes on by itself.
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").waitFor();
    await page.clock.install();
    line.fail({ path: /\/campaigns\?/, status: 429, code: "rate_limited", retryAfter: 12, times: 1 });
    await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
    await page.getByText("0:12").waitFor();
    await page.getByText("That's a lot at once. You can go on in 12 seconds.").waitFor({ state: "attached" });
    const tryNow = page.getByRole("button", { name: "Try now" });
    expect(await tryNow.isDisabled()).toBe(true);
    await page.goBack();
    const plan = page.getByRole("button", { name: "Plan this campaign" });
    await expect.poll(() => plan.isDisabled()).toBe(true);
    expect(await plan.getAttribute("aria-describedby")).toBe("limit-reason");
    await page.goForward();
    await page.clock.fastForward(6000);
    await page.getByText(/^0:0[4-6]$/).waitFor();
    await page.clock.fastForward(7000);
    await page.getByRole("main").getByRole("link", { name: campaign.name }).first().waitFor();
    await page.getByText("Back to normal.").waitFor();
    await page.clock.resume();

    // Nobody answers: what is typed is kept, and saved as soon as somebody does.
    const [content] = contents;
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${content?.id}`);
    const text = page.getByRole("textbox", { name: "Text", exact: true });
    await text.waitFor();
    await quiet(page);
    line.cut();
    await text.fill("We open at seven, also on Mondays.");
    await page.getByText("We can't reach Handbill.").first().waitFor();
    line.mend();
    await page.getByText("You're connected again.").waitFor();
    await expect
      .poll(async () => JSON.stringify(await owner.call<Content[]>("GET", `/businesses/${business.id}/contents`)))
      .toContain("also on Mondays");

    // The studio itself does not come: a page without any of its code says until when the work is safe.
    await (await page.context().newCDPSession(page)).send("Network.clearBrowserCache");
    line.fail({ path: /\/assets\/index-.*\.js/, status: 500, code: "internal" });
    await page.reload();
    await page.getByRole("heading", { name: "Something broke on our side" }).waitFor();
    await page.getByText(/Your work is saved up to \d?\d:\d\d/).waitFor();
    line.mend();
    await page.getByRole("button", { name: "Reload" }).click();
    await text.waitFor();

    // The studio was updated meanwhile: a file that is gone makes the tab load itself anew, once, and there it is.
    await page.evaluate(() => document.documentElement.setAttribute("data-before", ""));
    line.fail({ path: /\/assets\/usage-page-.*\.js/, status: 404, code: "not_found", times: 1 });
    await page.getByRole("link", { name: "Usage", exact: true }).first().click();
    await page.getByRole("heading", { name: "AI usage" }).waitFor();
    await expect.poll(() => page.locator("html[data-before]").count()).toBe(0);
    await page.getByRole("heading", { name: "AI usage" }).waitFor();
  });
});

test("the sign-in knows where it leads back to, and whose work it is", async () => {
  await throughLine(async ({ page, owner, anotherOwner, expectConsoleErrors }) => {
    expectConsoleErrors(/401|404/);
    const business = await owner.sampleBusiness();
    const other = await owner.call<Business>("POST", "/businesses", { name: "Mill Street Bakery" });
    const campaign = await owner.plannedCampaign(business);
    const board = `/campaigns/${campaign.id}/board`;

    // The same person's other business.
    await page.goto(`/b/${other.id}${board}?status=placeholder`);
    const elsewhere = page.getByRole("alert").filter({ hasText: "This belongs to another business." });
    await elsewhere.getByRole("link", { name: `Switch to ${business.name}` }).click();
    await page.getByRole("heading", { name: campaign.name }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/b/${business.id}${board}`);

    await owner.signOut();
    await page.reload();
    await page.getByText(`We'll take you back to ${campaign.name}.`).waitFor();
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: campaign.name }).waitFor();

    // Somebody else signs in over the page: nothing of the first is left on it.
    const stranger = await anotherOwner();
    const strange = await stranger.call<Business>("POST", "/businesses", { name: "The Tea Room" });
    line.fail({ path: /\/api\/auth\/token/, status: 401, code: "unauthenticated", times: 1 });
    line.fail({ path: /\/api\/v1\/businesses\/.*\/campaigns\?/, status: 401, code: "unauthenticated", times: 1 });
    await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
    const dialog = page.getByRole("dialog", { name: "Sign in to carry on" });
    await dialog.getByLabel("Email").fill(stranger.email);
    await dialog.getByLabel("Password", { exact: true }).fill(stranger.password);
    await dialog.getByRole("button", { name: "Sign in and carry on" }).click();
    await page.waitForURL(`**/b/${strange.id}`);
    expect(await page.getByText(campaign.name).count()).toBe(0);
  });
});

test("a busy writer keeps the place of a piece, through any number of refreshes, and lets it be written by hand", async () => {
  await throughLine(async ({ page, owner, scriptModel, readModelJournal }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const asked = async (): Promise<number> => JSON.parse(await readModelJournal()).requests.length;
    const before = await asked();
    await scriptModel("429-120");
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByRole("button", { name: /^Write this one: / }).click();
    const card = page.getByRole("article");
    await card.getByText("Our writer is busy. Your place is kept.").waitFor();
    await card.getByText(/Trying again in [12]:\d\d/).waitFor();
    for (let reloads = 0; reloads < 5; reloads += 1) {
      await page.reload();
      await card.getByText(/Trying again in [12]:\d\d/).waitFor();
      await expect.poll(() => page.title()).toContain("(Writing)");
    }
    expect((await asked()) - before).toBe(1);
    await card.getByRole("button", { name: /^Write it myself: / }).click();
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("We open at seven.");
    await expect.poll(async () => owner.call<Job[]>("GET", `/jobs?businessId=${business.id}&active=true`)).toEqual([]);
  });
});

test("an approval shows at once, and is taken back when the text was changed unseen", async () => {
  await throughLine(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/412/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 2 });
    // Only held: the refusal is the server's own.
    const release = line.hold(/\/approve$/);
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    const approvals = page.getByRole("button", { name: /^Approve “/ });
    await expect.poll(() => approvals.count()).toBe(2);
    for (const { id, version, fields } of contents) {
      const path = `/businesses/${business.id}/contents/${id}`;
      const changed = { ...fields, text: "We open at seven." };
      await owner.call("PATCH", path, { fields: changed }, { "if-match": `"${version}"` });
    }
    await approvals.first().click();
    await page.getByRole("article").filter({ hasText: "Approved" }).waitFor();
    release();
    await page
      .getByText(/Couldn't approve “/)
      .first()
      .waitFor();
    await expect.poll(() => approvals.count()).toBe(2);
    await page.getByText("We open at seven.").first().waitFor();
  });
});
