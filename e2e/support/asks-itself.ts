import type { Page } from "playwright-core";

/**
 * From now on pages ask for everything themselves, so that what is done to their requests shows: the answers that come along with
 * a page are taken away before the studio begins.
 */
export async function askItself(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => document.querySelector("#first-answers")?.remove()).observe(document, {
      childList: true,
      subtree: true,
    });
  });
}
