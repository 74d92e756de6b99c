import type { Store } from "../data/store.ts";
import { faqSearchRoutes } from "../routes/faq-routes.ts";
import { replyDraftRoutes } from "../routes/reply-draft-routes.ts";
import { createFaqService } from "../services/faq-service.ts";
import { createQuestionService } from "../services/question-service.ts";
import { createReplyDraftService } from "../services/reply-draft-service.ts";
import type { Part } from "./part.ts";

type Needs = Omit<Parameters<typeof replyDraftRoutes>[0], "replies"> &
  Parameters<typeof createReplyDraftService>[0] & { workStore: Store };

const HOUR_MS = 3_600_000;

/** What the AI does with messages: replies to customers that it drafts, and questions that come again. */
export function composeReplies({
  estimates,
  jobs,
  workStore,
  ...needs
}: Needs): Required<Pick<Part, "routes" | "works">> {
  const questions = createQuestionService(needs);
  const byItself = createQuestionService({ ...needs, store: workStore });
  return {
    routes: [
      replyDraftRoutes({ replies: createReplyDraftService(needs), estimates, jobs }),
      faqSearchRoutes({ faq: createFaqService(needs), questions, estimates, jobs }),
    ],
    works: [["looking for questions that come again", HOUR_MS, () => byItself.sweep()]],
  };
}
