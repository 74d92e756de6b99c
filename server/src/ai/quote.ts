import { schemaTextOf } from "./json/schema-text.ts";
import type { ContentRequest, PassageRequest, QuestionsRequest, ReplyRequest, StrategyRequest } from "./ai-requests.ts";
import { CONTENT_LIMITS } from "./content-writer.ts";
import { worstCase } from "./cost-tracker.ts";
import { MAX_TRIES } from "./generation.ts";
import { PASSAGE_LIMITS, passageOrder } from "./passage-writer.ts";
import type { Prices } from "./prices.ts";
import { contentDraft, type Draft, render, strategyDraft } from "./prompt-builder.ts";
import { questionsDraft } from "./questions-draft.ts";
import { QUESTION_LIMITS } from "./question-namer.ts";
import { replyDraft } from "./reply-draft.ts";
import { REPLY_LIMITS } from "./reply-writer.ts";
import { STRATEGY_LIMITS } from "./strategist.ts";

/** In nano-US-dollars; null where the price of the model is not known. */
export type Quote = { atMostNanoUsd: number | null; usualNanoUsd: number | null };

/** What later tries add to a request: the corrections of one that was asked again, and what other contents said meanwhile. */
const ADDED_BYTES = 8 * 1024;
/** A cut-off answer is asked for again with twice the room. */
const LONGEST_OUTPUT = 2;

/** Answers of usual length: two thousand tokens for a plan's rows, some hundreds for a content. Only a first guess until there are results. */
const USUAL_OUTPUT = { strategy: 4000, content: 700, reply: 500, questions: 900 } as const;
/** Text of most languages is at least three bytes to a token. */
const BYTES_PER_TOKEN = 3;

type Needs = { prices: Prices; strategyModel: string; contentModel: string; fallbackModel?: string | null };

/** The dearer of the models that may answer; unknown when one of them is. */
const dearest = (amounts: (number | null)[]): number | null =>
  amounts.includes(null) ? null : Math.max(...amounts.map(Number));

/** What generations would cost, without making them. */
export function createQuote({ prices, strategyModel, contentModel, fallbackModel = null }: Needs) {
  const quote = <Answer>(draft: Draft<Answer>, model: string, maxOutputTokens: number): Quote => {
    const { system, user } = render(draft, "0".repeat(32), { corrections: [], short: false });
    const bytes = Buffer.byteLength(system) + Buffer.byteLength(user) + schemaTextOf(draft.shape.schema).bytes;
    const longest = { inputBytes: bytes + ADDED_BYTES, outputTokens: maxOutputTokens * LONGEST_OUTPUT };
    const models = fallbackModel === null ? [model] : [model, fallbackModel];
    const most = dearest(models.map((one) => worstCase(prices, one, longest)));
    const usual = { inputBytes: Math.ceil(bytes / BYTES_PER_TOKEN), outputTokens: USUAL_OUTPUT[draft.purpose] };
    return {
      atMostNanoUsd: most === null ? null : most * MAX_TRIES,
      usualNanoUsd: worstCase(prices, model, usual),
    };
  };
  return {
    plan: (request: StrategyRequest): Quote =>
      quote(strategyDraft(request), strategyModel, STRATEGY_LIMITS.maxOutputTokens),
    passage: (request: PassageRequest): Quote =>
      quote(passageOrder(request, contentModel).draft, contentModel, PASSAGE_LIMITS.maxOutputTokens),
    content: (request: ContentRequest): Quote =>
      quote(contentDraft(request), contentModel, CONTENT_LIMITS.maxOutputTokens),
    questions: (request: QuestionsRequest): Quote =>
      quote(questionsDraft(request), contentModel, QUESTION_LIMITS.maxOutputTokens),
    reply: (request: ReplyRequest): Quote => quote(replyDraft(request), contentModel, REPLY_LIMITS.maxOutputTokens),
  };
}
export type QuoteMaker = ReturnType<typeof createQuote>;
