import { lazy, Suspense } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { ScheduleDialogLater } from "../../../scheduling/schedule-dialog-later.tsx";
import { cx } from "../../../ui/classes.ts";
import { today } from "../../../ui/dates.ts";
import { messages } from "../messages.ts";
import { useCalendarData } from "../use-calendar-data.ts";
import { useCalendarSearch } from "../use-calendar-search.ts";
import { useMoves } from "../use-moves.ts";
import { isClosed } from "../view/days.ts";
import { placePieces, type PlacedPiece } from "../view/place.ts";
import { Agenda } from "./agenda.tsx";
import type { CalendarProps } from "./calendar-props.ts";
import { CalendarSkeleton } from "./calendar-skeleton.tsx";
import { MonthTable } from "./month-table.tsx";
import { NothingShown } from "./nothing-shown.tsx";
import { WaitingPieces } from "./waiting-pieces.tsx";
import { useMay } from "../../../api/permissions.ts";

const WeekTable = lazy(() => import("./week-table.tsx").then((file) => ({ default: file.WeekTable })));
const DayDialog = lazy(() => import("./day-dialog.tsx").then((file) => ({ default: file.DayDialog })));

type CalendarViewProps = {
  /** There is room for a table of seven days. */
  isRoomy: boolean;
  firstWeekday: number;
};

/** The pieces that the period itself has: the month's table also shows days around it. */
const inPeriod = (pieces: readonly PlacedPiece[], month: string, isWeek: boolean): readonly PlacedPiece[] =>
  isWeek ? pieces : pieces.filter(({ day }) => day.startsWith(month));

/** The pieces of all campaigns on their days, and what can be done with them. */
export function CalendarView({ isRoomy, firstWeekday }: CalendarViewProps) {
  const business = useActiveBusiness();
  const mayMove = useMay("publish");
  const { search: asked, change } = useCalendarSearch();
  const search = isRoomy ? asked : { ...asked, view: "agenda" as const };
  const { items, waiting, isLoadingMore } = useCalendarData(search, firstWeekday);
  const moves = useMoves(items ?? [], waiting);
  if (items === undefined) return <CalendarSkeleton isList={search.view === "agenda"} />;

  const pieces = placePieces(items, business.timezone, search);
  const present = today(business.timezone);
  const shown = inPeriod(pieces, search.month, search.view === "week");
  const isFiltered = search.channel !== undefined || search.campaign !== undefined;
  const calendar: CalendarProps = {
    month: search.month,
    pieces,
    today: present,
    firstWeekday,
    isClosed: (day) => isClosed(day, business),
    settlingId: moves.settlingId,
    onOpenDay: (open) => change({ open }, { isStep: true }),
    onMove: (item) => moves.ask(item),
    onDrop: moves.drop,
  };
  return (
    <div className="grid grid-cols-1 gap-5">
      <WaitingPieces
        contents={waiting}
        shown={isRoomy ? 3 : 1}
        onMove={(content) => moves.ask(content)}
        onPlace={(content, target) => moves.put(content, target, "waiting")}
      />
      {shown.length === 0 && !isLoadingMore && (
        <NothingShown
          search={search}
          firstWeekday={firstWeekday}
          isFiltered={isFiltered}
          isAlone={search.view === "agenda"}
          onChange={change}
        />
      )}
      <div aria-busy={isLoadingMore} className={cx("min-w-0 transition-opacity", isLoadingMore && "opacity-70")}>
        {search.view === "month" && <MonthTable {...calendar} />}
        {search.view === "agenda" && <Agenda {...calendar} />}
        {search.view === "week" && (
          <Suspense fallback={<CalendarSkeleton isList={false} />}>
            <WeekTable {...calendar} day={search.day} />
          </Suspense>
        )}
      </div>
      {isRoomy && mayMove && search.view !== "agenda" && <p className="text-sm text-muted">{messages.dragHint}</p>}
      {search.open !== undefined && (
        <Suspense>
          <DayDialog
            day={search.open}
            pieces={pieces.filter(({ day }) => day === search.open)}
            waiting={search.open < present ? [] : waiting}
            settlingId={moves.settlingId}
            onMove={(item) => moves.ask(item)}
            onPut={(content) => moves.ask(content, search.open)}
            onClose={() => change({ open: undefined })}
          />
        </Suspense>
      )}
      {moves.asked !== null && (
        <ScheduleDialogLater
          {...moves.asked}
          key={moves.asked.piece.id}
          onMove={(target) => moves.asked !== null && moves.put(moves.asked.piece, target)}
          onUnschedule={() => moves.asked !== null && moves.unschedule(moves.asked.piece)}
          onClose={moves.stopAsking}
        />
      )}
    </div>
  );
}
