import { systemClock } from "../core/clock.ts";
import { autoAnswerRoutes } from "../routes/auto-answer-routes.ts";
import { faqRoutes } from "../routes/faq-routes.ts";
import { replyRoutes, savedReplyRoutes } from "../routes/reply-routes.ts";
import { conversationRoutes } from "../routes/conversation-routes.ts";
import { createAutoAnswerService } from "../services/auto-answer-service.ts";
import { createFaqService } from "../services/faq-service.ts";
import { createInboxEvents } from "../services/inbox-events.ts";
import { createReplyService } from "../services/reply-service.ts";
import { createSavedReplyService } from "../services/saved-reply-service.ts";
import { createMessagingService } from "../services/messaging-service.ts";
import { createMessagePageService } from "../services/message-page-service.ts";
import { messagePageRoutes } from "../routes/message-page-routes.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;
/** Nobody waits for it, and nothing is held for less than ten seconds. */
const ANSWER_MS = 2_000;

/** Messages: what people write to a business, and what it answers. */
export function composeMessages({ store, workStore, businesses, signals }: Ground): Part {
  const messaging = createMessagingService({ store, businesses });
  const autoAnswers = createAutoAnswerService({ store, workStore, businesses });
  const events = createInboxEvents({ store, businesses, signals, clock: systemClock });
  return {
    routes: [
      conversationRoutes({ messaging, events }),
      replyRoutes(createReplyService({ store, businesses })),
      messagePageRoutes(createMessagePageService({ store, businesses })),
      savedReplyRoutes(createSavedReplyService({ store, businesses })),
      faqRoutes({ faq: createFaqService({ store, businesses }) }),
      autoAnswerRoutes(autoAnswers),
    ],
    works: [["answering by itself", ANSWER_MS, () => autoAnswers.work()]],
    chores: [["erasing conversations that were removed a month ago", HOUR_MS, () => messaging.sweep()]],
  };
}
