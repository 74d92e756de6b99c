import { systemClock } from "../core/clock.ts";
import { replyRoutes, savedReplyRoutes } from "../routes/reply-routes.ts";
import { conversationRoutes } from "../routes/conversation-routes.ts";
import { createInboxEvents } from "../services/inbox-events.ts";
import { createReplyService } from "../services/reply-service.ts";
import { createSavedReplyService } from "../services/saved-reply-service.ts";
import { createMessagingService } from "../services/messaging-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;

/** Messages: what people write to a business, and what it answers. */
export function composeMessages({ store, businesses, signals }: Ground): Part {
  const messaging = createMessagingService({ store, businesses });
  const events = createInboxEvents({ store, businesses, signals, clock: systemClock });
  return {
    routes: [
      conversationRoutes({ messaging, events }),
      replyRoutes(createReplyService({ store, businesses })),
      savedReplyRoutes(createSavedReplyService({ store, businesses })),
    ],
    chores: [["erasing conversations that were removed a month ago", HOUR_MS, () => messaging.sweep()]],
  };
}
