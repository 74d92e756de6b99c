import { AxeBuilder } from "@axe-core/playwright";
import type { Content, Job } from "@handbill/contracts";
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

type Screen = string | { address: string; unfold: (page: Page) => Promise<void> };

/** Everything that the usage page keeps folded. */
async function unfoldUsage(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Change the limit" }).click();
  await page.getByRole("button", { name: "Autumn mornings" }).click();
  await page
    .getByRole("button", { name: /^Details of the call/ })
    .first()
    .click();
  await page.getByRole("table", { name: "Cost per piece" }).waitFor();
}

/** The receipt of a piece, and the note to a thumb. */
async function unfoldReceipt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Not good" }).click();
  await page.getByText(/^How this was written/).click();
  await page.getByLabel("What was wrong with it?").waitFor();
}

test.each([
  ["light, wide", { colorScheme: "light" as const, viewport: { width: 1280, height: 900 } }],
  ["dark, narrow", { colorScheme: "dark" as const, viewport: { width: 320, height: 740 } }],
])("every screen is accessible and fits: %s", { timeout: 180_000 }, async (_name, look) => {
  await asOwner(async ({ page, owner, scriptModel, resetModel }) => {
    const business = await owner.sampleBusiness();
    const planned = await owner.plannedCampaign(business, { name: "Winter evenings" });
    const campaign = await owner.plannedCampaign(business);
    const api = `/businesses/${business.id}`;
    // With statements to confirm.
    await scriptModel(...Array.from({ length: 12 }, () => "invented-price"));
    await owner.call("POST", `${api}/campaigns/${campaign.id}/generate`, {});
    await resetModel();
    const contents = await owner.call<Content[]>("GET", `${api}/contents?campaignId=${campaign.id}`);
    await owner.call("PUT", `${api}/ai/budget`, { limitNanoUsd: 1_000_000_000 });

    const base = `/b/${business.id}`;
    const found: Record<string, string[]> = {};
    const examine = async (address: string): Promise<void> => {
      const faults = [...(await faultsOf(page)), ...(await overflowOf(page))];
      if (faults.length > 0) found[address.replaceAll(/[0-9a-f-]{36}/g, "…")] = faults;
    };

    // While a piece is being written its stream never falls silent: this one screen is not waited for.
    await scriptModel({ name: "slow", ms: 60_000 });
    const { id: jobId } = await owner.call<Job>(
      "POST",
      `${api}/contents/${contents[1]?.id}/generate`,
      {},
      { prefer: "respond-async" },
    );
    await page.goto(`${base}/campaigns/${campaign.id}/board?item=${contents[1]?.id}`);
    await page.getByRole("region", { name: "Being written, not checked yet" }).waitFor();
    await examine("being written");
    await owner.call("POST", `/jobs/${jobId}/cancel`, {});
    await resetModel();

    const screens: Screen[] = [
      "/welcome",
      base,
      `${base}/campaigns`,
      `${base}/campaigns/new`,
      `${base}/campaigns/${planned.id}/strategy`,
      `${base}/campaigns/${campaign.id}/board`,
      { address: `${base}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`, unfold: unfoldReceipt },
      { address: `${base}/usage`, unfold: unfoldUsage },
      `${base}/settings/profile`,
      "/login",
      "/signup",
    ];
    for (const screen of screens) {
      const { address, unfold } = typeof screen === "string" ? { address: screen, unfold: undefined } : screen;
      await page.goto(address);
      await settled(page);
      await unfold?.(page);
      await examine(address);
    }
    expect(found).toEqual({});
  }, look);
});
