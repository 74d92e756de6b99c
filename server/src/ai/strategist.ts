import type { Strategy } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { AiRun, StrategyRequest } from "./ai-requests.ts";
import { saysTheSame } from "./finding.ts";
import type { Generation } from "./generation.ts";
import { strategyDraft } from "./prompt-builder.ts";
import { checkStrategy, withReceipt } from "./schema-validator.ts";

/** Plans campaigns. */
export type Strategist = {
  /** A plan that keeps every rule, or an AppError with an `ai_*` code whose message the owner can read. */
  plan(request: StrategyRequest, run: AiRun): Promise<Validated<Strategy>>;
};

export const STRATEGY_LIMITS = { deadlineMs: 60_000, perTryMs: 50_000, maxOutputTokens: 16_000 };

/** What tells one plan from another. */
const essence = ({
  summary,
  positioning,
  keyMessages,
  calendar,
}: Pick<Strategy, "summary" | "positioning" | "keyMessages" | "calendar">) => [
  summary,
  positioning,
  keyMessages,
  calendar,
];

export function createStrategist({ generate, model }: { generate: Generation; model: string }): Strategist {
  return {
    async plan(request, run) {
      const draft = strategyDraft(request);
      const { value, receipt } = await generate(
        {
          draft,
          model,
          limits: STRATEGY_LIMITS,
          check: (text, context) => checkStrategy(text, draft.shape, request, context),
          repeats: (plan) => request.previous !== null && saysTheSame(essence(plan), essence(request.previous)),
        },
        run,
      );
      return withReceipt(value, receipt);
    },
  };
}
