import type { Brief } from "../brief.ts";
import { answerTo } from "./asked.ts";
import { asSentence, bankFor } from "./write-reply.ts";

type Named = {
  groupId: string;
  isQuestion: boolean;
  question: string;
  factIds: string[];
  answer: string | null;
  topic: string;
  angle: string;
};

const LONGEST_TOPIC = 60;
const QUESTION_MARK = /[?？؟]+$/u;

/** A heading that says what is asked. */
const topicOf = (question: string): string => {
  const letters = Array.from(question.replace(QUESTION_MARK, "").trim());
  return letters.length <= LONGEST_TOPIC ? letters.join("") : `${letters.slice(0, LONGEST_TOPIC - 1).join("")}…`;
};

const baseOf = (language: string): string => language.toLowerCase().split("-")[0] ?? "";

function nameGroup({ id, language, sentences }: Brief["groups"][number], brief: Brief): Named {
  const [first = ""] = sentences;
  const question = sentences.reduce((best, one) => (one.length < best.length ? one : best), first);
  const fact = question === "" ? null : answerTo(question, brief.facts);
  const bank = bankFor("", language);
  const owner = bankFor("", brief.business.language);
  const isOwnLanguage = baseOf(language) === baseOf(brief.business.language);
  const said = (text: string): string =>
    isOwnLanguage || !bank ? text : bank.quoted.replace("{fact}", text.replace(/[.。]$/u, ""));
  return {
    groupId: id,
    isQuestion: question !== "",
    question,
    factIds: fact ? [fact.id] : [],
    answer: fact && bank ? asSentence(said(fact.text), bank) : null,
    topic: topicOf(question),
    angle: fact?.text ?? owner?.unsure ?? "",
  };
}

/** Names what several people asked by the shortest of their sentences, and answers it with the owner's fact, where there is one. */
export const writeQuestions = (brief: Brief): { questions: Named[] } => ({
  questions: brief.groups.map((group) => nameGroup(group, brief)),
});
