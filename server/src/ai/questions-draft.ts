import type { QuestionsRequest } from "./ai-requests.ts";
import { sanitiseAll } from "./guard/input.ts";
import { type Draft, present, shapeOf, speakerOf } from "./prompt-builder.ts";
import { factList } from "./prompts/facts.ts";
import { QUESTIONS_PROMPT, QuestionsAnswer } from "./prompts/questions.ts";

/** The request to name questions that came again: what people wrote is data, each sentence a text of its own in it. */
export function questionsDraft({ business, groups, today }: QuestionsRequest): Draft<QuestionsAnswer> {
  const sections = {
    task: "questions",
    business: speakerOf(business),
    facts: factList(business),
    groups: groups.map(({ id, people, language, sentences }) => ({ id, people, language, sentences })),
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
