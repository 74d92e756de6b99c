import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { cx } from "../../../ui/classes.ts";
import { formatPeriod } from "../../../ui/dates.ts";
import { monthName } from "../../../ui/month.ts";
import { PlainButton, PlainIconButton } from "../../../ui/plain-button.tsx";
import { toCalendarAddress, type CalendarSearch, type View } from "../calendar-search.ts";
import { messages } from "../messages.ts";
import { daysOfWeek } from "../view/days.ts";
import { CalendarFilters } from "./calendar-filters.tsx";
import type { useSteps } from "../use-steps.ts";

type CalendarToolbarProps = {
  search: CalendarSearch;
  /** A phone has the list only. */
  hasViews: boolean;
  firstWeekday: number;
  steps: ReturnType<typeof useSteps>;
  onChange: (changes: Partial<CalendarSearch>) => void;
};

const VIEWS: readonly View[] = ["month", "week", "agenda"];

/** The month or week that is shown, in words. */
export function periodName({ view, month, day }: CalendarSearch, firstWeekday: number): string {
  if (view !== "week") return monthName(month);
  const days = daysOfWeek(day, firstWeekday);
  return formatPeriod(days[0] ?? day, days[6] ?? day);
}

function Views({ search }: { search: CalendarSearch }) {
  const { timezone } = useActiveBusiness();
  return (
    <nav aria-label={messages.view} className="inline-flex rounded-control border border-control bg-surface p-0.5">
      {VIEWS.map((view) => (
        <Link
          key={view}
          to="."
          search={toCalendarAddress({ ...search, view }, timezone)}
          resetScroll={false}
          activeOptions={{ exact: true }}
          className={cx(
            "inline-flex min-h-9 items-center rounded-[4px] px-3 text-sm font-medium pointer-coarse:min-h-11",
            search.view === view ? "bg-accent-soft text-accent" : "text-muted hover:text-ink",
          )}
        >
          {messages.views[view]}
        </Link>
      ))}
    </nav>
  );
}

/** What part of the calendar is shown, and the ways to another one. */
export function CalendarToolbar({ search, hasViews, firstWeekday, steps, onChange }: CalendarToolbarProps) {
  const unit = search.view === "week" ? "week" : "month";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:w-full max-sm:flex-row-reverse max-sm:justify-between">
        <div className="flex items-center gap-1">
          <PlainIconButton aria-label={messages.previous[unit]} onClick={() => steps.step(-1)}>
            <ChevronLeft size={20} className="rtl:-scale-x-100" aria-hidden />
          </PlainIconButton>
          <PlainButton size="sm" onClick={steps.toToday}>
            {messages.today}
          </PlainButton>
          <PlainIconButton aria-label={messages.next[unit]} onClick={() => steps.step(1)}>
            <ChevronRight size={20} className="rtl:-scale-x-100" aria-hidden />
          </PlainIconButton>
        </div>
        <h2 aria-live="polite" className="text-lg sm:text-xl">
          {periodName(search, firstWeekday)}
        </h2>
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        <CalendarFilters search={search} onChange={onChange} />
        {hasViews && <Views search={search} />}
      </div>
    </div>
  );
}
