import type { CalendarItem } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { CalendarClock } from "lucide-react";
import { MissedWhy } from "../../../scheduling/missed-why.tsx";
import { isMovable } from "../../../scheduling/piece.ts";
import { ScheduleNotes } from "../../../scheduling/schedule-notes.tsx";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cx } from "../../../ui/classes.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import type { PlacedPiece } from "../view/place.ts";

type AgendaPieceProps = {
  piece: PlacedPiece;
  isSettling: boolean;
  onMove: (item: CalendarItem) => void;
};

/**
 * A piece in a list, with all there is to say of it. How its parts stand depends on how much text fits beside each other: one under
 * the other where a window is narrow or letters are large.
 */
export function AgendaPiece({ piece: { item, clock }, isSettling, onMove }: AgendaPieceProps) {
  const { id, campaignId, campaignName, channel, status, topic, notes, missed } = item;
  return (
    <li
      data-piece={id}
      className={cx(
        "@container relative rounded-card border border-line bg-surface hover:border-control",
        status === "draft" && "border-s-3 border-s-ai",
        isSettling && "animate-enter",
      )}
    >
      <div className="grid grid-cols-1 gap-x-2 gap-y-1.5 p-2 @[14rem]:p-3 @[14rem]:grid-cols-[3.5rem_minmax(0,1fr)] @[34rem]:grid-cols-[4rem_minmax(0,1fr)_auto]">
        <p className={cx("tabular-nums", clock === null ? "text-xs text-muted" : "font-medium")}>
          {clock ?? messages.noTime}
        </p>
        <div className="grid min-w-0 grid-cols-1 content-start gap-1.5">
          <Link
            from="/b/$businessId/calendar"
            to="/b/$businessId/campaigns/$campaignId/board"
            params={{ campaignId }}
            search={{ item: id }}
            className="line-clamp-2 font-medium wrap-anywhere after:absolute after:inset-0 after:rounded-card hover:underline"
          >
            <Written>{topic}</Written>
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <ChannelLabel channel={channel} />
            <Written className="min-w-0 max-w-full truncate">{campaignName}</Written>
          </p>
          {missed && <MissedWhy missed={missed} />}
          {notes.length > 0 && <ScheduleNotes notes={notes} />}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2 @[14rem]:col-start-2 @[34rem]:col-start-3 @[34rem]:flex-col @[34rem]:items-end">
          <StatusPill status={status} mayWrap />
          {isMovable(item) && (
            <span className="relative">
              <PlainButton
                takes="publish"
                size="sm"
                data-move
                icon={<CalendarClock size={16} aria-hidden />}
                aria-label={messages.moveNamed(topic)}
                onClick={() => onMove(item)}
              >
                {messages.move}
              </PlainButton>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
