import { createHash } from "node:crypto";
import type { BusinessProfile } from "@handbill/contracts";
import { z } from "zod";
import type { ContentRequest, ContentTask, PassageRequest, ResultsDigest, StrategyRequest } from "./ai-requests.ts";
import { containJson, sanitiseAll } from "./guard/input.ts";
import { SchemaNode } from "./json/coerce.ts";
import type { AnswerShape } from "./json/parse-answer.ts";
import { schemaTextOf } from "./json/schema-text.ts";
import { approachInWords } from "./prompts/approaches.ts";
import { CONTENT_ANSWERS, CONTENT_PROMPTS, type ContentAnswer } from "./prompts/catalogue.ts";
import { factList } from "./prompts/facts.ts";
import { PASSAGE_PROMPTS, PassageAnswer } from "./prompts/passage.ts";
import type { Prompt } from "./prompts/prompt.ts";
import { LearningAnswer, STRATEGY_PROMPT, StrategyAnswer } from "./prompts/strategy.ts";
import { isMarkdown, roomFor, type Surrounded } from "./rules/passage.ts";
import { textPartsOf } from "./rules/texts.ts";
import { wishInWords } from "./wishes.ts";

/** A prompt with its data, ready to be rendered for each attempt. Everything in `data` is sanitised. */
export type Draft<Answer> = {
  purpose: "strategy" | "content" | "reply" | "questions";
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

export const shapeOf = <T>(name: string, type: z.ZodType<T>): AnswerShape<T> => ({
  name,
  type,
  schema: schemaOf(type),
});

export const present = (sections: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== null));

/** Of a business only what speaks: whatever else a row may hold has no place in a prompt. */
export const speakerOf = (business: BusinessProfile) => ({
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

/** What the model learns of earlier results: ids that are short, no ids of ours. */
const learnable = ({ contents, better }: ResultsDigest) => ({
  contents: contents.map(({ id, channel, topic, angle, metrics }) => ({ id, channel, topic, angle, metrics })),
  better,
});

export function strategyDraft({
  business,
  campaign,
  instruction,
  previous,
  results = null,
}: StrategyRequest): Draft<StrategyAnswer> {
  const { receipt: _receipt, ...plan } = previous ?? {};
  const sections = {
    task: "strategy",
    business: speakerOf(business),
    campaign,
    facts: factList(business),
    results: results && learnable(results),
    previous: previous && plan,
    instruction,
  };
  return {
    purpose: "strategy",
    prompt: STRATEGY_PROMPT,
    shape: results ? shapeOf("strategy", LearningAnswer) : shapeOf("strategy", StrategyAnswer),
    data: sanitiseAll(present(sections)),
    optional: ["previous"],
  };
}

/** The owner's wishes in words: what a tap means, then what was typed. */
function wishesOf({
  content: { channel },
  wish,
  instruction,
  approach,
}: Pick<ContentRequest, "content" | "wish" | "instruction" | "approach">): string | null {
  const words = [
    ...(approach ? [approachInWords(approach, channel)] : []),
    ...(wish ? [wishInWords(wish, channel)] : []),
    ...(instruction === null ? [] : [instruction]),
  ];
  return words.length === 0 ? null : words.join("\n");
}

export function contentDraft(request: ContentRequest): Draft<ContentAnswer> {
  const { business, campaign, strategy, content, alreadySaid, field, current } = request;
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
    approach: request.approach ?? null,
    instruction: wishesOf(request),
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

/** The other texts of a piece, by their paths. */
const othersOf = ({ current, selection }: PassageRequest): Record<string, string> =>
  Object.fromEntries(
    textPartsOf(current, () => "plain")
      .filter(({ path }) => path !== selection.path)
      .map(({ path, text }) => [path, text]),
  );

/** One passage, with what stands around it. */
export function passageDraft(request: PassageRequest, { before, text, after }: Surrounded): Draft<PassageAnswer> {
  const { business, campaign, content, current: fields, selection } = request;
  const { channel } = content;
  const { goal, startsOn, endsOn, notes } = campaign;
  const room = roomFor({ channel, fields, selection }, { before, text, after });
  const sections = {
    task: "passage",
    business: speakerOf(business),
    campaign: { goal, startsOn, endsOn, notes },
    facts: factList(business),
    content: taskOf(content),
    passage: { path: selection.path, markdown: isMarkdown(channel, selection.path), before, text, after },
    others: othersOf(request),
    room: room.length === 0 ? null : room,
    instruction: wishesOf(request),
  };
  return {
    purpose: "content",
    prompt: PASSAGE_PROMPTS[channel],
    shape: shapeOf<PassageAnswer>("passage", PassageAnswer),
    data: sanitiseAll(present(sections)),
    optional: ["others"],
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
