import type { Page } from "playwright-core";

/** Runs in the page, so it knows nothing around it. */
function takeAway(): void {
  document.querySelector("#first-answers")?.remove();
  const [data, root] = [document.querySelector("#first-data"), document.querySelector<HTMLElement>("#root")];
  if (data === null || root === null) return;
  data.remove();
  root.replaceChildren();
  root.inert = false;
  delete document.documentElement.dataset["painted"];
}

/**
 * From now on pages ask for everything themselves, so that what is done to their requests shows: the answers that come along with
 * a page, and the picture that was painted from them, are taken away before the studio begins.
 */
export async function askItself(page: Page): Promise<void> {
  await page.addInitScript(`${takeAway.toString()}
    new MutationObserver(takeAway).observe(document, { childList: true, subtree: true });`);
}
