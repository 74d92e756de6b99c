import { CalendarItem, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** First and last day of a part of the calendar, both in it; 100 days at most. */
export type DayRange = { from: string; to: string };

/** What stands in the calendar on these days, of all campaigns. Fetched anew whenever it is looked at: much else moves pieces. */
export const calendarQuery = (businessId: string, { from, to }: DayRange) =>
  queryOptions({
    queryKey: keys.calendarDays(businessId, { from, to }),
    queryFn: async ({ signal }) =>
      (
        await call(ok(z.array(CalendarItem)), "GET", `/businesses/${businessId}/calendar`, {
          signal,
          query: { from, to },
        })
      ).data,
    staleTime: 0,
  });
