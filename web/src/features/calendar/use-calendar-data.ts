import type { CalendarItem, Content } from "@handbill/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../api/businesses.ts";
import { calendarQuery, type DayRange } from "../../api/calendar.ts";
import { contentsQuery } from "../../api/contents.ts";
import { monthRange } from "../../ui/month.ts";
import type { CalendarSearch } from "./calendar-search.ts";
import { daysOfWeek, weeksOfMonth } from "./view/days.ts";

/** The days that a view shows. */
function daysShown({ view, month, day }: CalendarSearch, firstWeekday: number): DayRange {
  if (view === "agenda") return monthRange(month);
  const days = view === "week" ? daysOfWeek(day, firstWeekday) : weeksOfMonth(month, firstWeekday).flat();
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

const NONE: readonly Content[] = [];

/** What stands in the calendar, and what is approved and waits for a time. While another month loads, this one's days that are in it stay. */
export function useCalendarData(search: CalendarSearch, firstWeekday: number) {
  const { id: businessId } = useActiveBusiness();
  const calendar = useQuery({
    ...calendarQuery(businessId, daysShown(search, firstWeekday)),
    placeholderData: keepPreviousData,
  });
  const approved = useQuery({
    ...contentsQuery(businessId, { status: "approved" }),
    staleTime: 0,
    throwOnError: false,
  });
  const items: readonly CalendarItem[] | undefined = calendar.data;
  const waiting = approved.data?.filter(({ status, scheduledAt }) => status === "approved" && scheduledAt === null);
  return {
    /** Undefined until both have come: what stands above the calendar must not push it down. */
    items: waiting === undefined && !approved.isError ? undefined : items,
    waiting: waiting ?? NONE,
    isLoadingMore: calendar.isPlaceholderData,
  };
}
