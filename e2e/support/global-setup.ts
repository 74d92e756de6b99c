import { startDemoModel } from "@handbill/demo-model";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { ensureWebBuilt } from "../../scripts/web-build.mjs";
import { startGate } from "../../server/test/support/gate.ts";
import { CHROMIUM_ARGUMENTS, prepareChromium } from "./chromium.ts";
import { startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the running product. */
    productUrl: string;
    /** Where the model behind it takes scripted faults, and keeps answers back. */
    modelUrl: string;
    browserUrl: string;
  }
}

/** One product, one model and one browser for all tests; each test signs up a user of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ executablePath, env }, model, isBuilt] = await Promise.all([
    prepareChromium(),
    startDemoModel({ delayScale: 0 }),
    ensureWebBuilt(),
  ]);
  if (!isBuilt) throw new Error("The studio could not be built.");
  const gate = await startGate(model.url);
  const product = await startProduct({
    OPENAI_API_KEY: "not-a-real-key",
    OPENAI_BASE_URL: gate.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    // Else the demo model costs nothing, and no budget is ever used up.
    AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
    SIGN_IN_PER_MINUTE: "1000",
    AI_REQUESTS_PER_MINUTE: "1000",
    AI_WAIT_SECONDS: "60",
    // The mail server of a test is on this machine.
    OUTSIDE_ALLOW: "127.0.0.1/32",
  });
  const browser = await chromium.launchServer({
    executablePath,
    args: CHROMIUM_ARGUMENTS,
    env: { ...process.env, ...env },
  });
  project.provide("productUrl", product.url);
  project.provide("modelUrl", new URL("/", gate.url).href);
  project.provide("browserUrl", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await product.stop();
    await gate.close();
    await model.close();
  };
}
