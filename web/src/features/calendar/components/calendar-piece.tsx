import type { CalendarItem } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { CalendarClock, TriangleAlert } from "lucide-react";
import { isMovable } from "../../../scheduling/piece.ts";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { cx } from "../../../ui/classes.ts";
import { StatusMark } from "../../../ui/status-pill.tsx";
import { Written } from "../../../ui/written.tsx";
import { useDraggable } from "../drag/use-dragging.ts";
import { messages } from "../messages.ts";
import type { PlacedPiece } from "../view/place.ts";
import { useMay } from "../../../api/permissions.ts";

type CalendarPieceProps = {
  piece: PlacedPiece;
  /** It has just been put here. */
  isSettling: boolean;
  onMove: (item: CalendarItem) => void;
};

/** A piece in the month or the week: opens on its board, can be dragged, and moved without dragging. */
export function CalendarPiece({ piece: { item, clock }, isSettling, onMove }: CalendarPieceProps) {
  const { id, campaignId, channel, status, topic, notes, missed } = item;
  const mayMove = useMay("publish");
  const canMove = mayMove && isMovable(item);
  const { ref, isDragged } = useDraggable<HTMLLIElement>(id, "calendar", canMove);
  return (
    <li
      ref={ref}
      data-piece={id}
      className={cx(
        "group relative min-w-0 rounded-control border border-line bg-surface transition-opacity hover:border-control",
        status === "draft" && "border-s-3 border-s-ai",
        canMove && "pointer-fine:cursor-grab",
        isDragged && "opacity-50",
        isSettling && "animate-enter",
      )}
    >
      <Link
        from="/b/$businessId/calendar"
        to="/b/$businessId/campaigns/$campaignId/board"
        params={{ campaignId }}
        search={{ item: id }}
        draggable={false}
        title={missed ? `${topic}: ${missed.detail}` : topic}
        className="block min-w-0 rounded-control px-1 py-px"
      >
        <span className="flex min-w-0 items-center gap-1 text-xs">
          <ChannelMark channel={channel} isSmall />
          {clock !== null && <span className="sr-only">{channelName(channel)}, </span>}
          <span className={cx("min-w-0 flex-1 truncate tabular-nums", clock === null ? "text-muted" : "font-medium")}>
            {clock ?? channelName(channel)}
          </span>
          <StatusMark status={status} />
          {missed && <span className="sr-only">{missed.detail}</span>}
        </span>
        <span className="flex min-w-0 items-center gap-1 text-xs">
          <Written className="min-w-0 flex-1 truncate">{topic}</Written>
          {notes.length > 0 && (
            <span className="shrink-0 text-ai">
              <TriangleAlert size={13} aria-hidden />
              <span className="sr-only">{notes.map(({ detail }) => detail).join(" ")}</span>
            </span>
          )}
        </span>
      </Link>
      {canMove && (
        <button
          type="button"
          aria-label={messages.moveNamed(topic)}
          data-move
          onClick={() => onMove(item)}
          className="absolute end-px bottom-px grid size-6 place-items-center rounded-control border border-line bg-surface opacity-0 group-hover:opacity-100 hover:bg-sunk focus-visible:opacity-100 pointer-coarse:hidden"
        >
          <CalendarClock size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}
