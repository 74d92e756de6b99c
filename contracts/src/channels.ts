import * as z from "zod/mini";
import { requiredText, text, webAddress } from "./text.ts";

export const CHANNELS = [
  "instagram",
  "facebook",
  "linkedin",
  "x",
  "bluesky",
  "threads",
  "email",
  "sms",
  "blog",
  "google_ads",
] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** Far above every channel limit: a bound on what is stored, not a rule of a channel (those are in channel-limits.ts). */
const ROOMY = 100_000;

const hashtag = z.string().check(
  z.maxLength(140),
  z.regex(/^#?[\p{N}\p{M}_]*\p{L}[\p{L}\p{N}\p{M}_]*$/u, {
    error: "A hashtag holds letters, digits and _ only, with one letter at least.",
  }),
);

/** The shape of a content's `fields`, for each channel. Sizes are checked apart, as the channel counts them. */
export const FIELDS = {
  instagram: z.strictObject({ caption: requiredText(ROOMY), hashtags: z.array(hashtag), altText: text(ROOMY) }),
  facebook: z.strictObject({ text: requiredText(ROOMY) }),
  linkedin: z.strictObject({ text: requiredText(ROOMY) }),
  x: z
    .strictObject({
      text: z.optional(requiredText(ROOMY)),
      thread: z.optional(z.array(requiredText(ROOMY)).check(z.minLength(1))),
    })
    .check(
      z.refine(({ text: single, thread }) => (single === undefined) !== (thread === undefined), {
        error: "Write either one post (text) or a thread.",
        path: ["text"],
      }),
    ),
  bluesky: z.strictObject({ text: requiredText(ROOMY) }),
  threads: z.strictObject({ text: requiredText(ROOMY), topicTag: z.optional(text(200)) }),
  email: z.strictObject({
    subject: requiredText(ROOMY),
    preheader: text(ROOMY),
    body: requiredText(ROOMY),
    callToAction: z.strictObject({ label: requiredText(200), url: webAddress }),
  }),
  sms: z.strictObject({ text: requiredText(ROOMY) }),
  blog: z.strictObject({
    title: requiredText(ROOMY),
    description: text(ROOMY),
    sections: z
      .array(z.strictObject({ heading: requiredText(300), body: requiredText(ROOMY) }))
      .check(z.minLength(1), z.maxLength(40)),
  }),
  google_ads: z.strictObject({ headlines: z.array(requiredText(ROOMY)), descriptions: z.array(requiredText(ROOMY)) }),
} as const satisfies Record<Channel, z.core.$ZodType>;

export type FieldsOf<C extends Channel> = z.infer<(typeof FIELDS)[C]>;
export type Fields = { [C in Channel]: FieldsOf<C> }[Channel];
