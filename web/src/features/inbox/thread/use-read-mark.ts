import type { ConversationHead } from "@handbill/contracts";
import { useEffect, useRef } from "react";
import { useHandler } from "../../../ui/use-handler.ts";
import type { Work } from "../order/use-work.ts";
import { useMay } from "../../../api/permissions.ts";

/** What is opened counts as read, once for each message: what is marked as unread after that stays so. */
export function useReadMark(conversation: ConversationHead, work: Work): void {
  const { id, lastMessageAt, unreadCount } = conversation;
  const mayMark = useMay("edit");
  const last = useRef("");
  const markRead = useHandler(() => {
    const seen = `${id} ${lastMessageAt}`;
    if (!mayMark || document.hidden || unreadCount === 0 || last.current === seen) return;
    last.current = seen;
    work.changeQuietly(conversation, { isUnread: false });
  });
  useEffect(() => {
    markRead();
  });
  useEffect(() => {
    // What came while nobody looked is read when somebody does.
    document.addEventListener("visibilitychange", markRead);
    return () => document.removeEventListener("visibilitychange", markRead);
  }, [markRead]);
}
