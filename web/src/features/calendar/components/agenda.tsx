import { cx } from "../../../ui/classes.ts";
import { formatDay, type Day } from "../../../ui/dates.ts";
import { messages } from "../messages.ts";
import { byDay, type PlacedPiece } from "../view/place.ts";
import { AgendaPiece } from "./agenda-piece.tsx";
import type { CalendarProps } from "./calendar-props.ts";
import { DayNote } from "./day-note.tsx";

type AgendaProps = Omit<CalendarProps, "onDrop" | "onOpenDay" | "firstWeekday">;

function AgendaDay({ day, pieces, ...calendar }: AgendaProps & { day: Day }) {
  const isToday = day === calendar.today;
  return (
    <li className="grid grid-cols-1 gap-2">
      <h3 className="flex flex-wrap items-center gap-x-3 text-base">
        <time dateTime={day} className={cx(isToday && "text-accent")}>
          {formatDay(day)}
        </time>
        {isToday && <span className="text-sm font-medium text-accent">{messages.today}</span>}
        <DayNote pieces={[]} isClosed={calendar.isClosed(day)} />
      </h3>
      <ol className="grid grid-cols-1 gap-2">
        {pieces.map((piece) => (
          <AgendaPiece
            key={piece.item.id}
            piece={piece}
            isSettling={piece.item.id === calendar.settlingId}
            onMove={calendar.onMove}
          />
        ))}
      </ol>
    </li>
  );
}

const Days = ({ days, ...calendar }: AgendaProps & { days: ReadonlyMap<Day, readonly PlacedPiece[]> }) => (
  <ol className="grid grid-cols-1 gap-6">
    {[...days]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([day, pieces]) => (
        <AgendaDay key={day} {...calendar} day={day} pieces={pieces} />
      ))}
  </ol>
);

/** A month as a list of its days. In the present month it begins with today; what is over is folded above. */
export function Agenda(calendar: AgendaProps) {
  const { month, today } = calendar;
  const pieces = calendar.pieces.filter(({ day }) => day.startsWith(month));
  const isPresent = today.startsWith(month);
  const over = isPresent ? pieces.filter(({ day }) => day < today) : [];
  const ahead = isPresent ? pieces.filter(({ day }) => day >= today) : pieces;
  return (
    <div className="grid grid-cols-1 gap-6">
      {over.length > 0 && (
        <details>
          <summary className="tap inline-flex items-center rounded-control text-sm text-muted hover:text-ink">
            {messages.earlier(over.length)}
          </summary>
          <div className="pt-3">
            <Days {...calendar} days={byDay(over)} />
          </div>
        </details>
      )}
      {ahead.length > 0 ? (
        <Days {...calendar} days={byDay(ahead)} />
      ) : (
        over.length > 0 && <p className="text-muted">{messages.agendaEmpty}</p>
      )}
    </div>
  );
}
