import type { FaqEntry } from "@handbill/contracts";
import { scoreInput } from "../../ai/guard/score.ts";
import {
  baseOf,
  exactWordsIn,
  interrogativesIn,
  isQuestion,
  sentencesIn,
  wordsBesidePoliteness,
} from "./question-words.ts";

/** What a customer wrote since the business last spoke. */
export type Turn = {
  texts: readonly string[];
  /** As it was read, where it was. */
  language: string | null;
  /** Whose names may stand in it. */
  customer: string;
  business: string;
};

type Approved = Pick<FaqEntry, "id" | "question" | "answer" | "language">;
export type SureAnswer<T> = { entry: T; sentence: string };
export type Unsure = { why: string; sentence: string };

const LONGEST_TURN = 600;

/** Below such a line is who wrote it, or by what. */
const SIGNATURE =
  /^(?:--\s?$|(?:sent from my|get outlook for|von meinem .{2,30} gesendet|enviado do meu|envoyé de mon)\b)/iu;

const withoutSignature = (text: string): string => {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => SIGNATURE.test(line.trim()));
  return (end < 0 ? lines : lines.slice(0, end)).join("\n");
};

/**
 * The approved answer that fits without a doubt, or why there is none. It is sent without a person looking: so there is one question and
 * nothing beside it but politeness, it says what the approved question says and nothing else, and no other entry could be meant.
 */
export function sureAnswerTo<T extends Approved>(turn: Turn, entries: readonly T[]): SureAnswer<T> | Unsure {
  const texts = turn.texts.map(withoutSignature);
  const sentences = texts.flatMap(sentencesIn);
  const [sentence = "", ...more] = sentences.filter(isQuestion);
  const unsure = (why: string): Unsure => ({ why, sentence });
  if (texts.join("").length > LONGEST_TURN) return unsure("The message is too long to be one question.");
  if (sentence === "") return unsure("There is no question in it.");
  if (more.length > 0) return unsure("It asks more than one question.");
  if (scoreInput(texts).flags.length > 0) return unsure("It reads as if it tried to give orders to the assistant.");
  const beside = sentences.filter((one) => one !== sentence);
  if (beside.some((one) => wordsBesidePoliteness(one, [turn.customer, turn.business]).length > 0)) {
    return unsure("It says more than a question.");
  }
  const asked = askedIn(sentence, turn.business);
  const fitting = entries.filter(
    (entry) => speaks(entry, turn.language) && areSame(asked, askedIn(entry.question, turn.business)),
  );
  const [entry, other] = fitting;
  if (!entry) return unsure("No approved answer fits it for sure.");
  return other ? unsure("More than one approved answer could be meant.") : { entry, sentence };
}

const speaks = (entry: Approved, language: string | null): boolean =>
  language === null || baseOf(entry.language) === baseOf(language);

type Asked = { words: ReadonlySet<string>; by: ReadonlySet<string> };

/** What a question asks, and how; the name of the business says nothing. */
const askedIn = (question: string, business: string): Asked => ({
  words: exactWordsIn(question).difference(exactWordsIn(business)),
  by: interrogativesIn(question),
});

/** Whether both ask by the same words, in whatever order: no more and no less. */
const areSame = (one: Asked, other: Asked): boolean =>
  one.words.size > 0 &&
  one.words.symmetricDifference(other.words).size === 0 &&
  one.by.symmetricDifference(other.by).size === 0;
