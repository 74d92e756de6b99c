import type { Message } from "@handbill/contracts";
import { useEffect, useRef, useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import { MessageItem } from "./message-item.tsx";
import type { Sending } from "./use-sending.ts";

/** Fewer fit on a screen together with what the conversation is about. */
const FEW = 3;

type MessageListProps = {
  /** From the oldest to the newest. */
  shown: readonly Message[];
  businessId: string;
  timezone: string;
  sending: Sending;
  earlier: { isThere: boolean; isLoading: boolean; load: () => void };
};

/** What was said, the newest last. A long conversation opens at its end. */
export function MessageList({ shown, businessId, timezone, sending, earlier }: MessageListProps) {
  const [now] = useState(() => new Date());
  const list = useRef<HTMLOListElement>(null);
  const isLong = shown.length > FEW;
  useEffect(() => {
    if (!isLong) return undefined;
    // After the router has put the page where it begins.
    const frame = requestAnimationFrame(() => list.current?.lastElementChild?.scrollIntoView({ block: "start" }));
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the conversation opens
  }, []);
  return (
    <div className="grid gap-3">
      {earlier.isThere && (
        <div>
          <PlainButton size="sm" disabled={earlier.isLoading} onClick={earlier.load}>
            {earlier.isLoading ? messages.loading : messages.thread.earlier}
          </PlainButton>
        </div>
      )}
      <ol ref={list} aria-label={messages.thread.messages} className="grid gap-3">
        {shown.map((message) => (
          <li key={message.id}>
            <MessageItem message={message} businessId={businessId} timezone={timezone} now={now} sending={sending} />
          </li>
        ))}
      </ol>
    </div>
  );
}
