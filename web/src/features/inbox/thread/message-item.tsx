import type { Message } from "@handbill/contracts";
import { Bot, StickyNote } from "lucide-react";
import { useState } from "react";
import { cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import { langOf, whenOf } from "../words.ts";
import { Attachments } from "./attachments.tsx";
import { MessageState } from "./message-state.tsx";
import { Original } from "./original.tsx";
import type { Sending } from "./use-sending.ts";
import { usePeople } from "../use-people.ts";

const words = messages.message;

const LOOKS: Record<Message["direction"], string> = {
  inbound: "border-line bg-surface lg:me-12",
  outbound: "border-transparent bg-accent-soft lg:ms-12",
  note: "border-dashed border-control bg-sunk lg:ms-12",
};

function Writer({ message, businessId }: { message: Message; businessId: string }) {
  const { direction, authorKind, authorId, fromName, fromAddress } = message;
  const name = usePeople(businessId, [authorId]).nameOf(authorId);
  if (direction === "inbound") return <bdi className="font-medium">{fromName || fromAddress}</bdi>;
  const isNote = direction === "note";
  return (
    <span className="inline-flex items-center gap-1.5 font-medium">
      {isNote && <StickyNote size={14} aria-hidden />}
      {isNote
        ? name === undefined
          ? words.note
          : words.noteOf(name)
        : (words.byItself[authorKind] ?? (name === undefined ? words.you : <bdi>{name}</bdi>))}
    </span>
  );
}

/** What stands around the text of a customer: where the answer is wanted, and that a machine wrote it. */
function About({
  message: { direction, replyTo, fromAddress, isAutomatic, sentiment, sentimentSource },
}: {
  message: Message;
}) {
  if (direction !== "inbound") return null;
  const mood = words.moods.find(([id]) => id === sentiment)?.[1];
  return (
    <>
      {isAutomatic && (
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <Bot size={14} className="shrink-0" aria-hidden />
          {words.automatic}
        </p>
      )}
      {mood !== undefined && (
        <p className="text-sm text-muted">{sentimentSource === "ai" ? words.saysWriter(mood) : mood}</p>
      )}
      {replyTo !== null && replyTo !== fromAddress && (
        <p className="text-sm wrap-anywhere text-muted">{words.replyTo(replyTo)}</p>
      )}
    </>
  );
}

type MessageItemProps = { message: Message; businessId: string; timezone: string; now: Date; sending: Sending };

/** One message: who wrote it and when, what is new in it, what was quoted folded away, its files, and where it stands. */
export function MessageItem({ message, businessId, timezone, now, sending }: MessageItemProps) {
  const [showsOriginal, setShowsOriginal] = useState(false);
  const { direction, body, quoted, language, hasHtml, at } = message;
  const written = { dir: "auto", ...langOf(language) } as const;
  return (
    <article className={cx("grid gap-2 rounded-card border p-4", LOOKS[direction])}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <h3 className="min-w-0 text-sm wrap-anywhere">
          <Writer message={message} businessId={businessId} />
        </h3>
        <time dateTime={at} className="text-xs text-muted tabular-nums">
          {whenOf(at, timezone, now)}
        </time>
      </header>
      <About message={message} />
      {showsOriginal ? (
        <Original message={message} businessId={businessId} />
      ) : (
        <p {...written} className="measure whitespace-pre-wrap wrap-anywhere">
          {body}
        </p>
      )}
      {hasHtml && (
        <div>
          <PlainButton size="sm" variant="quiet" onClick={() => setShowsOriginal(!showsOriginal)}>
            {showsOriginal ? words.hideOriginal : words.original}
          </PlainButton>
        </div>
      )}
      {quoted !== "" && !showsOriginal && (
        <details className="text-sm">
          <summary className="tap inline-flex items-center rounded-control text-muted">{words.quoted}</summary>
          <blockquote
            {...written}
            className="measure border-s-2 border-line ps-3 whitespace-pre-wrap wrap-anywhere text-muted"
          >
            {quoted}
          </blockquote>
        </details>
      )}
      <Attachments message={message} businessId={businessId} />
      <MessageState message={message} sending={sending} timezone={timezone} />
      {(direction === "note" || message.status === "draft") && (
        <div>
          <PlainButton
            takes="edit"
            size="sm"
            variant="quiet"
            disabled={sending.remove.isPending}
            onClick={() => sending.remove.mutate(message)}
          >
            {direction === "note" ? words.removeNote : words.removeDraft}
          </PlainButton>
        </div>
      )}
    </article>
  );
}
