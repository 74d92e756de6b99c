import { codePoints } from "../counting.ts";
import { ANGLES, type Angle, type Pillar } from "../languages/language.ts";
import { pick } from "../seed.ts";
import { createVoice, slotsOf, subjectOf, type Context } from "./context.ts";
import { citedIn } from "./cited.ts";
import { addDays, dayIndex, daysBetween, weekday, weekdayInWords } from "./dates.ts";
import { closedDays, isForDay } from "./profile.ts";

export type Entry = {
  date: string;
  channel: string;
  job: "reach" | "act" | "convert" | "engage";
  pillar: string;
  factId: string | null;
  topic: string;
  angle: string;
  callToAction: string;
};

/** What a piece of each angle is for, and to which subject of the campaign it belongs. */
const PURPOSES: Readonly<Record<Angle, { job: Entry["job"]; pillar: Pillar }>> = {
  moment: { job: "reach", pillar: "people" },
  question: { job: "engage", pillar: "people" },
  guide: { job: "act", pillar: "teach" },
  doubt: { job: "act", pillar: "teach" },
  detail: { job: "reach", pillar: "prove" },
  visit: { job: "convert", pillar: "prove" },
  offer: { job: "convert", pillar: "offer" },
  closing: { job: "convert", pillar: "offer" },
};

/** How often a channel bears to be used, compared with the others. */
const WEIGHTS: Readonly<Record<string, number>> = {
  instagram: 4,
  facebook: 4,
  linkedin: 3,
  x: 4,
  bluesky: 3,
  threads: 3,
  email: 2,
  sms: 1,
  blog: 2,
  google_ads: 1,
};
const SUNDAY = 0;

/** How many contents each channel gets: by weight, one at least while there are enough. */
function shares(channels: readonly string[], count: number): number[] {
  const weights = channels.map((channel) => WEIGHTS[channel] ?? 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = channels.map((_, index): number => (index < count ? 1 : 0));
  for (let left = count - counts.reduce((sum, each) => sum + each, 0); left > 0; left -= 1) {
    const owed = counts.map((each, index) => ((weights[index] ?? 1) / total) * count - each);
    const most = owed.indexOf(Math.max(...owed));
    counts[most] = (counts[most] ?? 0) + 1;
  }
  return counts;
}

/** The channels in their order: each evenly over the period, advertisements from the first day. */
function channelOrder(channels: readonly string[], count: number): string[] {
  const places = shares(channels, count).flatMap((times, index) =>
    Array.from({ length: times }, (_, turn) => {
      const channel = channels[index] ?? "";
      const lead = channel === "google_ads" ? 0 : 0.5 - index * 0.01;
      return { channel, at: (turn + lead) / times };
    }),
  );
  return places.toSorted((left, right) => left.at - right.at).map(({ channel }) => channel);
}

const PUSHES: ReadonlySet<string> = new Set(["email", "sms"]);
/** Days of the month on which many countries rest; those that move fall mostly on Mondays and Fridays. */
const RESTS: ReadonlySet<string> = new Set(["01-01", "05-01", "05-03", "05-04", "05-05", "12-24", "12-25", "12-26"]);
const MIDWEEK: ReadonlySet<number> = new Set([2, 3, 4]);

/** Whether a day suits something that is sent to people: in the middle of the week, and no day beside another such. */
const suitsPush = (day: string, pushes: readonly string[]): boolean =>
  MIDWEEK.has(weekday(day)) && !RESTS.has(day.slice(5)) && pushes.every((other) => Math.abs(dayIndex(other, day)) > 1);

type Slot = { position: number; count: number; channel: string };

/** Spreads the days evenly, then moves each off the days when the business is closed where the period allows. */
function dayFor(
  { position, count, channel }: Slot,
  { brief, closed, pushes }: { brief: Context["brief"]; closed: readonly number[]; pushes: readonly string[] },
): string {
  const { startsOn, endsOn } = brief.campaign;
  const days = daysBetween(startsOn, endsOn);
  const first = Math.floor(((position + 0.5) * days) / count);
  const unwanted = channel === "sms" ? [...closed, SUNDAY] : closed;
  const near = [0, 1, -1, 2, -2, 3, -3]
    .map((shift) => first + shift)
    .filter((day) => day >= 0 && day < days)
    .map((day) => addDays(startsOn, day));
  const isOpen = (day: string): boolean => !unwanted.includes(weekday(day));
  const pushed = PUSHES.has(channel) ? near.find((day) => isOpen(day) && suitsPush(day, pushes)) : undefined;
  return pushed ?? near.slice(0, 5).find(isOpen) ?? addDays(startsOn, first);
}

/** The angles over the campaign: everyday life first, the summing up at the end and only once in a round. */
function angleAt(angles: readonly Angle[], position: number, count: number): Angle {
  const usual = angles.filter((angle) => angle !== "closing");
  if (position === count - 1 && count > 3) return "closing";
  return pick(usual, position) ?? "moment";
}

export function calendarOf(context: Context, channels: readonly string[], count: number): Entry[] {
  const { bank, brief, angles, turnedBy, wishes } = context;
  const closed = closedDays(brief.business.facts);
  const order = channelOrder(channels, count);
  const moved =
    wishes.size > 0 || brief.previousSummary !== "" ? 1 + brief.instruction.length + brief.previousSummary.length : 0;
  const used = new Set<string>();
  const pushes: string[] = [];
  const entries = order.map((channel, position) => {
    const angle = angleAt(angles, position, count);
    const round = Math.floor(position / context.cycle);
    const date = dayFor({ position, count, channel }, { brief, closed, pushes });
    if (PUSHES.has(channel)) pushes.push(date);
    const today = angle === "detail" ? context.facts.find((fact) => isForDay(fact, date)) : undefined;
    const voiceAt = (shift: number) => {
      const slots = slotsOf(context, subjectOf(context, angle, round + shift));
      const dated = { ...slots, weekday: weekdayInWords(date, bank.code), today: today ?? "" };
      return createVoice(context, dated, round + turnedBy + moved + shift);
    };
    const topics = Array.from({ length: 6 }, (_, shift) => voiceAt(shift).all(bank.angles[angle].topics)).flat();
    const others = ANGLES.flatMap((each) => voiceAt(0).all(bank.angles[each].topics));
    const named = today === undefined ? [] : voiceAt(0).all(bank.lines.today);
    const fresh = [...named, ...topics, ...others].find((topic) => !used.has(topic));
    const topic = fresh ?? `${topics[0] ?? brief.business.name} (${position + 1})`;
    used.add(topic);
    const call = voiceAt(0)
      .all(bank.angles[angle].ctas)
      .find((each) => codePoints(each) <= 40);
    const { job, pillar } = PURPOSES[angle];
    return {
      date,
      channel,
      job,
      pillar: bank.plan.pillars[pillar],
      factId: citedIn(topic, brief)[0] ?? null,
      topic,
      angle: bank.angles[angle].label,
      callToAction: call ?? "",
    };
  });
  return entries.toSorted((left, right) => left.date.localeCompare(right.date));
}
