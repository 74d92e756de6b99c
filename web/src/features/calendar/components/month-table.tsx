import type { KeyboardEvent } from "react";
import { useState } from "react";
import { addDays, type Day } from "../../../ui/dates.ts";
import { monthName } from "../../../ui/month.ts";
import { messages } from "../messages.ts";
import { longDayName, shortDayName, weeksOfMonth } from "../view/days.ts";
import { byDay } from "../view/place.ts";
import type { CalendarProps } from "./calendar-props.ts";
import { MonthDay } from "./month-day.tsx";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys go from day to day; only one of the days is a stop of the Tab key. */
function useDayKeys(days: readonly Day[], first: Day) {
  const [chosen, setChosen] = useState<Day>();
  const tabStop = chosen !== undefined && days.includes(chosen) ? chosen : first;
  const onDayKey = (event: KeyboardEvent<HTMLElement>, day: Day): void => {
    const next = addDays(day, STEPS[event.key] ?? 0);
    if (next === day || !days.includes(next)) return;
    event.preventDefault();
    setChosen(next);
    event.currentTarget.closest("table")?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return { tabStop, onDayKey };
}

const isSpent = (week: readonly Day[], today: Day, pieces: ReadonlyMap<Day, unknown>): boolean =>
  week.every((day) => day < today && !pieces.has(day));

/** A month as a table of six weeks. */
export function MonthTable(calendar: CalendarProps) {
  const { month, today, firstWeekday } = calendar;
  const weeks = weeksOfMonth(month, firstWeekday);
  const days = weeks.flat();
  const pieces = byDay(calendar.pieces);
  const { tabStop, onDayKey } = useDayKeys(days, days.includes(today) ? today : `${month}-01`);
  return (
    <table className="w-full table-fixed border-collapse text-start">
      <caption className="sr-only">{messages.caption(monthName(month))}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className="h-9 px-2 text-start text-xs font-medium text-muted">
              <abbr title={longDayName(day)} className="no-underline">
                {shortDayName(day)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <MonthDay
                key={day}
                {...calendar}
                day={day}
                pieces={pieces.get(day) ?? []}
                isTabStop={day === tabStop}
                isSlim={isSpent(week, today, pieces)}
                onDayKey={onDayKey}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
