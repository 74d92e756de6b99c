import type { ReplyRequest } from "../ai-requests.ts";
import { asciiDigits, type TextPart } from "../guard/output.ts";
import type { LanguageCheck } from "./language.ts";
import { backingOf } from "./trade/context.ts";
import type { Context, TradeFinding } from "./trade/trade-rule.ts";
import { ANSWER_RULES, findingsIn } from "./trade/trade.ts";

/** A reply is no advertisement: what a channel asks of one does not concern it. */
const NOT_FOR_REPLIES = new Set(["channel_compliance", "promotions"]);
const REPLY_RULES = ANSWER_RULES.filter(({ id }) => !NOT_FOR_REPLIES.has(id));

/** What a reply goes through, as the receipt lists it. */
export const REPLY_CHECKS: readonly string[] = [
  "schema",
  "limits",
  "quotes",
  ...new Set(REPLY_RULES.map(({ id }) => id)),
  "contacts",
  "leftovers",
  "leaks",
];

/** The owner's words besides the profile: what was approved as an answer states what a fact states. */
const answersOf = ({ faq }: ReplyRequest): string[] => faq.map(({ question, answer }) => `${question} ${answer}`);

/** Everything that the owner wrote: what links, addresses and numbers of a reply may be taken from. */
export const ownWordsOf = (request: ReplyRequest): ReplyRequest["business"] => ({
  ...request.business,
  facts: [...request.business.facts, ...answersOf(request)],
});

/**
 * What the trade doubts in a reply. What the customer said may be said back, as a plan's words may: a number, never a price. The
 * rules read in the language the reply is in.
 */
export function replyFindings(
  text: string,
  request: ReplyRequest,
  { spoken, language, check }: { spoken: readonly string[]; language: string; check: LanguageCheck },
): TradeFinding[] {
  const { today, instruction, conversation } = request;
  const business = { ...ownWordsOf(request), language };
  const content = { channel: "email" as const, topic: "", angle: "", callToAction: "", scheduledOn: today };
  const campaign = {
    name: "",
    goal: "",
    audience: "",
    channels: [],
    startsOn: today,
    endsOn: today,
    budget: null,
    notes: "",
    contentCount: 1,
  };
  const about = conversation.about === null ? [] : [conversation.about.text];
  const strategy = { summary: "", positioning: "", keyMessages: [...spoken, ...about], audienceSegments: [] };
  const input = { business, campaign, strategy, content, instruction, fields: { text }, language: check };
  const part: TextPart = { path: "text", text, markup: "plain" };
  const context: Context = {
    ...input,
    ...backingOf(input),
    channel: content.channel,
    parts: [part],
    prose: [{ ...part, plain: asciiDigits(text) }],
  };
  return findingsIn(context, REPLY_RULES);
}
