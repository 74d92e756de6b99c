import type { Conversation } from "@handbill/contracts";
import type { View } from "../inbox-search.ts";
import { isAsleep } from "../words.ts";

type Reader = { userId: string | undefined; now: number };

/**
 * Whether a conversation still stands in a list after it was changed here: it leaves at once, and is back at once where the change
 * failed. The one that is open stays, so that it does not go while it is read.
 */
export function belongs(conversation: Conversation, view: View, { userId, now }: Reader): boolean {
  const { status, unreadCount, assigneeId } = conversation;
  switch (view) {
    case "all":
      return true;
    case "unread":
      return unreadCount > 0;
    case "mine":
      return userId === undefined || assigneeId === userId;
    case "snoozed":
      return isAsleep(conversation, now);
    case "open":
    case "waiting":
    case "done":
      return status === view && !isAsleep(conversation, now);
  }
}
