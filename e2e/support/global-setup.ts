import { startDemoModel } from "@handbill/demo-model";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { ensureWebBuilt } from "../../scripts/web-build.mjs";
import { startGate } from "../../server/test/support/gate.ts";
import { CHROMIUM_ARGUMENTS, prepareChromium } from "./chromium.ts";
import { startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** One for each worker: a model is told what to do by one test at a time. */
    products: Product[];
    browserUrl: string;
  }
}

export type Product = {
  /** Address of the running product. */
  productUrl: string;
  /** Where the model behind it takes scripted faults, and keeps answers back. */
  modelUrl: string;
};

/** For each worker a product with a model of its own, and one browser for all; each test signs up a user of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ executablePath, env }, isBuilt] = await Promise.all([prepareChromium(), ensureWebBuilt()]);
  if (!isBuilt) throw new Error("The studio could not be built.");
  const products = await Promise.all(Array.from({ length: project.config.maxWorkers }, startWithModel));
  const browser = await chromium.launchServer({
    executablePath,
    args: CHROMIUM_ARGUMENTS,
    env: { ...process.env, ...env },
  });
  project.provide(
    "products",
    products.map(({ productUrl, modelUrl }) => ({ productUrl, modelUrl })),
  );
  project.provide("browserUrl", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all(products.map((product) => product.stop()));
  };
}

async function startWithModel(): Promise<Product & { stop(): Promise<void> }> {
  const model = await startDemoModel({ delayScale: 0 });
  const gate = await startGate(model.url);
  const product = await startProduct({
    OPENAI_API_KEY: "not-a-real-key",
    OPENAI_BASE_URL: gate.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    // Else the demo model costs nothing, and no budget is ever used up.
    AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
    SIGN_IN_PER_MINUTE: "1000",
    SIGN_UP_PER_HOUR: "100000",
    AI_REQUESTS_PER_MINUTE: "1000",
    AI_WAIT_SECONDS: "60",
    // The mail server of a test is on this machine.
    OUTSIDE_ALLOW: "127.0.0.1/32",
  });
  return {
    productUrl: product.url,
    modelUrl: new URL("/", gate.url).href,
    async stop(): Promise<void> {
      await product.stop();
      await gate.close();
      await model.close();
    },
  };
}
