import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";

const textOf = (content: Content): unknown => content.fields?.["text"];

const editorOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

test("what is typed is saved by itself, and every text stays in the history", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const [content] = contents;
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${content?.id}`);
    await editorOf(page).fill("The first tray comes out at 5:40.");
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    const path = `/businesses/${business.id}/contents/${content?.id}`;
    expect(textOf(await owner.call<Content>("GET", path))).toBe("The first tray comes out at 5:40.");
    expect(await owner.call<unknown[]>("GET", `${path}/versions`)).toHaveLength(2);
  });
});

test("a text that is too long for its channel is said so and not saved until it fits", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["bluesky"], contentCount: 1 });
    const [content] = contents;
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${content?.id}`);
    await editorOf(page).fill("é".repeat(314));
    await page.getByText("Too long for Bluesky by 14 characters.").first().waitFor();
    await editorOf(page).fill("é".repeat(300));
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
  });
});

test("the same piece changed in two windows: nothing is overwritten, and the owner chooses", async () => {
  await asOwner(async ({ page, anotherTab, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/412/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const address = `/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`;
    const other = await anotherTab();
    await page.goto(address);
    await other.goto(address);
    await editorOf(page).waitFor();
    await editorOf(other).fill("We open at seven. Written in the other window.");
    await other
      .getByText(/^Saved/)
      .first()
      .waitFor();

    await editorOf(page).fill("We open at seven. Written in this window.");
    const conflict = page.getByRole("alert", { name: "This was changed in another window" });
    await conflict.waitFor();
    expect(await editorOf(page).inputValue()).toBe("We open at seven. Written in this window.");
    await conflict.getByRole("button", { name: "Keep mine" }).click();
    await conflict.waitFor({ state: "detached" });
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();

    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    expect(textOf(await owner.call<Content>("GET", path))).toBe("We open at seven. Written in this window.");
    const versions = await owner.call<Content[]>("GET", `${path}/versions`);
    expect(versions.map(textOf)).toContain("We open at seven. Written in the other window.");
  });
});

test("on a phone an earlier text can be brought back, and that taken back by keyboard", async () => {
  await asOwner(
    async ({ page, owner }) => {
      const business = await owner.sampleBusiness();
      const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
      const written = String(contents[0] && textOf(contents[0]));
      await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
      await editorOf(page).fill("The first tray comes out at 5:40.");
      await page
        .getByText(/^Saved/)
        .first()
        .waitFor();
      await page.getByText("Versions", { exact: true }).click();
      await page.getByRole("button", { name: "Restore" }).click();
      await expect.poll(() => editorOf(page).inputValue()).toBe(written);
      await page.getByRole("button", { name: "Undo" }).press("Enter");
      await expect.poll(() => editorOf(page).inputValue()).toBe("The first tray comes out at 5:40.");
      const path = `/businesses/${business.id}/contents/${contents[0]?.id}/versions`;
      expect(await owner.call<unknown[]>("GET", path)).toHaveLength(4);
    },
    { viewport: { width: 360, height: 740 } },
  );
});

test("the text of the other window can be taken instead of one's own", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/412/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
    await editorOf(page).waitFor();
    const fields = { ...contents[0]?.fields, text: "We open at seven." };
    await owner.call("PATCH", path, { fields }, { "if-match": `"${contents[0]?.version}"` });

    await editorOf(page).fill("We open at eight.");
    const conflict = page.getByRole("alert", { name: "This was changed in another window" });
    await conflict.getByRole("button", { name: "Use theirs" }).click();
    await conflict.waitFor({ state: "detached" });
    expect(await editorOf(page).inputValue()).toBe("We open at seven.");
    await page.reload();
    await editorOf(page).waitFor();
    expect(await editorOf(page).inputValue()).toBe("We open at seven.");
    expect(textOf(await owner.call<Content>("GET", path))).toBe("We open at seven.");
  });
});

test("approving goes on to the beginning of the next piece, however far down the last one was read", async () => {
  await asOwner(
    async ({ page, owner }) => {
      const business = await owner.sampleBusiness();
      const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["email"], contentCount: 2 });
      await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`);
      const placeOfSubject = async () =>
        (await page.getByLabel("Subject", { exact: true }).boundingBox())?.y ?? Number.NaN;
      await page.getByText(/^Why this\?/).scrollIntoViewIfNeeded();
      await expect.poll(placeOfSubject).toBeLessThan(0);
      await page.getByRole("button", { name: "Approve and go on" }).click();
      await page.waitForURL((url) => url.searchParams.get("item") === contents[1]?.id);
      await expect.poll(placeOfSubject).toBeGreaterThan(0);
    },
    { viewport: { width: 360, height: 640 } },
  );
});
