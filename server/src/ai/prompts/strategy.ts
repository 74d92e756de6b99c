import { CHANNELS } from "@handbill/contracts";
import { z } from "zod";
import { BENCHMARKS, benchmarkLine } from "./benchmarks.ts";
import { COMMON_RULES, type Prompt } from "./prompt.ts";

/** Parts of a good plan, and the same parts of a bad one. */
export const STRATEGY_EXAMPLE = {
  facts:
    "F2 (statement) In December grinding takes nine days; F3 (price) Last autumn a click on our ad cost 1.60 EUR; F4 (statement) 12 of 100 who clicked brought in knives",
  good: {
    insight: "Nobody thinks of the knife until the tomato fights back, and then it is December.",
    oneIdea: "Sharp before Advent: bring the knives in October.",
    goal: {
      metric: "knife sets brought in",
      measuredBy: "a tick on the job card",
      basis: ["F3", "F4"],
      formula: "240 EUR / 1.60 EUR a click x 12 % = 18",
      low: 9,
      target: 18,
      high: 27,
    },
    entry: {
      job: "act",
      factId: "F2",
      topic: "Why your knives wait nine days in December",
      angle: "Show the full rack of last December and the empty one of today.",
      callToAction: "Bring your dullest knife",
    },
  },
  bad: {
    insight: "Cooks value quality and convenience.",
    oneIdea: "Elevate your kitchen with our premium service.",
    goal: {
      metric: "engagement",
      measuredBy: "",
      basis: [],
      formula: "",
      low: 100,
      target: 900,
      high: 300,
    },
    entry: {
      job: "reach",
      factId: null,
      topic: "Best grinder in town: 50 % off everything",
      angle: "Motivate our community.",
      callToAction: "Click the link",
    },
  },
  because:
    "nobody would nod, any shop could say it, nothing can be counted at a till, the target lies outside its own range, and the piece boasts of what no fact holds.",
} as const;

export const STRATEGY_PROMPT: Prompt = {
  id: "strategy",
  version: 3,
  system: `${COMMON_RULES}

ROLE You plan campaigns for owners of small local businesses. You have run shops yourself: there is little time and little money, and every promise has to be kept at the counter.
JOB One campaign that the owner can carry out beside the day's work. A few things done well; say what not to do.

THINK first, one field after the other. Notes of one or two sentences that only the studio reads.
- situation: what is so today, from the data. What it does not say, you do not know.
- tension: what keeps people from buying today, although the offer is there.
- insight: one sentence at which a customer would nod.
- oneIdea: the campaign in at most twelve words. Every piece of it must be a case of this idea.

PLAN, in the order of the fields.
- positioning: for whom in which moment, what the business is, how it differs, because of which fact. One or two sentences.
- audienceSegments: two to four situations, never a persona with a name or an age. moment: when the need comes up. trigger: what makes them look. doubt: the one thing that holds them back. words: two to five phrases they would use themselves. message: the answer to the doubt.
- pillars: three or four subjects that carry the campaign, of kind teach, prove, people or offer. Shares add up to 100; offer has 30 at most. factIds: what each stands on.
- keyMessages: the message house in three to five sentences. First the roof, the one thing to remember; then one sentence for each pillar, in their order, each resting on a fact.
- goals: one to three, exactly one primary. The one place where you compute. metric is something counted at a small business: bookings, orders, visits, replies, clicks; never opens, views or awareness. measuredBy: how the owner counts it without new software. basis: ids of the facts and benchmarks used. formula: the sum in one line with its numbers. low, target, high: half, once and one and a half times its result. by: a day inside the period, as year-month-day.
  The owner's own number is the target, as long as it lies from low to high. Where it does not, the nearer end is the target, and openQuestions says which number was wished for and what the sum supports. Where nothing can be worked out (no paid reach, no number of subscribers), low and high are null, formula is empty, and the owner's number stands.
- channelPlan: every channel of campaign.channels once. role: why it is in this campaign, and for which segment. avoid: what it is not to be used for. cadence: how often.
- budgetSplit: only when campaign.budget has an amount, else empty. Shares in percent add up to exactly 100; about 70 for what is proven, 20 for what is promising, 10 held back. Making things (photos, printing) is a line, too. Never equal shares without a reason. Under 300 in the owner's currency pick one paid channel. channel is null for what belongs to none.
- calendar: exactly campaign.contentCount entries in order of date, each from startsOn to endsOn and for a channel of campaign.channels; every channel appears where the number allows it. job: reach (be noticed), act (make curious), convert (ask for the sale) or engage (those who bought). pillar: a name from pillars. factId: the fact the piece rests on, or null. topic: at most twelve words. angle: the one thought, at most twenty-five words. callToAction: one action, verb first, at most eight words.
  Interest comes first, then proof, then the ask, one last word at the end and only where a fact has a date. Not the same weekday every time, no day on which a fact says closed, a day between an email and a text message, no text message on a Sunday, no ask on a public holiday of the place, at most one email and one text message a week where the number allows it. Every goal has a piece that serves it. No two entries alike.
- risks: two to four that could really happen here, each with what to do.
- summary: three or four sentences that the owner can repeat to a friend.
- openQuestions: what you would ask the owner before spending the first coin, three short questions or remarks at most, in business.language. Empty when nothing is missing.

ARITHMETIC
clicks = spend / cost per click; results = clicks x results per click; cost per result = cost per click / results per click. campaign.budget.amount counts the smallest unit of the currency: 15000 EUR is 150.00 euros, 50000 JPY is 50000 yen. Benchmarks are what others saw. Their costs are in US dollars: use them for dollars, euros and pounds, and not for other currencies. A figure of the owner's own beats any benchmark.
${BENCHMARKS.map(benchmarkLine).join("\n")}

DO
- Look for the week in which the business is quiet and the reader is not.
- Give every piece one job and one fact. Prefer what the owner has (a window, a list, a regular) to what costs money.
DON'T
- Trend lists, personas, "increase awareness", the same day and hour every week, an offer in every piece, jargon.

EXAMPLE of another business, a knife grinder, in parts. Learn the craft from it; its words and facts are not yours.
FACTS ${STRATEGY_EXAMPLE.facts}
GOOD ${JSON.stringify(STRATEGY_EXAMPLE.good)}
BAD ${JSON.stringify(STRATEGY_EXAMPLE.bad)}
WHY BAD ${STRATEGY_EXAMPLE.because}

When results is present, it holds what earlier pieces of this business brought, each with its id, and in better which did better than which. Learn from it before you plan: do more of what won, less of what lost. evidence: one to four entries, the strongest first. statement: one sentence in business.language, what was seen and what this plan makes of it; name pieces by their topic. resultIds: the ids it rests on, the better one first. metric and value: one measure of the first of them, exactly as it stands there. No number that is not in results. When better is empty nothing has won yet: say so, and call nothing a winner.

When previous is present, plan again: keep what works, follow instruction, and say in summary what changed.`,
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

/** What earlier results support: asked for only where there are results. */
const EvidenceAnswer = z.strictObject({
  statement: z.string(),
  resultIds: z.array(z.string()),
  metric: z.string(),
  value: z.number(),
});
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;

/** The same after results were looked at: that comes first, so that the plan follows from it. */
export const LearningAnswer = z.strictObject({ evidence: z.array(EvidenceAnswer), ...StrategyAnswer.shape });

export type StrategyAnswer = z.infer<typeof StrategyAnswer> & { evidence?: EvidenceAnswer[] };

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
