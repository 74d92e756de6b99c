import type { Business } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { brief } from "../server/test/support/briefs.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { quiet } from "./support/quiet.ts";

/** A page may come without its picture because the machine is busy, but not so many in a row: then the painter hangs. */
const MOST_TRIES = 6;

const isPainted = (html: string | undefined): boolean => html?.includes("<html data-painted ") === true;

/** Opens a page as the server has painted it. Who paints has to get ready first: until then pages are empty. */
async function openPainted(page: Page, address: string): Promise<void> {
  const warmUp = async (): Promise<string> =>
    (await page.request.get("/welcome", { headers: { accept: "text/html" } })).text();
  await expect.poll(async () => isPainted(await warmUp()), { timeout: 60_000 }).toBe(true);
  let tries = 1;
  while (tries < MOST_TRIES && !isPainted(await (await page.goto(address))?.text())) tries += 1;
  expect(tries, `${address} is not painted`).toBeLessThan(MOST_TRIES);
}

/** What has moved since the page was opened, and from where to where. */
const movedOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const moved: string[] = [];
    const note = (list: { getEntries(): object[] }): void => {
      for (const entry of list.getEntries()) {
        const sources: { node: Element | null }[] = Reflect.get(entry, "sources");
        moved.push(JSON.stringify([entry, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 160))]));
      }
    };
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => void setTimeout(resolve, 50));
    return moved;
  });

/** The studio stays a picture until its scripts are let through. */
async function openAsPicture(page: Page, address: string) {
  const held = Promise.withResolvers<void>();
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const opened = page.goto(address);
  return {
    async letIn(): Promise<void> {
      held.resolve();
      await opened;
    },
  };
}

test("what is pressed on a page that is still a picture is done once it is alive", () =>
  asOwner(async ({ owner, page }) => {
    const business = await owner.sampleBusiness();
    const campaign = await owner.plannedCampaign(business, { name: "Autumn mornings" });
    const plan = `/b/${business.id}/campaigns/${campaign.id}/strategy`;
    await openPainted(page, plan);

    const picture = await openAsPicture(page, plan);
    const button = page.locator("button", { hasText: "Plan again" });
    await button.waitFor();
    const place = await button.boundingBox();
    await page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
    expect(await page.locator('form[aria-label="Plan again"]').count()).toBe(0);
    await picture.letIn();
    await page.getByRole("form", { name: "Plan again" }).waitFor();
  }));

test("a piece that is open over its board on a phone is painted, and nothing of it moves or is drawn anew", () =>
  asOwner(async ({ owner, page }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { name: "Autumn mornings" });
    await page.setViewportSize({ width: 400, height: 800 });
    await page.setExtraHTTPHeaders({ "user-agent": "A phone (Mobile)" });
    for (const piece of new Map(contents.map((one) => [one.channel, one])).values()) {
      await openPainted(page, `/b/${business.id}/campaigns/${campaign.id}/board?item=${piece.id}`);
      await page.locator("html:not([data-painted])").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Dark", exact: true }).waitFor();
      expect(await page.locator("html").getAttribute("data-repainted"), piece.channel).toBeNull();
      expect(await movedOn(page), piece.channel).toEqual([]);
    }
  }));

test("a plan in the making is painted as it stands", () =>
  asOwner(async ({ owner, page, holdModel, releaseModel }) => {
    const business = await owner.sampleBusiness();
    await holdModel();
    await page.goto(`/b/${business.id}/campaigns/new`);
    await page.getByLabel("What should this campaign achieve?").fill("Sell 60 early-bird breakfasts a week");
    await page.getByRole("button", { name: "Plan this campaign" }).click();
    await page.waitForURL(/\/strategy$/);
    await openPainted(page, page.url());
    await page.getByRole("region", { name: "Your plan is being made" }).getByText("Working out the plan").waitFor();
    await releaseModel();
    await page.getByRole("heading", { name: "What every piece carries" }).waitFor();
  }));

/** Notes what a screen reader would say by itself: each text of a live region, once it is within reach, and each title. */
function listen(): void {
  const told: string[] = [];
  Reflect.set(globalThis, "told", told);
  const known = new WeakMap<Element, string>();
  let title = "";
  const look = (): void => {
    if (document.title !== title && document.querySelector("#root > *")) told.push((title = document.title));
    for (const region of document.querySelectorAll(
      "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]",
    )) {
      const text = region.textContent.trim();
      if (region.closest("[inert]") || known.get(region) === text) continue;
      known.set(region, text);
      if (text !== "") told.push(text);
    }
  };
  const watched = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document, watched);
}

test("a page that was painted is read out once: its title stands, and nothing is announced twice", () =>
  asOwner(async ({ owner, page }) => {
    const business = await owner.sampleBusiness();
    const { campaign } = await owner.writtenCampaign(business, { name: "Autumn mornings" });
    await page.addInitScript(listen);
    const own = `/b/${business.id}`;
    for (const address of [own, `${own}/calendar`, `${own}/usage`, `${own}/campaigns/${campaign.id}/board`]) {
      await openPainted(page, address);
      await page.locator("html:not([data-painted])").waitFor();
      await quiet(page);
      const told = await page.evaluate((): string[] => Reflect.get(globalThis, "told"));
      expect(told[0], address).toMatch(/ · Handbill$/);
      expect(told, address).toEqual([...new Set(told)]);
      expect(
        told.filter((text) => text.endsWith("Handbill")),
        address,
      ).toHaveLength(1);
      expect(await page.evaluate(() => document.activeElement === document.body), address).toBe(true);
    }
  }));

/** Opens pages as they are painted; one that came out otherwise in the browser is an error of the test. */
async function openAll(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await openPainted(page, address);
    await quiet(page);
    expect(await page.locator("html").getAttribute("data-repainted"), address).toBeNull();
  }
}

test("a painted page fits whoever reads it: by another clock, in numbers and letters of their own, from right to left", async () => {
  const elsewhere = { locale: "ar-EG", timezoneId: "Pacific/Kiritimati" };
  await asOwner(async ({ owner, page }) => {
    const { business: profile, campaign: wish } = brief("dental-clinic-alexandria");
    const business = await owner.call<Business>("POST", "/businesses", profile);
    const { campaign } = await owner.writtenCampaign(business, {
      name: profile.name,
      goal: wish.goal,
      channels: wish.channels,
      contentCount: 3,
    });
    const own = `/b/${business.id}`;
    const pages = [
      "",
      "/calendar",
      "/campaigns",
      `/campaigns/${campaign.id}/board`,
      `/campaigns/${campaign.id}/strategy`,
    ];
    await openAll(
      page,
      pages.map((path) => own + path),
    );
    // The marks of a list stand on the side from which it is read.
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }, elsewhere);
  // There a capital "i" keeps its dot, which the server does not write.
  await asOwner(
    async ({ owner, page }) => {
      const { id } = await owner.call<Business>("POST", "/businesses", { name: "istanbul simit" });
      await openAll(page, [`/b/${id}`]);
    },
    { locale: "tr-TR" },
  );
});
