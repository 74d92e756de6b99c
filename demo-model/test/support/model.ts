import { afterAll, beforeAll } from "vitest";
import { startDemoModel, type DemoModel } from "../../src/server.ts";

/** One model for a test file, without its delay. */
export function useModel(): { url: () => string; root: () => string } {
  let model: DemoModel | undefined;
  beforeAll(async () => {
    model = await startDemoModel({ delayScale: 0 });
  });
  afterAll(() => model?.close());
  const url = (): string => {
    if (!model) throw new Error("The model is not started yet.");
    return model.url;
  };
  return { url, root: () => url().replace(/\/v1$/u, "") };
}
