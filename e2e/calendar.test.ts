import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";
import type { Owner } from "./support/owner.ts";

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Approved pieces of the sample business, whose clock is London's, with times where they are given. */
async function approvedPieces(owner: Owner, times: readonly (string | null)[]) {
  const business = await owner.sampleBusiness();
  const { campaign, contents } = await owner.writtenCampaign(business, {
    channels: ["facebook"],
    contentCount: times.length,
    startsOn: dayFromNow(1),
    endsOn: dayFromNow(3),
  });
  const path = (content: Content | undefined) => `/businesses/${business.id}/contents/${content?.id}`;
  for (const [index, at] of times.entries()) {
    await owner.call("POST", `${path(contents[index])}/approve`, {});
    if (at !== null) await owner.call("POST", `${path(contents[index])}/schedule`, { at });
  }
  const now = (content: Content | undefined) => owner.call<Content>("GET", path(content));
  return { business, campaign, contents, now };
}

const cellOf = (page: Page, day: string) => page.getByRole("cell").filter({ has: page.locator(`[data-day="${day}"]`) });
const pieceOn = (page: Page, day: string, content: Content | undefined) =>
  cellOf(page, day)
    .getByRole("listitem")
    .filter({ hasText: content?.topic ?? "nothing" });

/** As a hand does it: several small movements, or the browser begins no drag. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x + 2, to.y + 2);
  await page.mouse.up();
}

test("a piece is moved by dragging and by keyboard, warned about, and put back", async () => {
  await asOwner(async ({ page, owner }) => {
    const [first, second, third] = [dayFromNow(1), dayFromNow(2), dayFromNow(3)];
    const { business, contents, now } = await approvedPieces(owner, [`${first}T10:00`, `${second}T10:30`]);
    const [piece, other] = contents;
    await page.goto(`/b/${business.id}/calendar`);
    await pieceOn(page, first, piece).waitFor();

    // Dragged: another day, the same time of day.
    await cellOf(page, third).scrollIntoViewIfNeeded();
    await pieceOn(page, first, piece).scrollIntoViewIfNeeded();
    const from = await pieceOn(page, first, piece).boundingBox();
    const to = await cellOf(page, third).boundingBox();
    if (from === null || to === null) throw new Error("the calendar shows no such days");
    await expect
      .poll(() => pieceOn(page, first, piece).getAttribute("draggable"), { message: "pieces can be dragged" })
      .toBe("true");
    await drag(page, { x: from.x + 30, y: from.y + 10 }, { x: to.x + to.width / 2, y: to.y + to.height / 2 });
    await pieceOn(page, third, piece).waitFor();
    await page.getByText(/^Scheduled “.*10:00 \(London\)/).waitFor();
    expect((await now(piece)).scheduledOn).toBe(third);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await pieceOn(page, first, piece).waitFor();
    await expect.poll(async () => (await now(piece)).scheduledOn).toBe(first);

    // By keyboard alone, and told about the neighbour before it is done.
    await pieceOn(page, first, piece)
      .getByRole("button", { name: /^Move “/ })
      .focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Move to another time" });
    await dialog.getByLabel("Day").fill(second);
    await dialog.getByText(`“${other?.topic}” goes out at 10:30, 30 minutes later.`).waitFor();
    await page.keyboard.press("Enter");
    await pieceOn(page, second, piece).waitFor();
    await cellOf(page, second).getByText("Too close").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(piece?.topic);
    expect((await now(piece)).scheduledOn).toBe(second);
  });
});

test("a phone shows the days as a list, where an approved piece gets the next good time with one press", async () => {
  await asOwner(
    async ({ page, owner }) => {
      const { business, contents, now } = await approvedPieces(owner, [`${dayFromNow(1)}T10:00`, null]);
      await page.goto(`/b/${business.id}/calendar?view=month&month=${dayFromNow(1).slice(0, 7)}`);
      await page
        .getByRole("listitem")
        .filter({ hasText: contents[0]?.topic ?? "nothing" })
        .first()
        .waitFor();
      expect(await page.getByRole("table").count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

      const waiting = page.getByRole("region", { name: "Approved, no time yet (1)" });
      const schedule = waiting.getByRole("button", { name: /^Schedule for .* \(London\)$/ });
      const promised = (await schedule.textContent())?.replace("Schedule for ", "") ?? "";
      await schedule.tap();
      await waiting.waitFor({ state: "detached" });
      await page.getByText(`Scheduled “${contents[1]?.topic}” for ${promised}.`).waitFor();
      const scheduled = await now(contents[1]);
      expect(scheduled.status).toBe("scheduled");

      await page
        .getByRole("link", { name: contents[0]?.topic ?? "nothing" })
        .first()
        .tap();
      await page.getByText(/^Goes out .*10:00 \(London\)$/).waitFor();
      await page.getByRole("button", { name: "I posted it" }).tap();
      await page.getByText(/^Posted .* \(London\)\.$/).waitFor();
      expect((await now(contents[0])).status).toBe("published");
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true },
  );
});
