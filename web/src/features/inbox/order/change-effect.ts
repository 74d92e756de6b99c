import type { Conversation, ConversationChange } from "@handbill/contracts";

/** What a person puts in order of a conversation. */
export type Order = Pick<Conversation, "status" | "snoozedUntil" | "assigneeId" | "labels" | "auto" | "unreadCount">;

export const orderOf = ({ status, snoozedUntil, assigneeId, labels, auto, unreadCount }: Conversation): Order => ({
  status,
  snoozedUntil,
  assigneeId,
  labels,
  auto,
  unreadCount,
});

/** How a conversation stands after a change, as the server would answer: what is put to sleep is open, and what gets a status is awake. */
export function orderAfter(before: Conversation, change: ConversationChange): Order {
  const { status, snoozedUntil, assigneeId, labels, auto, isUnread } = change;
  return {
    ...orderOf(before),
    ...(snoozedUntil && { status: "open" }),
    ...(status !== undefined && { status, snoozedUntil: null }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(labels !== undefined && { labels }),
    ...(auto !== undefined && { auto }),
    ...(isUnread !== undefined && { unreadCount: isUnread ? Math.max(before.unreadCount, 1) : 0 }),
  };
}

/** The change that makes a conversation what it was. A sleep that is over by now is not slept again. */
export function changeBack(before: Conversation, change: ConversationChange, now: Date): ConversationChange {
  const { snoozedUntil } = before;
  const isOver = snoozedUntil !== null && Date.parse(snoozedUntil) <= now.getTime();
  const touchesWork = change.status !== undefined || change.snoozedUntil !== undefined;
  return {
    ...(touchesWork && { status: before.status, snoozedUntil: isOver ? null : snoozedUntil }),
    ...(change.assigneeId !== undefined && { assigneeId: before.assigneeId }),
    ...(change.labels !== undefined && { labels: before.labels }),
    ...(change.auto !== undefined && { auto: before.auto }),
    ...(change.isUnread !== undefined && { isUnread: before.unreadCount > 0 }),
  };
}
