import { CHANNELS } from "@handbill/contracts";
import { z } from "zod";
import { COMMON_RULES, type Prompt } from "./prompt.ts";

export const STRATEGY_PROMPT: Prompt = {
  id: "strategy",
  version: 1,
  system: `${COMMON_RULES}

TASK
You plan one campaign for the owner of a small business. You have run shops yourself: there is little time and little money, and every promise has to be kept.

THINK in the order of the fields. situation: what is so today. tension: what keeps people from buying. insight: one sentence a customer would nod at. oneIdea: at most twelve words. These four are working notes, each one or two sentences.

THEN
- summary: three or four sentences that the owner can tell a friend.
- positioning: for whom, in which moment, what the business is, how it differs, because of which fact.
- audienceSegments: two to four. name a situation, never a persona with an age; moment: when the need comes up; doubt: the one thing that holds them back; message: the answer to it.
- keyMessages: three to five sentences, each resting on a fact.
- goals: one to three, exactly one with primary true. The owner's own number where there is one; otherwise a modest target that the budget and the period can carry. metric is something counted (bookings, orders, visits, replies, clicks), never opens. by is a day inside the period, as year-month-day. measuredBy says how a small business can count it.
- channelPlan: every channel of campaign.channels once. role: what it is for in this campaign. cadence: how often.
- budgetSplit: only when campaign.budget has an amount, else empty. Shares in percent that add up to exactly 100. Include what is spent on making things and keep some back. Never equal shares without a reason. channel is null for what belongs to no channel.
- calendar: exactly campaign.contentCount entries, ordered by date, each on a day from startsOn to endsOn, each for a channel of campaign.channels; every channel gets at least one entry where the number allows it. Not everything on the same weekday. Begin with interest, then proof, then the ask, then a last word near the end. topic: at most twelve words. angle: the one thought of this piece, at most twenty-five words. callToAction: one action, verb first, at most eight words. No two entries alike.
- risks: two to four, each with what to do.
- evidence: only results of earlier campaigns given in the data; there are none yet, so it is empty.

When previous is present, plan again: keep what works, follow instruction.`,
};

const Channel = z.enum(CHANNELS);

/**
 * The strategy on the wire. Order matters: the model thinks before it plans. What `storedPartsOf` does not take is thinking: it
 * stays in the raw answer.
 */
export const StrategyAnswer = z.strictObject({
  situation: z.string(),
  tension: z.string(),
  insight: z.string(),
  oneIdea: z.string(),
  positioning: z.string(),
  audienceSegments: z.array(
    z.strictObject({
      name: z.string(),
      moment: z.string(),
      trigger: z.string(),
      doubt: z.string(),
      words: z.array(z.string()),
      message: z.string(),
    }),
  ),
  pillars: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["teach", "prove", "people", "offer"]),
      sharePercent: z.number(),
      factIds: z.array(z.string()),
    }),
  ),
  keyMessages: z.array(z.string()),
  goals: z.array(
    z.strictObject({
      metric: z.string(),
      measuredBy: z.string(),
      basis: z.array(z.string()),
      formula: z.string(),
      low: z.number().nullable(),
      target: z.number(),
      high: z.number().nullable(),
      unit: z.string(),
      by: z.string(),
      primary: z.boolean(),
    }),
  ),
  channelPlan: z.array(z.strictObject({ channel: Channel, role: z.string(), avoid: z.string(), cadence: z.string() })),
  budgetSplit: z.array(
    z.strictObject({ item: z.string(), channel: Channel.nullable(), sharePercent: z.number(), reason: z.string() }),
  ),
  calendar: z.array(
    z.strictObject({
      date: z.string(),
      channel: Channel,
      job: z.enum(["reach", "act", "convert", "engage"]),
      pillar: z.string(),
      factId: z.string().nullable(),
      topic: z.string(),
      angle: z.string(),
      callToAction: z.string(),
    }),
  ),
  risks: z.array(z.strictObject({ risk: z.string(), response: z.string() })),
  summary: z.string(),
  openQuestions: z.array(z.string()),
});
export type StrategyAnswer = z.infer<typeof StrategyAnswer>;

/** A range is stored whole or not at all. */
function storedGoalOf({
  metric,
  target,
  unit,
  by,
  measuredBy,
  primary,
  low,
  high,
  formula,
}: StrategyAnswer["goals"][number]) {
  const goal = { metric, target, unit, by, measuredBy, primary };
  return low === null || high === null ? goal : Object.assign(goal, { low, high, formula });
}

/** What of an answer belongs to the plan, in the shapes of the wire format. */
export function storedPartsOf(answer: StrategyAnswer) {
  const { summary, positioning, keyMessages, audienceSegments, goals, channelPlan, calendar, risks } = answer;
  return {
    summary,
    positioning,
    keyMessages,
    audienceSegments: audienceSegments.map(({ name, moment, doubt, message }) => ({ name, moment, doubt, message })),
    goals: goals.map(storedGoalOf),
    channelPlan: channelPlan.map(({ channel, role, cadence }) => ({ channel, role, cadence })),
    calendar: calendar.map(({ channel, date, topic, angle, callToAction }) => ({
      channel,
      date,
      topic,
      angle,
      callToAction,
    })),
    risks,
  };
}
