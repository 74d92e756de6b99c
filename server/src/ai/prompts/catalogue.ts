import type { Channel } from "@handbill/contracts";
import { z } from "zod";
import { BLOG_PROMPT } from "./blog.ts";
import { EMAIL_PROMPT } from "./email.ts";
import type { Prompt } from "./prompt.ts";
import { SEARCH_ADS_PROMPT } from "./search-ads.ts";
import { SHORT_POST_PROMPT } from "./short-post.ts";
import { SMS_PROMPT } from "./sms.ts";
import { SOCIAL_POST_PROMPT } from "./social-post.ts";

/** Which prompt writes for which channel: one per family of channels. */
export const CONTENT_PROMPTS = {
  instagram: SOCIAL_POST_PROMPT,
  facebook: SOCIAL_POST_PROMPT,
  linkedin: SOCIAL_POST_PROMPT,
  x: SHORT_POST_PROMPT,
  bluesky: SHORT_POST_PROMPT,
  threads: SHORT_POST_PROMPT,
  email: EMAIL_PROMPT,
  sms: SMS_PROMPT,
  blog: BLOG_PROMPT,
  google_ads: SEARCH_ADS_PROMPT,
} as const satisfies Record<Channel, Prompt>;

/** Order matters: the model thinks before it writes. Only `fields` and `notices` leave the answer; the rest stays in the raw one. */
const answerWith = <T extends z.ZodRawShape>(fields: T) =>
  z.strictObject({
    moment: z.string(),
    angle: z.string(),
    doubt: z.string(),
    factsUsed: z.array(z.string()),
    hooks: z.array(z.string()),
    fields: z.strictObject(fields),
    notices: z.array(z.string()),
  });

const text = z.string();

/** The contents on the wire. Limits are not sent but checked here: strict mode knows no lengths. Null stands for absent. */
export const CONTENT_ANSWERS = {
  instagram: answerWith({ caption: text, hashtags: z.array(text), altText: text }),
  facebook: answerWith({ text }),
  linkedin: answerWith({ text }),
  x: answerWith({ text: text.nullable(), thread: z.array(text).nullable() }),
  bluesky: answerWith({ text }),
  threads: answerWith({ text, topicTag: text.nullable() }),
  email: answerWith({
    subject: text,
    preheader: text,
    body: text,
    callToAction: z.strictObject({ label: text, url: text }),
  }),
  sms: answerWith({ text }),
  blog: answerWith({
    title: text,
    description: text,
    sections: z.array(z.strictObject({ heading: text, body: text })),
  }),
  google_ads: answerWith({ headlines: z.array(text), descriptions: z.array(text) }),
} as const satisfies Record<Channel, z.ZodType>;

/** What all content answers share; the fields differ by channel. */
export type ContentAnswer = {
  moment: string;
  angle: string;
  doubt: string;
  factsUsed: string[];
  hooks: string[];
  fields: Record<string, unknown>;
  notices: string[];
};
