import type { Business } from "@handbill/contracts";
import { asOwner, expect, test } from "./support/kit.ts";

test("somebody who is invited comes in by the link, writes, and may approve once the owner lets them", async () => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.call<Business>("POST", "/businesses", { name: "Corner Bakery" });
    const { campaign } = await owner.writtenCampaign(business);
    await page.goto(`/b/${business.id}/settings/team`);
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByLabel("Their email address").fill("grace@bakery.example");
    await page.getByLabel("They come in as").selectOption("editor");
    await page.getByRole("button", { name: "Make the invitation" }).click();
    const link = (await page.getByText(/\/invite#/).textContent()) ?? "";
    await page.getByRole("button", { name: "Done", exact: true }).click();
    const board = `/b/${business.id}/campaigns/${campaign.id}/board`;

    await asOwner(async ({ page: theirs, owner: invited, expectConsoleErrors }) => {
      expectConsoleErrors(/401/);
      await invited.signOut();
      const { pathname, hash } = new URL(link);
      await theirs.goto(`${pathname}${hash}`);
      await theirs.getByRole("heading", { name: "Sign in" }).waitFor();
      await theirs.getByLabel("Email").fill(invited.email);
      await theirs.getByLabel("Password", { exact: true }).fill(invited.password);
      await theirs.getByRole("button", { name: "Sign in" }).click();
      await theirs.getByText(/invites you to this business/).waitFor();
      await theirs.getByRole("button", { name: "Accept" }).click();
      await theirs.getByText(/You are here as editor/).waitFor();

      await theirs.goto(board);
      const approve = theirs.getByRole("button", { name: /^Approve/ }).first();
      await approve.waitFor();
      expect(await approve.isDisabled()).toBe(true);
      const [content] = await invited.call<{ id: string }[]>("GET", `/businesses/${business.id}/contents?status=draft`);
      await theirs.goto(`${board}?item=${content?.id}`);
      await theirs.getByRole("group", { name: "Text" }).getByRole("textbox").first().fill("Warm bread from seven.");
      await theirs.getByText("Saved").first().waitFor();

      await page.reload();
      await page.getByRole("combobox", { name: /^Role of/ }).selectOption("approver");
      await page.getByText(/is now: Approver/).waitFor();

      await theirs.goto(board);
      await theirs.getByText(/You are here as approver/).waitFor();
      await approve.click();
      await theirs.getByRole("option", { name: "Approved (1)" }).waitFor({ state: "attached" });
    });
  });
});
