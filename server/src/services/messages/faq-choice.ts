import type { FaqEntry } from "@handbill/contracts";
import { wordsIn } from "./question-words.ts";

type Answer = Pick<FaqEntry, "question" | "answer">;

/** More would drown what the customer wrote. */
const MOST = 20;
const MOST_CHARACTERS = 8000;

/** The approved answers that may help with what a customer wrote: those that share most words with it, then those most asked for. */
export function helpfulAnswers(entries: readonly Answer[], spoken: readonly string[]): Answer[] {
  const words = wordsIn(spoken.join("\n"));
  const shared = ({ question, answer }: Answer): number => wordsIn(`${question}\n${answer}`).intersection(words).size;
  const ranked = entries
    .map(({ question, answer }) => ({ question, answer, score: shared({ question, answer }) }))
    .toSorted((one, other) => other.score - one.score); // stable: the order they came in decides between equals
  const chosen: Answer[] = [];
  let left = MOST_CHARACTERS;
  for (const { question, answer } of ranked.slice(0, MOST)) {
    left -= question.length + answer.length;
    if (left < 0) break;
    chosen.push({ question, answer });
  }
  return chosen;
}
