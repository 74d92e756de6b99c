import { schemaTextOf } from "./json/schema-text.ts";
import type { ErrorCode, FieldError } from "@handbill/contracts";
import type { ContentRequest, PassageRequest, StrategyRequest } from "./ai-requests.ts";
import { ruleOf } from "./classify.ts";
import { contentOrder } from "./content-writer.ts";
import { NO_USAGE } from "./cost-tracker.ts";
import { failureOf, type Finding, issuesOf, judgeStored, type Order } from "./finding.ts";
import { type TokenUsage } from "./prices.ts";
import { passageOrder } from "./passage-writer.ts";
import { render } from "./prompt-builder.ts";
import { type LanguageCheck, loadLanguageCheck } from "./rules/language.ts";
import { planOrder } from "./strategist.ts";

/** What today's code makes of an answer that was recorded. */
export type Replayed = {
  outcome: "ok" | "repaired" | "invalid" | "failed";
  errorCode: ErrorCode | null;
  issues: FieldError[];
  repairs: string[];
  tokens: TokenUsage;
  promptId: string;
  promptVersion: number;
  /** Of the first request as it would be sent today. */
  promptSha256: string;
  schemaSha256: string;
  /** The checked answer; null where there is none. */
  value: unknown;
};

function replay<Answer, T>(order: Order<Answer, T>, rawAnswer: Uint8Array, language: LanguageCheck): Replayed {
  const finding = judgeStored(rawAnswer, order, language);
  const { check, classified } = finding;
  const kind = failureOf(finding);
  const { prompt, shape } = order.draft;
  return {
    outcome: outcomeOf(finding),
    errorCode: kind && ruleOf(kind).code,
    issues: issuesOf(finding),
    repairs: check?.ok ? check.repairs : [],
    tokens: classified.completion?.usage ?? NO_USAGE,
    promptId: prompt.id,
    promptVersion: prompt.version,
    promptSha256: render(order.draft, "", { corrections: [], short: false }).sha256,
    schemaSha256: schemaTextOf(shape.schema).sha256,
    value: check?.ok ? check.value : null,
  };
}

function outcomeOf({ check }: Finding<unknown>): Replayed["outcome"] {
  if (!check) return "failed";
  if (!check.ok) return "invalid";
  return check.repairs.length > 0 ? "repaired" : "ok";
}

/** Checks recorded answers again, without a model and without a network. */
export function createReplay({ demo }: { demo: boolean }) {
  const language = async (): Promise<LanguageCheck> => (demo ? () => null : loadLanguageCheck());
  return {
    plan: async (request: StrategyRequest, rawAnswer: Uint8Array): Promise<Replayed> =>
      replay(planOrder(request, ""), rawAnswer, await language()),
    content: async (request: ContentRequest, rawAnswer: Uint8Array): Promise<Replayed> =>
      replay(contentOrder(request, ""), rawAnswer, await language()),
    passage: async (request: PassageRequest, rawAnswer: Uint8Array): Promise<Replayed> =>
      replay(passageOrder(request, ""), rawAnswer, await language()),
  };
}
export type ReplayMaker = ReturnType<typeof createReplay>;
