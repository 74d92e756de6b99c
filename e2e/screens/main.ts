import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDemoModel } from "@handbill/demo-model";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { ensureWebBuilt } from "../../scripts/web-build.mjs";
import { withoutFading } from "../support/accessible.ts";
import { askItself } from "../support/asks-itself.ts";
import { CHROMIUM_ARGUMENTS, prepareChromium } from "../support/chromium.ts";
import { startProduct } from "../support/product.ts";
import { quiet, watchRequests } from "../support/quiet.ts";
import { fetchFonts } from "./fonts.ts";
import type { Scene } from "./scene.ts";
import { SCENES } from "./scenes.ts";
import { setStage, type Stage } from "./stage.ts";

/*
 * npm run screens [-- --only name,name] [--to folder]
 * Takes a picture of every screen and its states, light and dark, wide and narrow, and writes a page that shows them all.
 */

const ROOT = join(import.meta.dirname, "..", "..");
const MOST_HEIGHT = 1_800;
const THEMES = ["light", "dark"] as const;
const SIZES = [
  { width: 1280, height: 900 },
  { width: 360, height: 780 },
] as const;
const LOOKS = SIZES.flatMap((size) => THEMES.map((theme) => ({ theme, size })));
type Look = (typeof LOOKS)[number];
type Size = Look["size"];

const { values } = parseArgs({
  options: { only: { type: "string" }, to: { type: "string", default: join(ROOT, "docs", "screens") } },
});
const only = values.only?.split(",");
const scenes = SCENES.filter(({ name }) => !only || only.includes(name));

const fileOf = (scene: Scene, { theme, size }: Look): string => `${scene.name}-${theme}-${size.width}.webp`;

async function breakNetwork(page: Page, { fault }: Scene): Promise<void> {
  if (!fault) return;
  await askItself(page);
  await page.route(fault.path, async (route) => {
    if (fault.does === "hangs") return;
    await route.fulfill({
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
  });
}

/** A page is shown in its whole length; what lies over it, as much as a screen holds. */
async function stretch(page: Page, { width, height }: Size): Promise<void> {
  if (await page.getByRole("dialog").first().isVisible()) return;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), MOST_HEIGHT) });
}

/** WebP, which Playwright does not write by itself: a third of a PNG. */
async function takePicture(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  await session.detach();
  await writeFile(file, Buffer.from(data, "base64"));
}

/** One page for both themes: only its colours are others. */
async function play(context: BrowserContext, scene: Scene, stage: Stage, size: Size): Promise<void> {
  const page = await context.newPage();
  try {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(size);
    await breakNetwork(page, scene);
    watchRequests(page);
    await page.goto(scene.address(stage));
    await page.locator("main, h1").first().waitFor();
    await page.locator("html:not([data-painted])").waitFor(); // a picture of it is not the page
    // What fails is asked for again before it is given up.
    await (scene.fault ? page.waitForTimeout(1_500) : quiet(page));
    await scene.prepare?.(page, stage);
    await stretch(page, size);
    await page.waitForTimeout(300);
    await withoutFading(page);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await takePicture(page, join(values.to, fileOf(scene, { theme, size })));
    }
  } finally {
    await page.close();
    await scene.after?.(stage);
  }
}

const row = (scene: Scene): string =>
  [
    `## ${scene.what}`,
    "",
    LOOKS.map(
      (look) =>
        `<img src="${fileOf(scene, look)}" alt="${scene.what}, ${look.theme}, ${look.size.width} pixels wide" width="${look.size.width === 360 ? 180 : 480}">`,
    ).join("\n"),
    "",
  ].join("\n");

await fetchFonts();
const [{ executablePath, env }, model, isBuilt] = await Promise.all([
  prepareChromium(),
  startDemoModel({ delayScale: 0 }),
  ensureWebBuilt(),
]);
if (!isBuilt) throw new Error("The studio could not be built.");
const product = await startProduct({
  OPENAI_API_KEY: "not-a-real-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
  SIGN_IN_PER_MINUTE: "1000",
  SIGN_UP_PER_HOUR: "100000",
  AI_REQUESTS_PER_MINUTE: "1000",
  AI_WAIT_SECONDS: "60",
});
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS, env: { ...process.env, ...env } });
try {
  const options = { baseURL: product.url, locale: "en-GB", timezoneId: "Europe/Lisbon" };
  const [inside, outside] = [await browser.newContext(options), await browser.newContext(options)];
  for (const context of [inside, outside]) context.setDefaultTimeout(15_000);
  const stage = await setStage(inside.request, product.url, model.url);
  if (!only) await rm(values.to, { recursive: true, force: true });
  await mkdir(values.to, { recursive: true });
  for (const scene of scenes) {
    for (const size of SIZES) {
      await play(scene.isOutside ? outside : inside, scene, stage, size).catch((error: unknown) => {
        process.exitCode = 1;
        console.error(`${scene.name}, ${size.width}: ${String(error)}`);
      });
    }
    console.log(scene.name);
  }
  if (!only) {
    const head =
      "# Every screen\n\nWritten by `npm run screens`: light and dark, 1280 and 360 pixels wide, with the demo model.\n\n";
    await writeFile(join(values.to, "README.md"), head + SCENES.map(row).join("\n"));
  }
} finally {
  await browser.close();
  await product.stop();
  await model.close();
}
