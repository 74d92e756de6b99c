import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { PageQuery } from "./page.ts";
import { calendarDate, id, languageTag, requiredText, text } from "./text.ts";

/** `dismissed`: the owner does not want it, so it is not proposed again. */
export const FAQ_STATUSES = ["proposed", "approved", "dismissed"] as const;

/** A question that customers ask, what the owner answers to it, and what could be written about it. */
export const FaqEntry = z
  .object({
    id,
    question: z.string(),
    /** Empty for as long as nobody has written it. */
    answer: z.string(),
    /** Of question and answer, as a BCP 47 tag. */
    language: z.string(),
    status: z.enum(FAQ_STATUSES),
    /** The facts of the business that a proposed answer rests on. */
    facts: z.array(z.string()),
    /** How many people asked, and in which messages: the latest of them. */
    askedCount: z.int(),
    messageIds: z.array(id),
    /** A content about it, as it is proposed to a campaign; empty where there is no idea. */
    topic: z.string(),
    angle: z.string(),
    /** The content that was last made of the idea. */
    contentId: z.nullable(id),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "FaqEntry" });
export type FaqEntry = z.infer<typeof FaqEntry>;

export const MAX_FAQ_ENTRIES = 200;
export const MAX_FAQ_QUESTION = 300;
export const MAX_FAQ_ANSWER = 2000;

/** `POST .../faq`: of what the owner writes, it is approved at once. */
export const FaqCreate = z.strictObject({
  question: requiredText(MAX_FAQ_QUESTION),
  answer: requiredText(MAX_FAQ_ANSWER),
  language: z.optional(languageTag),
});
export type FaqCreate = z.infer<typeof FaqCreate>;

/** `PATCH .../faq/:faqId`. Only what has an answer can be approved. */
export const FaqChange = z.partial(
  z.strictObject({
    question: requiredText(MAX_FAQ_QUESTION),
    answer: text(MAX_FAQ_ANSWER),
    status: z.enum(FAQ_STATUSES),
    language: languageTag,
  }),
);
export type FaqChange = z.infer<typeof FaqChange>;

export const FaqQuery = z.strictObject({ status: z.optional(z.enum(FAQ_STATUSES)) });
export type FaqQuery = z.infer<typeof FaqQuery>;

/** A message in which a question was asked. */
export const FaqSource = z
  .object({ messageId: id, conversationId: id, fromName: z.string(), excerpt: z.string(), at: z.string() })
  .register(z.globalRegistry, { id: "FaqSource" });
export type FaqSource = z.infer<typeof FaqSource>;

/** `POST .../faq/:faqId/contents`: a content about the question, for a campaign to write; as proposed where nothing is said. */
export const FaqContent = z.strictObject({
  campaignId: id,
  channel: Channel,
  topic: z.optional(requiredText(300)),
  angle: z.optional(text(1000)),
  scheduledOn: z.optional(z.nullable(calendarDate)),
});
export type FaqContent = z.infer<typeof FaqContent>;

/** In one conversation, and in one business, so many answers go out by themselves in a day. */
export const MAX_AUTO_ANSWERS = { ofConversation: 3, ofBusiness: 50 } as const;

/** `withdrawn`: it was held, and the customer wrote again before it left, or it was switched off. */
export const AUTO_OUTCOMES = ["held", "withdrawn", "unsure", "limit", "refused"] as const;

/** What was decided about one turn of a customer in a conversation that answers by itself. */
export const AutoAnswer = z
  .object({
    id,
    conversationId: id,
    outcome: z.enum(AUTO_OUTCOMES),
    /** The reply, where it is still there. */
    messageId: z.nullable(id),
    /** The answer it was taken from, and the sentence of the customer that it answers. */
    faqId: z.nullable(id),
    sentence: z.string(),
    /** Why, in words. */
    detail: z.string(),
    /** Who switched it on. */
    switchedOnBy: z.nullable(id),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "AutoAnswer" });
export type AutoAnswer = z.infer<typeof AutoAnswer>;

export const AutoAnswerQuery = z.extend(PageQuery, { conversationId: z.optional(id) });
export type AutoAnswerQuery = z.infer<typeof AutoAnswerQuery>;
