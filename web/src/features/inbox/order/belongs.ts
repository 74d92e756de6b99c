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
  const standsIn: Record<View, () => boolean> = {
    all: () => true,
    unread: () => unreadCount > 0,
    mine: () => userId === undefined || assigneeId === userId,
    snoozed: () => isAsleep(conversation, now),
    open: () => status === "open" && !isAsleep(conversation, now),
    waiting: () => status === "waiting" && !isAsleep(conversation, now),
    done: () => status === "done" && !isAsleep(conversation, now),
  };
  return standsIn[view]();
}
