import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, asOwner, test } from "./support/kit.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** What reaches beyond the right edge, apart from places that scroll or cut by themselves. */
const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const scrollsInside = (element: Element | null): boolean =>
      element !== null && element !== document.body
        ? /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrollsInside(element.parentElement)
        : false;
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrollsInside(element),
    );
    const whole = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
    return [...whole, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });

const settled = async (page: Page): Promise<void> => {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
};

test.each([
  ["light, wide", { colorScheme: "light" as const, viewport: { width: 1280, height: 900 } }],
  ["dark, narrow", { colorScheme: "dark" as const, viewport: { width: 320, height: 740 } }],
])("every screen is accessible and fits: %s", async (_name, look) => {
  await asOwner(async ({ page, owner }) => {
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business);
    const planned = await owner.plannedCampaign(business, { name: "Winter evenings" });
    const base = `/b/${business.id}`;
    const found: Record<string, string[]> = {};
    const screens = [
      "/welcome",
      base,
      `${base}/campaigns`,
      `${base}/campaigns/new`,
      `${base}/campaigns/${planned.id}/strategy`,
      `${base}/campaigns/${campaign.id}/board`,
      `${base}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`,
      `${base}/usage`,
      `${base}/settings/profile`,
      "/login",
      "/signup",
    ];
    for (const screen of screens) {
      await page.goto(screen);
      await settled(page);
      const faults = [...(await faultsOf(page)), ...(await overflowOf(page))];
      if (faults.length > 0) found[screen.replaceAll(/[0-9a-f-]{36}/g, "…")] = faults;
    }
    expect(found).toEqual({});
  }, look);
});
