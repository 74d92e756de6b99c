import type { Validated } from "../core/validated.ts";
import type { AiRun, NamedQuestions, QuestionsRequest } from "./ai-requests.ts";
import type { Order } from "./finding.ts";
import type { Generation } from "./generation.ts";
import type { QuestionsAnswer } from "./prompts/questions.ts";
import { questionsDraft } from "./questions-draft.ts";
import { checkQuestionsAnswer } from "./questions-validator.ts";
import { joinedTexts } from "./rules/texts.ts";
import { withReceipt } from "./schema-validator.ts";

/** Says what many customers ask, and proposes an answer from the owner's facts. */
export type QuestionNamer = {
  /** Proposals for a person to look at, or an AppError with an `ai_*` code whose message the owner can read. */
  name(request: QuestionsRequest, run: AiRun): Promise<Validated<NamedQuestions>>;
};

export const QUESTION_LIMITS = { deadlineMs: 40_000, perTryMs: 25_000, maxOutputTokens: 3000 };

/** What to ask for names, and how to check what comes back. */
function questionsOrder(
  request: QuestionsRequest,
  model: string,
): Order<QuestionsAnswer, Omit<NamedQuestions, "receipt">> {
  const draft = questionsDraft(request);
  return {
    draft,
    model,
    limits: QUESTION_LIMITS,
    check: (text, context) => checkQuestionsAnswer(text, draft.shape, request, context),
    ownTexts: joinedTexts([request.business, request.groups]),
  };
}

export function createQuestionNamer({ generate, model }: { generate: Generation; model: string }): QuestionNamer {
  return {
    async name(request, run) {
      const { value, receipt } = await generate(questionsOrder(request, model), run);
      return withReceipt(value, receipt);
    },
  };
}
