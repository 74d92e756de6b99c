import type { QuestionsRequest } from "./ai-requests.ts";
import { sanitiseAll } from "./guard/input.ts";
import { type Draft, present, shapeOf, speakerOf } from "./prompt-builder.ts";
import { factList } from "./prompts/facts.ts";
import { QUESTIONS_PROMPT, QuestionsAnswer } from "./prompts/questions.ts";

/** By which an answer names a group. */
export const groupIdOf = (index: number): string => `G${index + 1}`;

/** The request to name questions that came again: what people wrote is data, each sentence a text of its own in it. */
export function questionsDraft({ business, groups, today }: QuestionsRequest): Draft<QuestionsAnswer> {
  const sections = {
    task: "questions",
    business: speakerOf(business),
    facts: factList(business),
    groups: groups.map(({ people, language, sentences }, index) => ({
      id: groupIdOf(index),
      people,
      language,
      sentences,
    })),
    today,
  };
  return {
    purpose: "questions",
    prompt: QUESTIONS_PROMPT,
    shape: shapeOf("questions", QuestionsAnswer),
    data: sanitiseAll(present(sections)),
    optional: [],
  };
}
