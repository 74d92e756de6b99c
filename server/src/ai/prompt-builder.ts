import { createHash } from "node:crypto";
import { type BusinessProfile, CHANNEL_LIMITS, type Offer } from "@handbill/contracts";
import { z } from "zod";
import type { ContentRequest, StrategyRequest } from "./ai-requests.ts";
import { contain, sanitiseAll } from "./guard/input.ts";
import { SchemaNode } from "./json/coerce.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import { CONTENT_ANSWERS, CONTENT_PROMPTS, type ContentAnswer } from "./prompts/catalogue.ts";
import { factKindOf, type FactKind } from "./prompts/fact-kinds.ts";
import type { Prompt } from "./prompts/prompt.ts";
import { STRATEGY_PROMPT, StrategyAnswer } from "./prompts/strategy.ts";
import { localeOf } from "./rules/locale.ts";

/** A prompt with its data, ready to be rendered for each attempt. Everything in `data` is sanitised. */
export type Draft<Answer> = {
  purpose: "strategy" | "content";
  prompt: Prompt;
  shape: AnswerShape<Answer>;
  data: Record<string, unknown>;
  /** Sections that are left out, in this order, when the whole is too long for the model. */
  optional: readonly string[];
};

export type RenderedPrompt = { system: string; user: string; sha256: string };

const shapeOf = <T>(name: string, type: z.ZodType<T>): AnswerShape<T> => ({
  name,
  type,
  schema: SchemaNode.parse(z.toJSONSchema(type)),
});

/** A statement of the owner that a text may rest on, with the id by which an answer cites it. */
export type Fact = { id: string; kind: FactKind; text: string };

const offerFact = ({ name, price, terms }: Offer): Omit<Fact, "id"> => ({
  kind: price === "" ? "product" : "price",
  text: `${name}${price === "" ? "" : `: ${price}`}${terms === "" ? "" : ` (${terms})`}`,
});

const LONGEST_DESCRIPTION = 20;

/** A description is cited by the sentence. */
function sentencesOf(description: string, language: string): string[] {
  const segments = new Intl.Segmenter(localeOf(language), { granularity: "sentence" }).segment(description);
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => /\p{L}/u.test(sentence));
}

/**
 * Everything that a text may cite, numbered F1 to Fn: the owner's facts in their order, then the offers, the place, the website and
 * the sentences of the description. The prompt shows this list and the checks read answers by it, so both know the same ids.
 */
export function factList(business: BusinessProfile): Fact[] {
  const { facts, offers, location, website, description, language } = business;
  const all: Omit<Fact, "id">[] = [
    ...facts.map((text) => ({ kind: factKindOf(text), text })),
    ...offers.map(offerFact),
    ...(location === "" ? [] : [{ kind: "place" as const, text: location }]),
    ...(website === null ? [] : [{ kind: "link" as const, text: website }]),
    ...sentencesOf(description, language)
      .slice(0, LONGEST_DESCRIPTION)
      .map((text) => ({ kind: factKindOf(text), text })),
  ];
  return all.map(({ kind, text }, index) => ({ id: `F${index + 1}`, kind, text }));
}

const present = (sections: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== null));

export function strategyDraft({ business, campaign, instruction, previous }: StrategyRequest): Draft<StrategyAnswer> {
  const { receipt: _receipt, ...plan } = previous ?? {};
  const sections = {
    task: "strategy",
    business,
    campaign,
    facts: factList(business),
    previous: previous && plan,
    instruction,
  };
  return {
    purpose: "strategy",
    prompt: STRATEGY_PROMPT,
    shape: shapeOf("strategy", StrategyAnswer),
    data: sanitiseAll(present(sections)),
    optional: ["previous"],
  };
}

const limitsOf = (channel: string) =>
  CHANNEL_LIMITS.filter((row) => row.channel === channel).map(({ field, counter, max, min, target }) => ({
    field,
    counter,
    max,
    min,
    target,
  }));

export function contentDraft(request: ContentRequest): Draft<ContentAnswer> {
  const { business, campaign, strategy, content, alreadySaid, instruction, field, current } = request;
  const { channel } = content;
  const sections = {
    task: "content",
    business,
    campaign,
    facts: factList(business),
    content,
    strategy: {
      summary: strategy.summary,
      positioning: strategy.positioning,
      keyMessages: strategy.keyMessages,
      audienceSegments: strategy.audienceSegments,
    },
    alreadySaid,
    limits: limitsOf(channel),
    instruction,
    field,
    current,
  };
  return {
    purpose: "content",
    prompt: CONTENT_PROMPTS[channel],
    shape: shapeOf<ContentAnswer>(`content_${channel}`, CONTENT_ANSWERS[channel]),
    data: sanitiseAll(present(sections)),
    optional: ["alreadySaid"],
  };
}

/** What an attempt changes about the first rendering. */
export type Changes = {
  corrections: readonly string[];
  short: boolean;
  /** The present text, where the owner wants another one. */
  differ?: string | undefined;
};

/** The messages of one attempt. The system text is the prompt's constant; all that people wrote is in the contained block. */
export function render<Answer>(draft: Draft<Answer>, nonce: string, changes: Changes): RenderedPrompt {
  const left = changes.short ? draft.optional : [];
  const data = {
    ...Object.fromEntries(Object.entries(draft.data).filter(([key]) => !left.includes(key))),
    ...(changes.differ !== undefined && { differFrom: changes.differ }),
    ...(changes.corrections.length > 0 && { corrections: changes.corrections }),
  };
  const user = contain(data, nonce);
  const { system } = draft.prompt;
  const sha256 = createHash("sha256")
    .update(JSON.stringify([system, data, draft.shape.schema]))
    .digest("hex");
  return { system, user, sha256 };
}
