import type { Business, Content } from "@handbill/contracts";
import type { Page, Route } from "playwright-core";
import { askItself } from "./support/asks-itself.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { examine, type Screen } from "./support/looks.ts";

const INSIDE = /\/api\/v1\/businesses\/[^/]+\/(campaigns|contents|calendar|removed)/;

const answer =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (route: Route): Promise<void> =>
    route.fulfill({
      status,
      headers,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "A fault",
        status,
        code,
        detail: "Something broke on our side.",
        requestId: "7f3k22a9",
      }),
    });

const textOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

const firstSteps = (page: Page): Promise<void> => page.getByText(/^First steps/).waitFor();
async function noCampaign(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "No campaigns yet" }).waitFor();
  await page.getByText(/^Most shops start with one offer and two weeks\./).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Plan my first campaign" }).waitFor();
  await page.getByRole("button", { name: "See an example" }).waitFor();
}

const loads = (page: Page): Promise<void> => page.getByText("Loading").first().waitFor({ state: "attached" });
const fails = (page: Page): Promise<void> => page.getByRole("alert").first().waitFor();

const anew = (what: string, addresses: readonly string[], unfold: (page: Page) => Promise<void>): Screen[] =>
  addresses.map((address) => ({ name: `${what}: ${address}`, address, unfold, isFresh: true }));

/** Earlier texts, and versions to choose from. */
async function openVersions(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Write 3 versions to choose from" }).click();
  await page.getByRole("button", { name: "Write 3 others" }).waitFor();
  await page.getByText("Versions", { exact: true }).click();
  await page.getByRole("radio").first().waitFor({ state: "attached" });
}

/** A wish that the server turns down: why is still to be read where the editor is another one, on a phone. */
async function askInVain(page: Page): Promise<void> {
  await page.route(/\/generate$/, answer(402, "ai_budget_exceeded"));
  await page.getByRole("button", { name: "Shorter" }).click();
  await refusal(page).waitFor();
  // Not half under the bar with the decision.
  await page.getByRole("button", { name: "No emoji" }).evaluate((chip) => chip.scrollIntoView({ block: "center" }));
}
const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: "Couldn't start the rewrite" });

/** Asks for a few words of the text to be rewritten; all of it can be read meanwhile, and none of it changed. */
async function askForPassage(page: Page): Promise<void> {
  await textOf(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Shift+End");
  await page.getByRole("toolbar").getByRole("button", { name: "Shorter" }).click();
  await page.getByText("Rewriting the passage").first().waitFor();
  expect(await textOf(page).isDisabled()).toBe(true);
}

async function loseNetwork(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false });
    dispatchEvent(new Event("offline"));
  });
  await page.getByText("You're offline. Keep writing. We'll save when you're back.").waitFor();
}

async function askTooOften(page: Page): Promise<void> {
  await page.route(INSIDE, answer(429, "rate_limited", { "retry-after": "300" }));
  await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
  await page.getByRole("button", { name: "Try now" }).waitFor();
}

async function openTray(page: Page): Promise<void> {
  await page.getByRole("button", { name: /being written/ }).click();
  await page.getByRole("region", { name: "Work under way" }).getByRole("button", { name: "Stop" }).waitFor();
}

async function openMore(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More" }).click();
}

test("what is empty, loads, fails or asks is accessible and fits too", { timeout: 480_000 }, async () => {
  await asOwner(async ({ page, owner, holdModel, releaseModel, expectConsoleErrors }) => {
    expectConsoleErrors(/500|401|402|412|429/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { contentCount: 3, channels: ["facebook"] });
    const empty = await owner.call<Business>("POST", "/businesses", { name: "Rua Nova Flowers" });
    const found: Record<string, string[]> = {};
    const see = async (...screens: Screen[]) => void Object.assign(found, await examine(page, screens));
    const base = `/b/${business.id}`;
    const board = `${base}/campaigns/${campaign.id}/board`;
    const [first, second, third] = contents;
    const open = (content: Content | undefined) => ({
      address: `${board}?item=${content?.id}`,
      heading: campaign.name,
      isFresh: true,
    });

    await see(
      { name: "nothing yet: home", address: `/b/${empty.id}`, heading: /^Good /, unfold: firstSteps },
      { name: "nothing yet: campaigns", address: `/b/${empty.id}/campaigns`, heading: "Campaigns", unfold: noCampaign },
      { name: "nothing yet: calendar", address: `/b/${empty.id}/calendar`, heading: "Calendar" },
      { name: "nothing yet: insights", address: `/b/${empty.id}/insights`, heading: "Insights" },
      { name: "nothing yet: usage", address: `/b/${empty.id}/usage`, heading: "AI usage" },
    );
    await askItself(page);
    await page.route(INSIDE, () => undefined);
    await see(...anew("loads", [base, `${base}/calendar`, board], loads));
    await page.unroute(INSIDE);
    await page.route(INSIDE, answer(500, "internal"));
    await see(...anew("fails", [base, `${base}/campaigns`, board, `${base}/campaigns/${campaign.id}/strategy`], fails));
    await page.unroute(INSIDE);

    await see(
      { name: "versions", ...open(first), unfold: openVersions },
      { name: "not started", ...open(first), unfold: askInVain, after: () => refusal(page).waitFor() },
      { name: "offline", ...open(first), unfold: loseNetwork },
    );
    await page.unroute(/\/generate$/);

    const other = { ...second?.fields, text: "We open at seven." };
    await see({
      name: "another window's text",
      ...open(second),
      async unfold() {
        const path = `/businesses/${business.id}/contents/${second?.id}`;
        await owner.call("PATCH", path, { fields: other }, { "if-match": `"${second?.version}"` });
        await textOf(page).fill("We open at eight.");
        await page.getByRole("alert", { name: "This was changed in another window" }).waitFor();
      },
    });

    await holdModel();
    await see({ name: "a passage", ...open(third), unfold: askForPassage });
    await releaseModel();
    await see({
      name: "the tray",
      isCovered: true,
      address: base,
      heading: /^Good /,
      isFresh: true,
      async unfold() {
        // Of its own: a call is not held for longer than the writer waits for it.
        await holdModel();
        const path = `/businesses/${business.id}/contents/${first?.id}/generate`;
        await owner.call("POST", path, {}, { prefer: "respond-async" });
        await page.reload();
        await openTray(page);
      },
    });
    await releaseModel();

    await see({
      name: "menus",
      isCovered: true,
      address: base,
      heading: /^Good /,
      isFresh: true,
      unfold: () => page.getByRole("button", { name: /Switch or add/ }).click(),
      onPhone: openMore,
    });
    await see({ name: "too often", address: `${base}/usage`, heading: "AI usage", isFresh: true, unfold: askTooOften });
    await page.unroute(INSIDE);

    await see({
      name: "signed out in the middle of work",
      address: `${base}/campaigns/new`,
      heading: "Plan a campaign",
      isFresh: true,
      async unfold() {
        await page.getByLabel("What should this campaign achieve?").fill("Sell 60 breakfasts");
        await owner.signOut();
        await page.clock.install();
        await page.clock.fastForward("11:00");
        await page.clock.resume();
        await page.getByRole("button", { name: "Plan this campaign" }).click();
        await page.getByRole("dialog", { name: "Sign in to carry on" }).waitFor();
      },
    });
    expect(found, JSON.stringify(found, null, 1)).toEqual({});
  });
});
