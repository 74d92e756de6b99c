import type { CampaignBrief } from "../../ai/ai-requests.ts";
import { calendarIssues } from "../../ai/rules/trade/plan-calendar.ts";
import type { Plan, Subject } from "../subject.ts";

function goalBreaches(
  { metric, target, low, high, by, measuredBy }: Plan["goals"][number],
  { startsOn, endsOn }: CampaignBrief,
): string[] {
  const isOutside = low !== undefined && high !== undefined && (target < low || target > high);
  const faults = [
    isOutside ? `${target} lies outside ${low} to ${high}` : "",
    by < startsOn || by > endsOn ? `${by} lies outside the campaign` : "",
    measuredBy.trim() === "" ? "nobody can count it" : "",
  ];
  return faults.filter((fault) => fault !== "").map((fault) => `${metric}: ${fault}`);
}

/** What does not add up in a plan: the product's rules for calendars, and money, days and goals counted once more. */
export function planBreaches({ plan, business, campaign }: Subject): string[] {
  const { budgetSplit, calendar, goals, channelPlan } = plan;
  const { startsOn, endsOn, channels, budget, contentCount } = campaign;
  const amount = budget?.amount ?? 0;
  const split = budgetSplit.reduce((sum, row) => sum + row.amount, 0);
  const allowed = new Set<string>(channels);
  const used = [...calendar, ...channelPlan].map(({ channel }) => channel);
  const request = { business, campaign, instruction: null, previous: null };
  return [
    ...(split === amount ? [] : [`the budget split adds up to ${split}, the budget is ${amount}`]),
    ...(calendar.length === contentCount ? [] : [`${calendar.length} entries, ${contentCount} are wanted`]),
    ...calendar.flatMap(({ date }) => (date < startsOn || date > endsOn ? [`${date} lies outside the campaign`] : [])),
    ...used.flatMap((channel) => (allowed.has(channel) ? [] : [`${channel} is not among the channels`])),
    ...goals.flatMap((goal) => goalBreaches(goal, campaign)),
    ...calendarIssues(plan, request).map(({ message }) => message),
  ];
}
