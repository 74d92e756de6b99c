import type { PlanPart, Strategy } from "@handbill/contracts";
import { channelName } from "../../../../ui/channel.tsx";
import { formatDate, formatDay } from "../../../../ui/dates.ts";
import { formatMoney } from "../../../../ui/money.ts";
import { strategyMessages as copy } from "../messages.ts";

/** A part of a plan that can be compared. */
export type ComparedPart = PlanPart | "calendar";

/** One text of a plan: its place, and which field of an entry it is. Only texts of the same field are laid beside each other. */
export type Line = { id: string; field: number; label: string; text: string };

const day = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text);

type Goal = Strategy["goals"][number];

const rangeOf = ({ low, high }: Goal): string =>
  low === undefined || high === undefined ? "" : ` ${copy.range(low.toLocaleString("en"), high.toLocaleString("en"))}.`;

const goalText = (goal: Goal): string =>
  `${goal.target.toLocaleString("en")} ${goal.unit}, ${copy.by(day(goal.by))}.${rangeOf(goal)} ${copy.measured}: ${goal.measuredBy}`;

const single = (text: string): Line[] => [{ id: "0", field: 0, label: "", text }];

const perEntry = <Entry>(entries: readonly Entry[], linesOfEntry: (entry: Entry) => [label: string, text: string][]) =>
  entries.flatMap((entry, index) =>
    linesOfEntry(entry).map(([label, text], place): Line => ({ id: `${index}.${place}`, field: place, label, text })),
  );

const readers: Record<ComparedPart, (strategy: Strategy) => Line[]> = {
  summary: ({ summary }) => single(summary),
  positioning: ({ positioning }) => single(positioning),
  audienceSegments: ({ audienceSegments }) =>
    perEntry(audienceSegments, ({ name, moment, doubt, message }) => [
      ["", name],
      [copy.moment, moment],
      [copy.doubt, doubt],
      [copy.answer, message],
    ]),
  keyMessages: ({ keyMessages }) => perEntry(keyMessages, (message) => [["", message]]),
  goals: ({ goals }) =>
    perEntry(goals, (goal) => [[goal.primary ? `${goal.metric} (${copy.mainGoal})` : goal.metric, goalText(goal)]]),
  channelPlan: ({ channelPlan }) =>
    perEntry(channelPlan, ({ channel, role, cadence }) => [[channelName(channel), `${role} ${cadence}`.trim()]]),
  budgetSplit: ({ budgetSplit }) =>
    perEntry(budgetSplit, ({ item, amount, currency, reason }) => [
      [formatMoney({ amount, currency }), `${item}. ${reason}`.trim()],
    ]),
  calendar: ({ calendar }) =>
    perEntry(calendar, ({ date, channel, topic, angle }) => [
      [`${formatDay(date)} · ${channelName(channel)}`, `${topic}. ${angle}`],
    ]),
  risks: ({ risks }) => perEntry(risks, ({ risk, response }) => [["", `${risk} → ${response}`]]),
};

/** A part of a plan as plain texts, for laying it beside another plan. */
export const linesOf = (strategy: Strategy, part: ComparedPart): Line[] => readers[part](strategy);
