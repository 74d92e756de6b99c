import { CHANNEL_NAMES, type Channel } from "@handbill/contracts";
import type { StrategyRequest } from "../../ai-requests.ts";
import { type HolidayCheck, holidaysOf } from "../holidays.ts";
import { type Issue, soft } from "../rule.ts";
import type { Plan } from "../strategy-rules.ts";
import { createWordFinder } from "./find-words.ts";
import { countryOf } from "./jurisdiction.ts";
import { DEADLINES } from "./lexicons/urgency.ts";

const DAY_MS = 86_400_000;
const dayNumber = (date: string): number => Date.parse(date) / DAY_MS;
const SUNDAY = 0;

/** Channels that go to people, not the other way round. */
const PUSHES = new Set<Channel>(["email", "sms"]);

type Entry = Plan["calendar"][number];

/** The most pieces in seven days, where more than that is a nuisance or cannot be kept up. */
const MOST_A_WEEK: Record<Channel, number> = {
  sms: 1,
  email: 2,
  blog: 3,
  google_ads: 3,
  linkedin: 5,
  instagram: 7,
  facebook: 7,
  threads: 7,
  bluesky: 7,
  x: 10,
};

function crowdedWeeks(calendar: readonly Entry[], campaignDays: number): Issue[] {
  const channels = [...new Set(calendar.map(({ channel }) => channel))];
  return channels.flatMap((channel) => {
    const days = calendar
      .filter((entry) => entry.channel === channel)
      .map(({ date }) => dayNumber(date))
      .toSorted((one, other) => one - other);
    const most = MOST_A_WEEK[channel];
    // Where the owner wants more pieces than weeks can hold, they cannot be spread.
    if (days.length > most * Math.max(Math.floor(campaignDays / 7), 1)) return [];
    const isCrowded = days.some((day, index) => (days[index + most] ?? Infinity) - day < 7);
    const message = `${CHANNEL_NAMES[channel]}: more than ${most} within seven days.`;
    return isCrowded ? [soft("calendar", message)] : [];
  });
}

function twoPushes(calendar: readonly Entry[]): Issue[] {
  const pushes = calendar.filter(({ channel }) => PUSHES.has(channel));
  const days = pushes.map(({ date }) => date);
  const twice = days.find((date, index) => days.indexOf(date) !== index);
  return twice === undefined ? [] : [soft("calendar", `An email and a text message go out on one day, ${twice}.`)];
}

/** Text messages are not sent on Sundays, and nothing is pushed on a public holiday. */
function restDays(calendar: readonly Entry[], holidays: HolidayCheck): Issue[] {
  return calendar.flatMap(({ channel, date }, index): Issue[] => {
    if (!PUSHES.has(channel)) return [];
    const path = `calendar.${index}.date`;
    const holiday = holidays(date);
    if (holiday !== null)
      return [soft(path, `${date} is a public holiday (${holiday}); nothing is sent to people on that day.`)];
    const isSunday = new Date(`${date}T00:00:00Z`).getUTCDay() === SUNDAY;
    return channel === "sms" && isSunday
      ? [soft(path, `${date} is a Sunday; no text message is sent on that day.`)]
      : [];
  });
}

const LEAST_FOR_GAPS = 4;

/** A long silence in the middle: longer than half of the campaign and than three weeks. */
function silence(calendar: readonly Entry[], campaignDays: number): Issue[] {
  if (calendar.length < LEAST_FOR_GAPS) return [];
  const longest = Math.max(21, campaignDays / 2);
  return calendar.flatMap(({ date }, index): Issue[] => {
    const next = calendar[index + 1];
    if (!next || dayNumber(next.date) - dayNumber(date) <= longest) return [];
    return [soft("calendar", `Nothing happens between ${date} and ${next.date}.`)];
  });
}

const deadlines = createWordFinder(DEADLINES, { negatable: true });

/** A last call is believed once. */
function lastCalls(calendar: readonly Entry[], base: string): Issue[] {
  const last = calendar.filter(
    ({ topic, callToAction }) => deadlines.find(`${topic}\n${callToAction}`, base).length > 0,
  );
  const byChannel = new Set(last.map(({ channel }) => channel));
  return last.length > byChannel.size ? [soft("calendar", "There is more than one last call for a channel.")] : [];
}

/** What does not add up in a calendar whose days and channels are right. */
export function calendarIssues({ calendar }: Plan, { business, campaign }: StrategyRequest): Issue[] {
  if (calendar.some(({ date }) => Number.isNaN(Date.parse(date)))) return [];
  const days = dayNumber(campaign.endsOn) - dayNumber(campaign.startsOn) + 1;
  return [
    ...crowdedWeeks(calendar, days),
    ...twoPushes(calendar),
    ...restDays(calendar, holidaysOf(countryOf(business))),
    ...silence(calendar, days),
    ...lastCalls(calendar, business.language.split("-")[0] ?? ""),
  ];
}
