import { createHash } from "node:crypto";
import type { BusinessProfile } from "@handbill/contracts";
import { z } from "zod";
import type { ContentRequest, ContentTask, StrategyRequest } from "./ai-requests.ts";
import { containJson, sanitiseAll } from "./guard/input.ts";
import { SchemaNode } from "./json/coerce.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import { schemaTextOf } from "./json/schema-text.ts";
import { CONTENT_ANSWERS, CONTENT_PROMPTS, type ContentAnswer } from "./prompts/catalogue.ts";
import { factList } from "./prompts/facts.ts";
import type { Prompt } from "./prompts/prompt.ts";
import { STRATEGY_PROMPT, StrategyAnswer } from "./prompts/strategy.ts";

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

const schemas = new WeakMap<z.ZodType, SchemaNode>();

/** The JSON Schema of an answer. Answers are a handful of constants, so each is worked out once. */
function schemaOf(type: z.ZodType): SchemaNode {
  const known = schemas.get(type);
  if (known) return known;
  const schema = SchemaNode.parse(z.toJSONSchema(type));
  schemas.set(type, schema);
  return schema;
}

const shapeOf = <T>(name: string, type: z.ZodType<T>): AnswerShape<T> => ({ name, type, schema: schemaOf(type) });

const present = (sections: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== null));

/** Of a business only what speaks: whatever else a row may hold has no place in a prompt. */
const speakerOf = (business: BusinessProfile) => ({
  name: business.name,
  industry: business.industry,
  description: business.description,
  audience: business.audience,
  location: business.location,
  website: business.website,
  language: business.language,
  tone: business.tone,
  voice: business.voice,
  offers: business.offers,
  facts: business.facts,
  constraints: business.constraints,
  timezone: business.timezone,
});

const taskOf = ({ channel, topic, angle, callToAction, scheduledOn }: ContentTask): ContentTask => ({
  channel,
  topic,
  angle,
  callToAction,
  scheduledOn,
});

export function strategyDraft({ business, campaign, instruction, previous }: StrategyRequest): Draft<StrategyAnswer> {
  const { receipt: _receipt, ...plan } = previous ?? {};
  const sections = {
    task: "strategy",
    business: speakerOf(business),
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

export function contentDraft(request: ContentRequest): Draft<ContentAnswer> {
  const { business, campaign, strategy, content, alreadySaid, instruction, field, current } = request;
  const { channel } = content;
  const sections = {
    task: "content",
    business: speakerOf(business),
    campaign,
    facts: factList(business),
    content: taskOf(content),
    strategy: {
      summary: strategy.summary,
      positioning: strategy.positioning,
      keyMessages: strategy.keyMessages,
      audienceSegments: strategy.audienceSegments,
    },
    alreadySaid,
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

const instructions = new WeakMap<Prompt, string>();

/** Prompts are constants, so the instructions of each are written as JSON once. */
function instructionJson(prompt: Prompt): string {
  const known = instructions.get(prompt);
  if (known !== undefined) return known;
  const json = JSON.stringify(prompt.system);
  instructions.set(prompt, json);
  return json;
}

/** What an attempt changes about the first rendering. */
export type Changes = { corrections: readonly string[]; short: boolean };

/** The messages of one attempt. The system text is the prompt's constant; all that people wrote is in the contained block. */
export function render<Answer>(draft: Draft<Answer>, nonce: string, changes: Changes): RenderedPrompt {
  const left = changes.short ? draft.optional : [];
  const data = {
    ...Object.fromEntries(Object.entries(draft.data).filter(([key]) => !left.includes(key))),
    ...(changes.corrections.length > 0 && { corrections: sanitiseAll(changes.corrections) }),
  };
  const json = JSON.stringify(data);
  const { system } = draft.prompt;
  // The digest of these three as one list in JSON.
  const sha256 = createHash("sha256")
    .update(`[${instructionJson(draft.prompt)},${json},${schemaTextOf(draft.shape.schema).json}]`)
    .digest("hex");
  return { system, user: containJson(json, nonce), sha256 };
}
