import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";

const editorOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

test("a minute offline, a reload and the end of the session in the middle of writing: no word is lost", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/ERR_INTERNET_DISCONNECTED/, /401/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    const stored = async () => (await owner.call<Content>("GET", path)).fields?.["text"];
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
    await editorOf(page).waitFor();
    await page.clock.install();

    await page.context().setOffline(true);
    await editorOf(page).fill("Written in the cellar, without a signal.");
    await page.clock.runFor(60_000);
    await page.getByText("Not saved – retrying").first().waitFor();
    expect(await editorOf(page).inputValue()).toBe("Written in the cellar, without a signal.");
    await page.context().setOffline(false);
    await page.clock.runFor(20_000);
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    expect(await stored()).toBe("Written in the cellar, without a signal.");

    await page.context().setOffline(true);
    await editorOf(page).fill("Written just before the page was closed.");
    await page.context().setOffline(false);
    await page.reload();
    await page.clock.resume();
    await expect.poll(() => editorOf(page).inputValue()).toBe("Written just before the page was closed.");
    await expect.poll(stored).toBe("Written just before the page was closed.");

    await owner.signOut();
    await page.clock.fastForward("11:00");
    await editorOf(page).fill("Written after the session had ended.");
    const dialog = page.getByRole("dialog", { name: "Sign in to carry on" });
    await dialog.getByLabel("Password", { exact: true }).fill(owner.password);
    await dialog.getByRole("button", { name: "Sign in and carry on" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await editorOf(page).inputValue()).toBe("Written after the session had ended.");
    await expect.poll(stored).toBe("Written after the session had ended.");
  });
});

test("what the writer makes is a suggestion over a reload, or a version to choose: the owner's own text comes back with one press", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    const mine = String(contents[0]?.fields?.["text"]);
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
    await page.getByRole("button", { name: "Shorter" }).click();
    const suggestion = page.getByRole("region", { name: "The writer suggests this" });
    await suggestion.getByText("You asked: Shorter.").waitFor();
    await page.reload();
    await suggestion.getByRole("button", { name: "Keep mine" }).press("Enter");
    await suggestion.waitFor({ state: "detached" });
    expect(await editorOf(page).inputValue()).toBe(mine);
    await expect.poll(async () => (await owner.call<Content>("GET", path)).fields?.["text"]).toBe(mine);
    await page.reload();
    await editorOf(page).waitFor();
    expect(await suggestion.count()).toBe(0);

    const versions = page.getByRole("region", { name: "Versions to choose from" });
    await versions.getByRole("button", { name: "Write 3 versions to choose from" }).click();
    await versions.getByRole("button", { name: "Write 3 others" }).waitFor();
    await expect.poll(() => versions.getByRole("listitem").count()).toBe(3);
    expect(await editorOf(page).inputValue()).toBe(mine);

    await versions.getByRole("button", { name: "Use this" }).first().click();
    await versions.getByText("Your text now").waitFor();
    expect(await editorOf(page).inputValue()).not.toBe(mine);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => editorOf(page).inputValue()).toBe(mine);
    await expect.poll(async () => (await owner.call<Content>("GET", path)).fields?.["text"]).toBe(mine);
  });
});

test("a row of pieces is approved by keyboard alone, and the last one taken back", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 3 });
    const statuses = async () =>
      (await owner.call<Content[]>("GET", `/businesses/${business.id}/contents?campaignId=${campaign.id}`)).map(
        ({ status }) => status,
      );
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    await page.getByText(`0 of ${contents.length} approved`).waitFor();
    await page.keyboard.press("j");
    for (const _ of contents) await page.keyboard.press("a"); // as fast as a key can be pressed
    await page.getByText("Everything is approved.").waitFor();
    await expect.poll(statuses).toEqual(contents.map(() => "approved"));
    await page.keyboard.press("u");
    await page.getByText(`${contents.length - 1} of ${contents.length} approved`).waitFor();
    await expect.poll(async () => (await statuses()).toSorted()).toEqual(["approved", "approved", "draft"]);

    // The same with a piece open beside the cards, where the next one is on its way for a moment.
    const at = `/businesses/${business.id}/contents`;
    const last = (await statuses()).indexOf("draft");
    const others = contents.filter((_, index) => index !== last);
    for (const { id } of others) await owner.call("POST", `${at}/${id}/reopen`, {});
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
    await page.getByRole("button", { name: "Approve and go on" }).waitFor();
    for (const _ of contents) await page.keyboard.press("a");
    await page.getByText("Everything is approved.").waitFor();
    await expect.poll(statuses).toEqual(contents.map(() => "approved"));

    // Loaded anew in the moment of an approval: the page comes with what was true before, and mends itself.
    await owner.call("POST", `${at}/${contents[0]?.id}/reopen`, {});
    const board = `/b/${business.id}/campaigns/${campaign.id}/board`;
    await page.goto(board);
    const approve = page.getByRole("button", { name: /^Approve “/ });
    await page.route("**/approve", () => undefined); // it has left the browser, and nobody has answered
    await approve.click();
    await page.unroute("**/approve");
    await page.route(`**${board}`, async (route) => {
      const before = await route.fetch();
      await owner.call("POST", `${at}/${contents[0]?.id}/approve`, {});
      await route.fulfill({ response: before });
    });
    await page.reload();
    await page.getByText("Everything is approved.").waitFor();
  });
});
