import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useRef } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { findConversation } from "../api/conversation-cache.ts";
import { addressOf, type InboxSearch } from "../inbox-search.ts";
import { focusedRow, focusRow, focusRowSoon, rowAfter, rowBeside } from "../list/rows.ts";
import { orderActions, type OrderActions } from "../order/order-actions.ts";
import type { Work } from "../order/use-work.ts";
import { useMay } from "../../../api/permissions.ts";

/** As wide as the breakpoint `lg`, where the conversation stands beside the list. */
const isWide = (): boolean => matchMedia("(min-width: 70rem)").matches;

const press = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();
const compose = (kind: "reply" | "note"): void => press(`[data-compose="${kind}"]`);

/** Ways through the inbox, by presses and by keys. */
export function useInboxActions(search: InboxSearch, work: Work) {
  const { id: businessId, timezone } = useActiveBusiness();
  const client = useQueryClient();
  const mayWork = useMay("edit");
  const navigate = useNavigate();
  const router = useRouter();
  /** The list is one step back: it was here that the conversation was opened. */
  const cameFromList = useRef(false);
  const { thread } = search;

  const show = (next: InboxSearch, replace: boolean): void =>
    void navigate({
      to: "/b/$businessId/inbox",
      params: { businessId },
      search: addressOf(next),
      replace,
      resetScroll: next.thread !== undefined && !isWide(),
    });
  const close = (): void => {
    if (thread === undefined) return;
    const opened = thread;
    if (cameFromList.current) router.history.back();
    else show({ ...search, thread: undefined }, true);
    cameFromList.current = false;
    // One frame later the list is on its way back; on a desk it has been there all the time.
    requestAnimationFrame(() => focusRowSoon(opened));
  };
  /** The open conversation, or the one whose line has the focus. */
  const withCurrent = (act: (actions: OrderActions, conversationId: string) => void): void => {
    const current = thread ?? focusedRow();
    const conversation = current && findConversation(client, businessId, current);
    if (conversation && mayWork) act(orderActions(conversation, work, timezone), conversation.id);
  };
  /** Does what takes a conversation out of the list, and goes on: to the next one, or on a phone back to the list. */
  const finish = (conversationId: string, act: () => void): void => {
    const next = rowAfter(conversationId);
    act();
    if (thread === undefined) requestAnimationFrame(() => focusRowSoon(next));
    else if (next !== undefined && isWide()) {
      show({ ...search, thread: next }, true);
      focusRow(next);
    } else close();
  };
  const undo = (): void => {
    // A reply that has not left yet is what somebody wants to take back first.
    const held = document.querySelector<HTMLButtonElement>("[data-take-back]:not(:disabled)");
    if (held) held.click();
    else work.undo();
  };

  return {
    close,
    show,
    finish,
    noteOpening: (): void => {
      if (thread === undefined) cameFromList.current = true;
    },
    keys: {
      next: (): void => focusRow(rowBeside(focusedRow() ?? thread, 1)),
      previous: (): void => focusRow(rowBeside(focusedRow() ?? thread, -1)),
      done: (): void => withCurrent((actions, id) => finish(id, actions.finish)),
      snooze: (): void => withCurrent((actions, id) => finish(id, actions.snoozeToTomorrow)),
      reply: (): void => compose("reply"),
      note: (): void => compose("note"),
      undo,
      help: (): void => press("[data-keys-help] > summary"),
      close,
    },
  };
}
