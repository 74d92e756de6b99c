import type { Channel } from "@handbill/contracts";
import { z } from "zod";
import { BLOG_PROMPT } from "./blog.ts";
import { BLUESKY_PROMPT } from "./bluesky.ts";
import type { ChannelPrompt } from "./content.ts";
import { EMAIL_PROMPT } from "./email.ts";
import { FACEBOOK_PROMPT } from "./facebook.ts";
import { GOOGLE_ADS_PROMPT } from "./google-ads.ts";
import { INSTAGRAM_PROMPT } from "./instagram.ts";
import { LINKEDIN_PROMPT } from "./linkedin.ts";
import { SMS_PROMPT } from "./sms.ts";
import { THREADS_PROMPT } from "./threads.ts";
import { X_PROMPT } from "./x.ts";

/** Which prompt writes for which channel. */
export const CONTENT_PROMPTS = {
  instagram: INSTAGRAM_PROMPT,
  facebook: FACEBOOK_PROMPT,
  linkedin: LINKEDIN_PROMPT,
  x: X_PROMPT,
  bluesky: BLUESKY_PROMPT,
  threads: THREADS_PROMPT,
  email: EMAIL_PROMPT,
  sms: SMS_PROMPT,
  blog: BLOG_PROMPT,
  google_ads: GOOGLE_ADS_PROMPT,
} as const satisfies Record<Channel, ChannelPrompt>;

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
