import { cx } from "../../../ui/classes.ts";
import { formatPeriod, type Day } from "../../../ui/dates.ts";
import { useDropTarget } from "../drag/use-dragging.ts";
import { messages } from "../messages.ts";
import { daysOfWeek, fullDay, shortDayName } from "../view/days.ts";
import { byDay, hourOf, hoursShown, type PlacedPiece } from "../view/place.ts";
import type { CalendarProps } from "./calendar-props.ts";
import { CalendarPiece } from "./calendar-piece.tsx";
import { DayNote } from "./day-note.tsx";

type HourProps = Omit<CalendarProps, "pieces"> & { day: Day; hour: number | null; pieces: readonly PlacedPiece[] };

/** One hour of a day; dropping a piece here gives it this hour. */
function Hour({ day, hour, pieces, ...calendar }: HourProps) {
  const { today, settlingId, onMove, onDrop } = calendar;
  const { ref, isOver } = useDropTarget<HTMLTableCellElement>(day >= today, (dragged) =>
    onDrop(dragged, { day, hour }),
  );
  return (
    <td
      ref={ref}
      className={cx(
        "h-12 border border-line p-0.5 align-top",
        calendar.isClosed(day) ? "bg-sunk" : "bg-surface",
        isOver && "bg-accent-soft outline-2 -outline-offset-2 outline-accent",
      )}
    >
      {pieces.length > 0 && (
        <ul className="grid grid-cols-1 gap-0.5">
          {pieces.map((piece) => (
            <CalendarPiece
              key={piece.item.id}
              piece={piece}
              isSettling={piece.item.id === settlingId}
              onMove={onMove}
            />
          ))}
        </ul>
      )}
    </td>
  );
}

const hourName = (hour: number | null): string =>
  hour === null ? messages.noTime : `${String(hour).padStart(2, "0")}:00`;

/** A week by the hours of its days: readable from top to bottom, with what has no time yet above. */
export function WeekTable({ day: shown, ...calendar }: CalendarProps & { day: Day }) {
  const { today, firstWeekday, onOpenDay } = calendar;
  const days = daysOfWeek(shown, firstWeekday);
  const pieces = calendar.pieces.filter(({ day }) => days.includes(day));
  const ofDay = byDay(pieces);
  const rows = [null, ...hoursShown(pieces)];
  return (
    <table className="w-full table-fixed border-collapse text-start">
      <caption className="sr-only">{messages.weekCaption(formatPeriod(days[0] ?? shown, days[6] ?? shown))}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-16 text-xs font-medium text-muted">
            <span className="sr-only">{messages.hour}</span>
          </th>
          {days.map((day) => (
            <th key={day} scope="col" className="h-14 px-1 text-start align-top font-medium">
              <button
                type="button"
                aria-label={messages.dayButton(fullDay(day), ofDay.get(day)?.length ?? 0)}
                aria-current={day === today ? "date" : undefined}
                onClick={() => onOpenDay(day)}
                className={cx(
                  "rounded-full px-2 py-0.5 text-sm whitespace-nowrap tabular-nums",
                  day === today ? "bg-accent font-bold text-on-accent" : "hover:bg-line",
                  day < today && "text-muted",
                )}
              >
                <time dateTime={day}>
                  {shortDayName(day)} {Number(day.slice(8))}
                </time>
              </button>
              <span className="block ps-2 font-normal">
                <DayNote pieces={ofDay.get(day) ?? []} isClosed={calendar.isClosed(day)} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((hour) => (
          <tr key={hour}>
            <th scope="row" className="pe-2 pt-1 text-end align-top text-xs font-normal text-muted tabular-nums">
              {hourName(hour)}
            </th>
            {days.map((day) => (
              <Hour
                key={day}
                {...calendar}
                day={day}
                hour={hour}
                pieces={(ofDay.get(day) ?? []).filter((piece) => hourOf(piece) === hour)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
