import { startDemoModel } from "@handbill/demo-model";
import { createAi } from "../../../src/ai/ai.ts";
import { createMemoryLedger } from "../../../src/eval/ledger.ts";
import type { OpenAi } from "../../../src/eval/report.ts";
import { systemClock } from "../../../src/core/clock.ts";

/** The AI layer on the demo model, opened anew for each brief. */
export async function demoWorld() {
  const { url, close } = await startDemoModel({ delayScale: 0 });
  const connection = {
    baseUrl: url,
    apiKey: "eval-test",
    strategyModel: "handbill-demo",
    contentModel: "handbill-demo",
    demo: true,
  };
  const open: OpenAi = () => {
    const { ledger, calls } = createMemoryLedger();
    return { ai: createAi({ connection, ledger, clock: systemClock, random: () => 0.5, identify: (id) => id }), calls };
  };
  return { open, connection, [Symbol.asyncDispose]: close };
}
