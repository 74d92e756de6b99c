import type { BusinessProfile } from "@handbill/contracts";
import { z } from "zod";
import type { AskModel } from "./ask-model.ts";
import { CONTENT_JUDGE, PAIR_JUDGE, QUESTIONS } from "./judge-prompts.ts";

/** A text with what a judge has to know about it. */
export type JudgedText = { where: string; channel: string; topic: string; text: string };
type QuestionId = (typeof QUESTIONS)[number]["id"];

/** How often a question was answered the good way, the bad way, or without a quotation that stands in the text. */
export type Answers = Record<QuestionId, { good: number; bad: number; unsupported: number }>;
export type Pairs = { wins: number; losses: number; ties: number };

const ContentAnswer = z.object({ answers: z.array(z.object({ id: z.string(), yes: z.boolean(), quote: z.string() })) });
const PairAnswer = z.object({ better: z.enum(["first", "second", "neither"]), quote: z.string() });

const squeezed = (text: string): string => text.replace(/\s+/gu, " ").trim().toLowerCase();
/** A quotation that is not in the text proves nothing. */
const isIn = (quote: string, text: string): boolean => quote.trim() !== "" && squeezed(text).includes(squeezed(quote));

const about = ({ name, description, voice, facts, offers, language }: BusinessProfile) => ({
  business: { name, description, voice, facts, offers, language },
});

export const noAnswers = (): Answers => ({
  idea: { good: 0, bad: 0, unsupported: 0 },
  swap: { good: 0, bad: 0, unsupported: 0 },
  doubt: { good: 0, bad: 0, unsupported: 0 },
  hook: { good: 0, bad: 0, unsupported: 0 },
  voice: { good: 0, bad: 0, unsupported: 0 },
  promise: { good: 0, bad: 0, unsupported: 0 },
});

/** Asks the six questions about one text and adds the answers to those there are. */
export async function judgeText(
  ask: AskModel,
  business: BusinessProfile,
  judged: JudgedText,
  answers: Answers,
): Promise<void> {
  const { channel, topic, text } = judged;
  const parsed = ContentAnswer.safeParse(await ask(CONTENT_JUDGE, { ...about(business), channel, topic, text }));
  for (const { id, good } of QUESTIONS) {
    const answer = parsed.success ? parsed.data.answers.find((one) => one.id === id) : undefined;
    if (!answer || !isIn(answer.quote, text)) answers[id].unsupported += 1;
    else if (answer.yes === good) answers[id].good += 1;
    else answers[id].bad += 1;
  }
}

type Side = "one" | "other" | "tie";

async function preferred(
  ask: AskModel,
  business: BusinessProfile,
  [first, second]: [JudgedText, JudgedText],
): Promise<"first" | "second" | "neither"> {
  const { channel, topic } = first;
  const data = { ...about(business), channel, topic, first: first.text, second: second.text };
  const parsed = PairAnswer.safeParse(await ask(PAIR_JUDGE, data));
  if (!parsed.success) return "neither";
  const { better, quote } = parsed.data;
  return isIn(quote, better === "second" ? second.text : first.text) ? better : "neither";
}

/** Which of two texts is better: only what holds in both orders counts, because judges favour a place. */
export async function judgePair(
  ask: AskModel,
  business: BusinessProfile,
  one: JudgedText,
  other: JudgedText,
): Promise<Side> {
  const forwards = await preferred(ask, business, [one, other]);
  const backwards = await preferred(ask, business, [other, one]);
  if (forwards === "first" && backwards === "second") return "one";
  return forwards === "second" && backwards === "first" ? "other" : "tie";
}
