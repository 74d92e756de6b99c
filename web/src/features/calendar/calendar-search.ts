import { CHANNELS, type Channel } from "@handbill/contracts";
import { today, type Day } from "../../ui/dates.ts";
import { monthFrom, type Month } from "../../ui/month.ts";

const VIEWS = ["month", "week", "agenda"] as const;
export type View = (typeof VIEWS)[number];

/** What of the calendar is in the address: a link shows the same to somebody else, and Back undoes a step. */
export type CalendarSearch = {
  view: View;
  month: Month;
  /** The week that is shown has this day. */
  day: Day;
  /** The day whose pieces are listed over the calendar. */
  open: Day | undefined;
  channel: Channel | undefined;
  campaign: string | undefined;
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const dayFrom = (named: unknown): Day | undefined =>
  typeof named === "string" && DAY.test(named) && !Number.isNaN(Date.parse(named)) ? named : undefined;

/** Reads an address, whatever somebody typed into it. */
export function readCalendarSearch(search: object, timeZone: string, now = new Date()): CalendarSearch {
  const { view, month, day, open, channel, campaign }: Record<string, unknown> = { ...search };
  const shown = VIEWS.find((one) => one === view) ?? "month";
  const named = dayFrom(day) ?? weekDay(month, timeZone, now);
  return {
    view: shown,
    month: shown === "week" ? named.slice(0, 7) : monthFrom(month, timeZone, now),
    day: named,
    open: dayFrom(open),
    channel: CHANNELS.find((one) => one === channel),
    campaign: typeof campaign === "string" && campaign !== "" ? campaign : undefined,
  };
}

/** A week is shown by one of its days: today, or the first of the month that is named. */
function weekDay(month: unknown, timeZone: string, now: Date): Day {
  const present = today(timeZone, now);
  const named = monthFrom(month, timeZone, now);
  return present.startsWith(named) ? present : `${named}-01`;
}

type Address = { view?: string; month?: string; day?: string; open?: string; channel?: string; campaign?: string };

/** As it stands in an address: the usual is left out. */
export function toCalendarAddress(search: CalendarSearch, timeZone: string): Address {
  const { view, month, day, open, channel, campaign } = search;
  const present = today(timeZone);
  return {
    ...(view !== "month" && { view }),
    ...(view !== "week" && !present.startsWith(month) && { month }),
    ...(view === "week" && day !== present && { day }),
    ...(open !== undefined && { open }),
    ...(channel !== undefined && { channel }),
    ...(campaign !== undefined && { campaign }),
  };
}
