import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page, request } from "playwright-core";
import { expect, inject, test } from "vitest";
import type { Product } from "./global-setup.ts";
import { type Owner, signUpOwner } from "./owner.ts";

const PICTURES = join(import.meta.dirname, "..", "..", "out");

let browser: Browser | undefined;

/** The product and the model of this worker, which runs one test at a time. */
export function ownProduct(): Product {
  const product = inject("products")[Number(process.env["VITEST_POOL_ID"]) - 1];
  if (!product) throw new Error("There are more workers than products.");
  return product;
}

const controlModel = (path: string, body: unknown) =>
  fetch(new URL(path, ownProduct().modelUrl), { method: "POST", body: JSON.stringify(body) });

/** What the model does with the next requests, in order; afterwards it answers again. */
async function scriptModel(...steps: (string | { name: string; ms?: number })[]): Promise<void> {
  const answer = await controlModel("/__fake/script", { steps });
  expect(answer.status).toBe(200);
}

/**
 * The answers to the next calls are kept back, after so many bytes of each, until they are released: what a page shows
 * meanwhile can be looked at in peace.
 */
async function holdModel(count = 1, after = 0): Promise<void> {
  expect((await controlModel(`/__gate/hold?count=${count}&after=${after}`, {})).ok).toBe(true);
}

async function releaseModel(): Promise<void> {
  expect((await controlModel("/__gate/release", {})).ok).toBe(true);
}

/** What is left of the script is dropped, and nothing kept back: from now on it simply answers. */
async function resetModel(): Promise<void> {
  const answer = await controlModel("/__fake/reset", {});
  expect(answer.ok).toBe(true);
}

/** Everything the model has been asked since the test began. */
async function readModelJournal(): Promise<string> {
  const answer = await fetch(new URL("/__fake/journal", ownProduct().modelUrl));
  return answer.text();
}

async function keepPicture(page: Page): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const name = (expect.getState().currentTestName ?? "test").replaceAll(/\W+/g, "-");
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/**
 * A page is a picture first, painted by the server: nobody in a test is quicker than its coming to life. That it came out otherwise
 * in the browser and had to be drawn anew is an error.
 */
function untilAlive(page: Page, errors: string[]): Page {
  const isAlive = async (): Promise<void> => {
    await page.locator("html:not([data-painted])").waitFor({ state: "attached" });
    const repainted = await page.locator("html").getAttribute("data-repainted");
    if (repainted !== null)
      errors.push(`drawn anew, because the server painted it otherwise: ${repainted} ${page.url()}`);
  };
  const [open, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...where) => {
    const answer = await open(...where);
    await isAlive();
    return answer;
  };
  page.reload = async (...how) => {
    const answer = await reload(...how);
    await isAlive();
    return answer;
  };
  return page;
}

type Studio = {
  page: Page;
  /** Another page in the same browser, so of the same owner. */
  anotherTab(): Promise<Page>;
  /** Somebody else, who has nothing to do with this browser. */
  anotherOwner(): Promise<Owner>;
  scriptModel: typeof scriptModel;
  holdModel: typeof holdModel;
  releaseModel: typeof releaseModel;
  resetModel: typeof resetModel;
  readModelJournal: typeof readModelJournal;
  /** Names errors in the console that belong to the test. */
  expectConsoleErrors(...patterns: RegExp[]): void;
};

/** Opens the studio, acts, and fails for any error in the console that was not announced. */
export async function asVisitor(
  act: (studio: Studio & { signUp(): Promise<Owner> }) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  browser ??= await chromium.connect(inject("browserUrl"));
  await resetModel();
  const baseURL = options.baseURL ?? ownProduct().productUrl;
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const announced: RegExp[] = [];
  const errors: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
  const openPage = async (): Promise<Page> => untilAlive(await context.newPage(), errors);
  const page = await openPage();
  try {
    await act({
      page,
      anotherTab: openPage,
      anotherOwner: async () => signUpOwner(await request.newContext({ baseURL }), baseURL),
      signUp: () => signUpOwner(context.request, baseURL),
      scriptModel,
      holdModel,
      releaseModel,
      resetModel,
      readModelJournal,
      expectConsoleErrors: (...patterns) => void announced.push(...patterns),
    });
  } catch (error) {
    await keepPicture(page);
    if (errors.length > 0) throw new Error(`${String(error)}\nIn the console: ${errors.join("\n")}`, { cause: error });
    throw error;
  } finally {
    await context.close();
  }
  expect(errors.filter((error) => !announced.some((pattern) => pattern.test(error)))).toEqual([]);
}

/** The same for somebody who has just signed up. */
export const asOwner = (
  act: (studio: Studio & { owner: Owner }) => Promise<void>,
  options?: BrowserContextOptions,
): Promise<void> => asVisitor(async (studio) => act({ ...studio, owner: await studio.signUp() }), options);

export { expect, test };
