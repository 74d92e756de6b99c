import { readFileSync } from "node:fs";

/** What tests send: the two schemas the product asks for, and messages as its prompt builder writes them. */

type Schema = Record<string, unknown>;

export const object = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const text: Schema = { type: "string" };
const texts: Schema = { type: "array", items: text };
const list = (items: Schema): Schema => ({ type: "array", items });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });

const FIELD_SCHEMAS: Record<string, Schema> = {
  instagram: object({ caption: text, hashtags: texts, altText: text }),
  facebook: object({ text }),
  linkedin: object({ text }),
  x: object({ text: nullable(text), thread: nullable(texts) }),
  bluesky: object({ text }),
  threads: object({ text, topicTag: nullable(text) }),
  email: object({ subject: text, preheader: text, body: text, callToAction: object({ label: text, url: text }) }),
  sms: object({ text }),
  blog: object({ title: text, description: text, sections: list(object({ heading: text, body: text })) }),
  google_ads: object({ headlines: texts, descriptions: texts }),
};

const number: Schema = { type: "number" };
const oneOf = (...values: string[]): Schema => ({ type: "string", enum: values });

export const strategySchema = (channels: readonly string[]): Schema => {
  const channel = oneOf(...channels);
  return object({
    situation: text,
    tension: text,
    insight: text,
    oneIdea: text,
    positioning: text,
    audienceSegments: list(
      object({ name: text, moment: text, trigger: text, doubt: text, words: texts, message: text }),
    ),
    pillars: list(
      object({ name: text, kind: oneOf("teach", "prove", "people", "offer"), sharePercent: number, factIds: texts }),
    ),
    keyMessages: texts,
    goals: list(
      object({
        metric: text,
        measuredBy: text,
        basis: texts,
        formula: text,
        low: nullable(number),
        target: number,
        high: nullable(number),
        unit: text,
        by: text,
        primary: { type: "boolean" },
      }),
    ),
    channelPlan: list(object({ channel, role: text, avoid: text, cadence: text })),
    budgetSplit: list(
      object({ item: text, channel: nullable(channel), sharePercent: { type: "integer" }, reason: text }),
    ),
    calendar: list(
      object({
        date: text,
        channel,
        job: oneOf("reach", "act", "convert", "engage"),
        pillar: text,
        factId: nullable(text),
        topic: text,
        angle: text,
        callToAction: text,
      }),
    ),
    risks: list(object({ risk: text, response: text })),
    summary: text,
    openQuestions: texts,
  });
};

export const contentSchema = (channel: string): Schema =>
  object({
    moment: text,
    angle: text,
    doubt: text,
    factsUsed: texts,
    hooks: texts,
    fields: FIELD_SCHEMAS[channel] ?? object({ text }),
    notices: texts,
  });

export type Profile = {
  name: string;
  industry: string;
  description: string;
  audience: string;
  location: string;
  website: string | null;
  language: string;
  tone: string;
  voice: string[];
  offers: { name: string; price: string; terms: string }[];
  facts: string[];
  constraints: string[];
  channels: string[];
  timezone: string;
};
export type CampaignBrief = {
  name?: string;
  goal: string;
  channels: string[];
  startsOn: string;
  endsOn: string;
  budget?: { amount: number; currency: string } | null;
  contentCount: number;
  audience?: string;
  notes?: string;
};
export type Entry = {
  channel: string;
  date: string;
  topic: string;
  angle: string;
  callToAction: string;
  job?: string;
  pillar?: string;
  factId?: string | null;
};
export type Plan = {
  openQuestions: string[];
  summary: string;
  positioning: string;
  oneIdea: string;
  audienceSegments: (Record<string, string> & { words: string[] })[];
  pillars: { name: string; kind: string; sharePercent: number; factIds: string[] }[];
  keyMessages: string[];
  goals: { metric: string; target: number; unit: string; by: string; measuredBy: string; primary: boolean }[];
  channelPlan: { channel: string; role: string; avoid: string; cadence: string }[];
  budgetSplit: { item: string; channel: string | null; sharePercent: number; reason: string }[];
  calendar: Entry[];
  risks: { risk: string; response: string }[];
};
export type Written = {
  notices: string[];
  factsUsed: string[];
  fields: Record<string, unknown>;
  moment?: string;
  doubt?: string;
  hooks?: string[];
};

export const BRIEFS = [
  "accountant-leeds",
  "bakery-lisbon",
  "bike-repair-leipzig",
  "climbing-gym-boulder",
  "dental-clinic-alexandria",
  "tea-shop-kyoto",
];

export const readBriefFile = (name: string): { business: Profile; campaign: CampaignBrief } =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/briefs/${name}.json`, import.meta.url), "utf8"));

/** Facts as the product numbers them: statements, offers, place, website, then the description. */
export function factsOf({ offers, facts, location, website, description }: Profile): { id: string; text: string }[] {
  const named = offers.map(({ name, price, terms }) => `${name}: ${price}${terms === "" ? "" : ` (${terms})`}`);
  const sentences = description.split(/(?<=[.。])\s*/u);
  const all = [...facts, ...named, location, website ?? "", ...sentences].filter((fact) => fact !== "");
  return all.map((fact, index) => ({ id: `F${index + 1}`, text: fact }));
}

export function requestFor(
  data: Record<string, unknown>,
  schema: Schema,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const name = data["task"] === "strategy" ? "campaign_strategy" : "content";
  return {
    model: "handbill-demo",
    messages: [
      { role: "system", content: "You plan and write campaigns for small businesses. Answer with JSON." },
      { role: "user", content: `The brief:\n<data id=9f1c>\n${JSON.stringify(data)}\n</data id=9f1c>` },
    ],
    response_format: { type: "json_schema", json_schema: { name, strict: true, schema } },
    ...more,
  };
}

export const strategyRequest = (business: Profile, campaign: CampaignBrief, data: Record<string, unknown> = {}) =>
  requestFor(
    { task: "strategy", business, campaign, facts: factsOf(business), ...data },
    strategySchema(campaign.channels),
  );

export const contentRequest = (
  business: Profile,
  campaign: CampaignBrief,
  entry: Entry,
  data: Record<string, unknown> = {},
) => {
  const { date, ...content } = entry;
  return requestFor(
    {
      task: "content",
      business,
      campaign,
      facts: factsOf(business),
      content: { ...content, scheduledOn: date },
      ...data,
    },
    contentSchema(entry.channel),
  );
};

/** What tests look at in an answer. */
type Body = {
  id?: string;
  choices?: { message?: { content?: string } }[];
  usage?: {
    prompt_tokens: number;
    completion_tokens: number;
    total_tokens: number;
    prompt_tokens_details: { cached_tokens: number };
  };
};
export type Reply = { status: number; headers: Headers; body: Body; text: string };

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer test", ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: answer.startsWith("{") ? JSON.parse(answer) : {},
    text: answer,
  };
}

/** Sends a request that must succeed, and reads the JSON the model wrote. */
export async function ask<T>(url: string, body: unknown): Promise<T> {
  const { status, text: answer } = await post(url, body);
  if (status !== 200) throw new Error(answer);
  return JSON.parse(JSON.parse(answer).choices[0].message.content);
}
