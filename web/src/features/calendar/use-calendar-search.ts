import { useNavigate, useSearch } from "@tanstack/react-router";
import { useActiveBusiness } from "../../api/businesses.ts";
import { readCalendarSearch, toCalendarAddress, type CalendarSearch } from "./calendar-search.ts";

/** The calendar's part of the address, and the way to change it. A step is undone by Back. */
export function useCalendarSearch() {
  const { timezone } = useActiveBusiness();
  const search = readCalendarSearch(useSearch({ strict: false }), timezone);
  const navigate = useNavigate();
  const change = (changes: Partial<CalendarSearch>, { isStep = false }: { isStep?: boolean } = {}) =>
    void navigate({
      to: ".",
      search: toCalendarAddress({ ...search, ...changes }, timezone),
      replace: !isStep,
      resetScroll: false,
    });
  return { search, change };
}
