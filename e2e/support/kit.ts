import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { type Owner, signUpOwner } from "./owner.ts";

const PICTURES = join(import.meta.dirname, "..", "..", "out");

let browser: Browser | undefined;

/** What the model does with the next requests, in order; afterwards it answers again. */
async function scriptModel(...steps: (string | { name: string; ms?: number })[]): Promise<void> {
  const url = new URL("/__fake/script", inject("modelUrl"));
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ steps }) });
  expect(answer.status).toBe(200);
}

const resetModel = () => fetch(new URL("/__fake/reset", inject("modelUrl")), { method: "POST" });

async function keepPicture(page: Page): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const name = (expect.getState().currentTestName ?? "test").replace(/\W+/g, "-");
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

export type Studio = {
  page: Page;
  /** Another page of the same owner, in the same browser. */
  anotherTab(): Promise<Page>;
  owner: Owner;
  scriptModel: typeof scriptModel;
  /** Names errors in the console that belong to the test. */
  expectConsoleErrors(...patterns: RegExp[]): void;
};

/**
 * Opens the studio for a new owner, runs the test, and fails it for any error in the console that it did not announce.
 */
export async function inStudio(options: BrowserContextOptions, act: (studio: Studio) => Promise<void>): Promise<void> {
  browser ??= await chromium.connect(inject("browserUrl"));
  await resetModel();
  const context = await browser.newContext({
    baseURL: inject("productUrl"),
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const announced: RegExp[] = [];
  const errors: string[] = [];
  const watch = (page: Page): Page => {
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    return page;
  };
  const page = watch(await context.newPage());
  const owner = await signUpOwner(context.request, inject("productUrl"));
  try {
    await act({
      page,
      anotherTab: async () => watch(await context.newPage()),
      owner,
      scriptModel,
      expectConsoleErrors: (...patterns) => void announced.push(...patterns),
    });
  } catch (error) {
    await keepPicture(page);
    throw error;
  } finally {
    await context.close();
  }
  expect(errors.filter((error) => !announced.some((pattern) => pattern.test(error)))).toEqual([]);
}

export { expect, test };
