import type { KeyboardEvent } from "react";
import { cx } from "../../../ui/classes.ts";
import { formatDay, type Day } from "../../../ui/dates.ts";
import { useDropTarget } from "../drag/use-dragging.ts";
import { messages } from "../messages.ts";
import { fullDay } from "../view/days.ts";
import { shownInDay, type PlacedPiece } from "../view/place.ts";
import type { CalendarProps } from "./calendar-props.ts";
import { CalendarPiece } from "./calendar-piece.tsx";
import { DayNote } from "./day-note.tsx";

type MonthDayProps = Omit<CalendarProps, "pieces"> & {
  day: Day;
  pieces: readonly PlacedPiece[];
  isTabStop: boolean;
  /** In a week that is over and empty: it takes no room from those that matter. */
  isSlim: boolean;
  onDayKey: (event: KeyboardEvent<HTMLElement>, day: Day) => void;
};

/** The number of a day; the first of another month is named with it. */
const numberOf = (day: Day, isOutside: boolean): string =>
  isOutside && day.endsWith("-01") ? formatDay(day).split(" ").slice(1).join(" ") : String(Number(day.slice(8)));

/** One day of the month: its number opens it, its pieces open themselves, and pieces can be dropped on it. */
export function MonthDay({ day, pieces, isTabStop, isSlim, onDayKey, ...calendar }: MonthDayProps) {
  const { month, today, settlingId, onOpenDay, onMove, onDrop } = calendar;
  const isOutside = !day.startsWith(month);
  const isClosed = calendar.isClosed(day);
  const isToday = day === today;
  const { ref, isOver } = useDropTarget<HTMLTableCellElement>(day >= today, (dragged) =>
    onDrop(dragged, { day, hour: null }),
  );
  const shown = shownInDay(pieces);
  const more = pieces.length - shown.length;
  return (
    <td
      ref={ref}
      className={cx(
        "border border-line p-1 align-top",
        isSlim ? "h-14" : "h-42 pointer-coarse:h-44",
        isClosed ? "bg-sunk" : isOutside ? "bg-canvas" : "bg-surface",
        isOver && "bg-accent-soft outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <div className="flex items-center justify-between gap-1 pb-0.5">
        <button
          type="button"
          data-day={day}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={`${messages.dayButton(fullDay(day), pieces.length)}${isClosed ? `, ${messages.closed}` : ""}`}
          aria-current={isToday ? "date" : undefined}
          onClick={() => onOpenDay(day)}
          onKeyDown={(event) => onDayKey(event, day)}
          className={cx(
            "grid h-6 min-w-6 shrink-0 place-items-center rounded-full px-1.5 text-xs tabular-nums",
            isToday ? "bg-accent font-bold text-on-accent" : "hover:bg-line",
            !isToday && (isOutside || day < today) && "text-muted",
            !isToday && !isOutside && day > today && "font-medium",
          )}
        >
          <time dateTime={day}>{numberOf(day, isOutside)}</time>
        </button>
        <DayNote pieces={pieces} isClosed={isClosed} />
      </div>
      {shown.length > 0 && (
        <ul className="grid grid-cols-1 gap-0.5">
          {shown.map((piece) => (
            <CalendarPiece
              key={piece.item.id}
              piece={piece}
              isSettling={piece.item.id === settlingId}
              onMove={onMove}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <button
          type="button"
          aria-label={messages.moreOn(more, fullDay(day))}
          onClick={() => onOpenDay(day)}
          className="mt-0.5 h-6 w-full rounded-control px-1 text-start text-xs font-medium text-muted hover:bg-line hover:text-ink"
        >
          {messages.more(more)}
        </button>
      )}
    </td>
  );
}
