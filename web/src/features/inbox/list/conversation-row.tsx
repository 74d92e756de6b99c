import type { Conversation, HitPart } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { Moon } from "lucide-react";
import { cx } from "../../../ui/classes.ts";
import { addressOf, type InboxSearch } from "../inbox-search.ts";
import { messages } from "../messages.ts";
import { isAsleep, langOf, momentOn, whenOf, whoOf } from "../words.ts";
import { usePeople } from "../use-people.ts";

/** What was looked for, marked where it stands. */
const Hits = ({ hits }: { hits: readonly HitPart[] }) =>
  hits.map(({ text, isHit }, place) =>
    isHit ? (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one text, which never move
      <mark key={place} className="rounded-control bg-info-soft font-medium text-ink">
        {text}
      </mark>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one text, which never move
      <span key={place}>{text}</span>
    ),
  );

type RowProps = {
  conversation: Conversation;
  search: InboxSearch;
  businessId: string;
  timezone: string;
  now: Date;
  onOpen: () => void;
};

/** Small words below a line: where it was written, until when it sleeps, how it is labelled. */
function Marks({ conversation, businessId, timezone, now }: Omit<RowProps, "search" | "onOpen">) {
  const { channel, labels, snoozedUntil, assigneeId } = conversation;
  const { isMe, nameOf } = usePeople(businessId, [assigneeId]);
  const name = nameOf(assigneeId);
  const whose = isMe(assigneeId) ? messages.yours : name && messages.forWhom(name);
  const until = isAsleep(conversation, now.getTime()) ? snoozedUntil : null;
  if (channel === "email" && labels.length === 0 && until === null && !whose) return null;
  return (
    <span className="flex flex-wrap gap-1 text-xs">
      {channel !== "email" && (
        <span className="rounded-full bg-sunk px-2 py-0.5 text-muted">{messages.channels[channel]}</span>
      )}
      {whose && <span className="rounded-full bg-accent-soft px-2 py-0.5 wrap-anywhere text-accent">{whose}</span>}
      {until !== null && (
        <span className="inline-flex items-center gap-1 rounded-full bg-info-soft px-2 py-0.5 text-info">
          <Moon size={12} aria-hidden />
          {messages.asleepUntil(momentOn(until, timezone))}
        </span>
      )}
      {labels.map((label) => (
        <bdi key={label} className="rounded-full border border-line px-2 py-0.5 wrap-anywhere">
          {label}
        </bdi>
      ))}
    </span>
  );
}

/** One conversation of the list: who, about what, and the last words. */
export function ConversationRow({ conversation, search, businessId, timezone, now, onOpen }: RowProps) {
  const { id, subject, unreadCount, lastMessageAt, lastDirection, excerpt, hits, language } = conversation;
  const isUnread = unreadCount > 0;
  return (
    <li className="row">
      <Link
        to="/b/$businessId/inbox"
        params={{ businessId }}
        search={addressOf({ ...search, thread: id })}
        // Beside the list: the way back leads to the list, not through all that was looked at.
        replace={search.thread !== undefined}
        resetScroll={search.thread === undefined}
        data-conversation={id}
        onClick={({ ctrlKey, metaKey, shiftKey }) => {
          // In another tab or window it is opened there alone.
          if (!ctrlKey && !metaKey && !shiftKey) onOpen();
        }}
        className="grid min-h-14 gap-0.5 px-4 py-2.5 -outline-offset-2 hover:bg-sunk aria-[current=page]:bg-accent-soft"
      >
        <span className="flex items-baseline gap-2">
          {isUnread && <span aria-hidden className="size-2 shrink-0 self-center rounded-full bg-accent" />}
          <bdi className={cx("min-w-0 flex-1 truncate", isUnread ? "font-bold" : "font-medium")}>
            {whoOf(conversation)}
          </bdi>
          {isUnread && <span className="sr-only">{messages.unread(unreadCount)}</span>}
          <time dateTime={lastMessageAt} className="shrink-0 text-xs text-muted tabular-nums">
            {whenOf(lastMessageAt, timezone, now)}
          </time>
        </span>
        <span dir="auto" {...langOf(language)} className="truncate text-sm">
          {subject || messages.noSubject}
        </span>
        <span dir="auto" {...langOf(language)} className={cx("text-sm text-muted", hits ? "line-clamp-3" : "truncate")}>
          {hits === null ? (
            <>
              {lastDirection === "outbound" && <bdi lang="en">{messages.you} </bdi>}
              {excerpt}
            </>
          ) : (
            <Hits hits={hits} />
          )}
        </span>
        <Marks conversation={conversation} businessId={businessId} timezone={timezone} now={now} />
      </Link>
    </li>
  );
}
