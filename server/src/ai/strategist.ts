import type { Strategy } from "@handbill/contracts";
import type { Validated } from "../core/validated.ts";
import type { AiRun, StrategyRequest } from "./ai-requests.ts";

/** Plans campaigns. */
export type Strategist = {
  /** A plan that keeps every rule, or an AppError with an `ai_*` code whose message the owner can read. */
  plan(request: StrategyRequest, run: AiRun): Promise<Validated<Strategy>>;
};
