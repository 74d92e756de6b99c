import type { Strategy } from "@handbill/contracts";
import type { CampaignBrief } from "../ai-requests.ts";
import { storedPartsOf, type StrategyAnswer } from "../prompts/strategy.ts";
import { hard, type Issue, soft } from "./rule.ts";
import { levelShares, splitAmount, toPercent } from "./split-budget.ts";

export type Plan = Omit<Strategy, "receipt">;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

type Rule = (answer: StrategyAnswer, campaign: CampaignBrief) => Issue[];

const calendarCount: Rule = ({ calendar }, { contentCount }) => {
  const surplus = calendar.length - contentCount;
  if (surplus === 0) return [];
  const message = `The calendar must have exactly ${contentCount} entries; it has ${calendar.length}.`;
  return [surplus > 0 ? soft("calendar", message) : hard("calendar", message)];
};

const calendarDays: Rule = ({ calendar }, { startsOn, endsOn }) =>
  calendar.flatMap(({ date }, index) =>
    isDay(date) && date >= startsOn && date <= endsOn
      ? []
      : [hard(`calendar.${index}.date`, `"${date.slice(0, 20)}" is not a day from ${startsOn} to ${endsOn}.`)],
  );

const LONGEST = { topic: 300, angle: 1000, callToAction: 300 } as const;

const calendarTexts: Rule = ({ calendar }) =>
  calendar.flatMap((entry, index) =>
    Object.entries(LONGEST).flatMap(([name, limit]) => {
      const text = name === "topic" ? entry.topic : name === "angle" ? entry.angle : entry.callToAction;
      const path = `calendar.${index}.${name}`;
      if (text.trim() === "") return [hard(path, "This is empty.")];
      return text.length > limit ? [{ ...hard(path, "This is too long."), actual: text.length, limit }] : [];
    }),
  );

const channels: Rule = ({ calendar, channelPlan, budgetSplit }, campaign) => {
  const allowed = new Set<string>(campaign.channels);
  const wrong = (list: string, all: readonly { channel: string | null }[]): Issue[] =>
    all.flatMap(({ channel }, index) =>
      channel === null || allowed.has(channel)
        ? []
        : [
            hard(
              `${list}.${index}.channel`,
              `"${channel}" is not a channel of this campaign (${campaign.channels.join(", ")}).`,
            ),
          ],
    );
  return [...wrong("calendar", calendar), ...wrong("channelPlan", channelPlan), ...wrong("budgetSplit", budgetSplit)];
};

const everyChannel: Rule = ({ calendar }, campaign) => {
  if (campaign.contentCount < campaign.channels.length) return [];
  const used = new Set(calendar.map(({ channel }) => channel));
  const idle = campaign.channels.filter((channel) => !used.has(channel));
  return idle.length === 0 ? [] : [soft("calendar", `No entry is for ${idle.join(", ")}.`)];
};

const noTwins: Rule = ({ calendar }) => {
  const keys = calendar.map(({ channel, topic, angle }) => `${channel} ${topic} ${angle}`.toLowerCase());
  return new Set(keys).size === keys.length ? [] : [soft("calendar", "Two entries are the same.")];
};

const shares: Rule = ({ budgetSplit }, { budget }) => {
  if (!budget || budget.amount === 0) return [];
  if (budgetSplit.length === 0) return [hard("budgetSplit", "There is a budget, so it must be split.")];
  if (levelShares(budgetSplit.map(({ sharePercent }) => sharePercent))) return [];
  const sum = budgetSplit.reduce((total, { sharePercent }) => total + sharePercent, 0);
  return [{ ...hard("budgetSplit", "The shares must add up to 100."), actual: sum, limit: 100 }];
};

const somethingSaid: Rule = ({ summary, positioning, keyMessages, audienceSegments, goals, channelPlan }) => [
  ...(summary.trim() === "" ? [hard("summary", "This is empty.")] : []),
  ...(positioning.trim() === "" ? [hard("positioning", "This is empty.")] : []),
  ...(keyMessages.some((message) => message.trim() !== "") ? [] : [hard("keyMessages", "There is none.")]),
  ...(audienceSegments.length > 0 ? [] : [hard("audienceSegments", "There is none.")]),
  ...(goals.length > 0 ? [] : [hard("goals", "There is none.")]),
  ...(channelPlan.length > 0 ? [] : [hard("channelPlan", "There is none.")]),
  ...goals.flatMap(({ target }, index) =>
    Number.isFinite(target) && target >= 0
      ? []
      : [hard(`goals.${index}.target`, "This must be a number of 0 or more.")],
  ),
];

const RULES: readonly Rule[] = [
  somethingSaid,
  calendarCount,
  calendarDays,
  calendarTexts,
  channels,
  everyChannel,
  noTwins,
  shares,
];

export const strategyIssues: Rule = (answer, campaign) => RULES.flatMap((rule) => rule(answer, campaign));

function splitOf({ budgetSplit }: StrategyAnswer, { budget }: CampaignBrief): Strategy["budgetSplit"] {
  const level = budget && budget.amount > 0 ? levelShares(budgetSplit.map(({ sharePercent }) => sharePercent)) : null;
  if (!budget || !level) return [];
  const amounts = splitAmount(budget.amount, level);
  return budgetSplit.map(({ item, channel, reason }, index) => ({
    item,
    channel,
    sharePercent: toPercent(level[index] ?? 0),
    amount: amounts[index] ?? 0,
    currency: budget.currency,
    reason,
  }));
}

/** One goal leads, whatever the answer says: the first that claims to, or the first. */
function withOnePrimary(goals: Strategy["goals"]): Strategy["goals"] {
  const leader = Math.max(
    goals.findIndex(({ primary }) => primary),
    0,
  );
  return goals.map((goal, index) => Object.assign({}, goal, { primary: index === leader }));
}

/** The plan as it is saved. Money is computed here, never taken from the model; evidence is added from what was measured. */
export function toPlan(answer: StrategyAnswer, campaign: CampaignBrief): Plan {
  const { summary, positioning, audienceSegments, keyMessages, goals, channelPlan, calendar, risks } =
    storedPartsOf(answer);
  const once = new Map(channelPlan.toReversed().map((entry) => [entry.channel, entry]));
  return {
    summary,
    positioning,
    audienceSegments,
    keyMessages: keyMessages.filter((message) => message.trim() !== ""),
    goals: withOnePrimary(goals),
    channelPlan: channelPlan.filter((entry) => once.get(entry.channel) === entry),
    budgetSplit: splitOf(answer, campaign),
    calendar: calendar.toSorted((one, other) => one.date.localeCompare(other.date)).slice(0, campaign.contentCount),
    risks,
    evidence: [],
  };
}
