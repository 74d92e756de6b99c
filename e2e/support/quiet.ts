import type { Page, Request } from "playwright-core";

const PATIENCE_MS = 60_000;
const CALM = 3;

const underWay = new WeakMap<Page, Set<Request>>();

/** What a page asks for, from now on; what is kept open on purpose does not count. */
function requestsOf(page: Page): Set<Request> {
  const known = underWay.get(page);
  if (known !== undefined) return known;
  const requests = new Set<Request>();
  underWay.set(page, requests);
  const end = (request: Request): void => void requests.delete(request);
  page.on("request", (request) => void (/\/events$|[?&]wait=/.test(request.url()) || requests.add(request)));
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  return requests;
}

/** True while a shape stands for what still loads; answered once all of that has been drawn. */
const isLoading = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = (): void => {
          const shapes = document.querySelectorAll("[role=status] > .sr-only");
          resolve([...shapes].some(({ textContent }) => textContent === "Loading"));
        };
        requestAnimationFrame(() => setTimeout(look, 20));
      }),
  );

/** To be called before a page is opened: what was asked for before is not known. */
export const watchRequests = (page: Page): void => void requestsOf(page);

/** Nothing is asked for, nothing loads, and it stays so for a moment: a tenth of the wait for "networkidle". */
export async function quiet(page: Page): Promise<void> {
  const requests = requestsOf(page);
  const end = Date.now() + PATIENCE_MS;
  for (let calm = 0; calm < CALM; calm = (await isLoading(page)) || requests.size > 0 ? 0 : calm + 1) {
    if (Date.now() > end) {
      const open = [...requests].map((request) => request.url());
      throw new Error(`The page does not come to rest: ${open.join(", ") || "something loads"}`);
    }
  }
}

/** To another page of the studio without loading all of it anew, as a link leads there. */
export async function walk(page: Page, address: string): Promise<void> {
  watchRequests(page);
  if (page.url() === "about:blank") await page.goto(address);
  else await page.evaluate((to) => history.pushState({}, "", to), address);
}
