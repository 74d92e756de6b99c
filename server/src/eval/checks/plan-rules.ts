import type { CampaignBrief } from "../../ai/ai-requests.ts";
import type { Plan } from "../subject.ts";

const DAY_MS = 86_400_000;

/** What does not add up in a plan. */
export function planBreaches({ budgetSplit, calendar, goals, channelPlan }: Plan, campaign: CampaignBrief): string[] {
  const { startsOn, endsOn, channels, budget, contentCount } = campaign;
  const amount = budget?.amount ?? 0;
  const split = budgetSplit.reduce((sum, row) => sum + row.amount, 0);
  const allowed = new Set<string>(channels);
  const texts = calendar
    .filter(({ channel }) => channel === "sms")
    .map(({ date }) => Date.parse(date))
    .toSorted((one, other) => one - other);
  return [
    ...(split === amount ? [] : [`the budget split adds up to ${split}, the budget is ${amount}`]),
    ...(calendar.length === contentCount ? [] : [`${calendar.length} entries, ${contentCount} are wanted`]),
    ...calendar.flatMap(({ date, channel }) => [
      ...(date < startsOn || date > endsOn ? [`${date} lies outside the campaign`] : []),
      ...(allowed.has(channel) ? [] : [`${channel} is not among the channels`]),
    ]),
    ...channelPlan.flatMap(({ channel }) => (allowed.has(channel) ? [] : [`${channel} is not among the channels`])),
    ...goals.flatMap(({ metric, target, low, high, by, measuredBy }) => [
      ...(low !== undefined && high !== undefined && (target < low || target > high)
        ? [`${metric}: ${target} lies outside ${low} to ${high}`]
        : []),
      ...(by < startsOn || by > endsOn ? [`${metric}: ${by} lies outside the campaign`] : []),
      ...(measuredBy.trim() === "" ? [`${metric}: nobody can count it`] : []),
    ]),
    ...(texts.some((day, index) => index > 0 && day - (texts[index - 1] ?? 0) < 7 * DAY_MS)
      ? ["two text messages within a week"]
      : []),
  ];
}
