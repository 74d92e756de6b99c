import type { Business } from "@handbill/contracts";
import type { Page, Route } from "playwright-core";
import { askItself } from "./support/asks-itself.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { examiner } from "./support/looks.ts";

const INSIDE = /\/api\/v1\/businesses\/[^/]+\/(campaigns|contents|calendar|removed)/;

const break500 = (route: Route): Promise<void> =>
  route.fulfill({
    status: 500,
    contentType: "application/problem+json",
    body: JSON.stringify({
      type: "about:blank",
      title: "Internal error",
      status: 500,
      code: "internal",
      detail: "Something broke on our side.",
      requestId: "7f3k22a9",
    }),
  });

const heading = (page: Page): Promise<void> => page.getByRole("heading", { level: 1 }).first().waitFor();

test("what is empty, loads, fails or asks is accessible and fits too", { timeout: 480_000 }, async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/500/, /401/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { contentCount: 2 });
    const empty = await owner.call<Business>("POST", "/businesses", { name: "Rua Nova Flowers" });
    const { examine, found } = examiner(page);
    const base = `/b/${business.id}`;
    const board = `${base}/campaigns/${campaign.id}/board`;
    const plan = `${base}/campaigns/${campaign.id}/strategy`;

    for (const place of ["", "/campaigns", "/calendar", "/usage"]) {
      await examine(`nothing yet: ${place}`, async () => {
        await page.goto(`/b/${empty.id}${place}`);
        await heading(page);
        if (place === "") await page.getByText(/^First steps/).waitFor();
        await page.waitForLoadState("networkidle");
      });
    }

    await askItself(page);
    await page.route(INSIDE, () => undefined);
    for (const place of [base, `${base}/calendar`, board]) {
      await examine(`loads: ${place}`, async () => {
        await page.goto(place);
        await page.getByText("Loading").first().waitFor({ state: "attached" });
      });
    }
    await page.unroute(INSIDE);

    await page.route(INSIDE, break500);
    for (const place of [base, `${base}/campaigns`, board, plan]) {
      await examine(`fails: ${place}`, async () => {
        await page.goto(place);
        await page.getByRole("alert").first().waitFor();
      });
    }
    await page.unroute(INSIDE);

    await examine("versions to choose from", async () => {
      await page.goto(`${board}?item=${contents[0]?.id}`);
      await page.getByRole("button", { name: "Write 3 versions to choose from" }).click();
      await page.getByRole("button", { name: "Write 3 others" }).waitFor();
    });

    await examine("signed out in the middle of work", async () => {
      await page.goto(`${base}/campaigns/new`);
      await page.getByLabel("What should this campaign achieve?").fill("Sell 60 breakfasts");
      await owner.signOut();
      await page.clock.install();
      await page.clock.fastForward("11:00");
      await page.clock.resume();
      await page.getByRole("button", { name: "Plan this campaign" }).click();
      await page.getByRole("dialog", { name: "Sign in to carry on" }).waitFor();
    });
    expect(found, JSON.stringify(found, null, 1)).toEqual({});
  });
});
