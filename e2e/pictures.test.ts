import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { faultsOf } from "./support/accessible.ts";
import { drawnPicture } from "./support/drawn-picture.ts";
import { asOwner, expect, test } from "./support/kit.ts";

/** Drops a picture in the middle of the page, as somebody does who drags it in from a folder. */
const dropPicture = (page: Page, base64: string): Promise<void> =>
  page.evaluate((text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.codePointAt(0) ?? 0);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "loaf.jpg", { type: "image/jpeg" }));
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  }, base64);

test("a picture dropped anywhere opens a draft with it, is described, put in order and taken back", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 1 });
    const path = `/businesses/${business.id}/contents/${contents[0]?.id}`;
    const stored = async () => (await owner.call<Content>("GET", path)).pictures?.map(({ alt }) => alt);
    await page.goto(`/b/${business.id}`);
    await page.getByRole("navigation").first().waitFor();
    const dialog = page.getByRole("dialog", { name: "Which piece is this picture for?" });
    await expect
      .poll(async () => {
        await dropPicture(page, await drawnPicture(page, 1200, 800, "#b5651d"));
        return dialog.isVisible();
      })
      .toBe(true);
    await dialog.getByRole("link", { name: /Facebook/ }).click();

    const panel = page.getByRole("region", { name: "Pictures" });
    await panel.getByLabel("What is on it").fill("Rye bread, just cut");
    await expect.poll(stored).toEqual(["Rye bread, just cut"]);
    const preview = page.getByRole("region", { name: "As it looks on Facebook" });
    await preview.getByRole("img", { name: "Rye bread, just cut" }).waitFor();

    const green = await drawnPicture(page, 600, 900, "#2e5d50");
    await panel
      .locator("input[type=file]")
      .setInputFiles([{ name: "shop.jpg", mimeType: "image/jpeg", buffer: Buffer.from(green, "base64") }]);
    await panel.getByRole("button", { name: "Move picture 2 to the front" }).click();
    await expect.poll(stored).toEqual(["", "Rye bread, just cut"]);
    expect(await faultsOf(page)).toEqual([]);
    await panel.getByRole("button", { name: "Remove picture 2" }).click();
    await page.getByText("Picture removed.").waitFor();
    await expect.poll(stored).toEqual([""]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(stored).toEqual(["", "Rye bread, just cut"]);

    await page.reload();
    await preview.getByRole("img", { name: "Rye bread, just cut" }).waitFor();
    const [one] = (await owner.call<Content>("GET", path)).pictures ?? [];
    expect(one).toMatchObject({ width: 600, height: 900 });
  });
});
