import type { Strategy } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { AiRun, StrategyRequest } from "./ai-requests.ts";
import { type Order, saysTheSame } from "./finding.ts";
import type { Generation } from "./generation.ts";
import { strategyDraft } from "./prompt-builder.ts";
import type { StrategyAnswer } from "./prompts/strategy.ts";
import type { Plan } from "./rules/strategy-rules.ts";
import { joinedTexts } from "./rules/texts.ts";
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

/** What to ask for a plan, and how to check what comes back. */
export function planOrder(request: StrategyRequest, model: string): Order<StrategyAnswer, Plan> {
  const draft = strategyDraft(request);
  return {
    draft,
    model,
    limits: STRATEGY_LIMITS,
    check: (text, context) => checkStrategy(text, draft.shape, request, context),
    ownTexts: joinedTexts([request.business, request.campaign, request.instruction, request.results]),
    repeats: (plan) => request.previous !== null && saysTheSame(essence(plan), essence(request.previous)),
  };
}

export function createStrategist({ generate, model }: { generate: Generation; model: string }): Strategist {
  return {
    async plan(request, run) {
      const { value, receipt } = await generate(planOrder(request, model), run);
      return withReceipt(value, receipt);
    },
  };
}
