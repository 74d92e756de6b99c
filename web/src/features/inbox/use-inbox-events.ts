import type { ConversationCounts } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { keys } from "../../api/keys.ts";
import { isWorking, refreshInbox } from "./api/conversation-cache.ts";
import { openInboxEvents } from "./api/inbox-events.ts";
import { messages } from "./messages.ts";

const watchVisibility = (listener: () => void): (() => void) => {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
};

/** Keeps the inbox as it is on the server while it can be seen. Answers what to say about what has come; it is said once. */
export function useInboxEvents(businessId: string): string {
  const client = useQueryClient();
  const [said, setSaid] = useState("");
  const isHidden = useSyncExternalStore(
    watchVisibility,
    () => document.hidden,
    () => false,
  );
  useEffect(() => {
    if (isHidden) return undefined;
    let isFirst = true;
    return openInboxEvents(businessId, (counts) => {
      const key = keys.inboxCounts(businessId);
      const before = client.getQueryData<ConversationCounts>(key);
      client.setQueryData(key, counts);
      const more = counts.unread - (before?.unread ?? counts.unread);
      if (more > 0) setSaid(messages.arrived(more));
      // The first word comes with the stream itself: what is shown was asked for a moment ago. What is being changed here asks by itself.
      if ((!isFirst || more > 0) && !isWorking(client, businessId)) void refreshInbox(client, businessId);
      isFirst = false;
    });
  }, [client, businessId, isHidden]);
  return said;
}
