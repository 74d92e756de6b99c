import type { BusinessProfile, Channel } from "@handbill/contracts";
import type { AiRun, CampaignBrief, ContentRequest, StrategyRequest } from "../../../src/ai/ai-requests.ts";

export const business: BusinessProfile = {
  name: "Crumb and Co",
  industry: "bakery",
  description: "A small bakery that bakes in front of its guests.",
  audience: "neighbours",
  location: "Mill Lane 4, Leeds",
  website: "https://crumb.example",
  language: "en",
  tone: "warm",
  voice: [],
  offers: [{ name: "Breakfast menu", price: "£4.20", terms: "weekdays until 11:00" }],
  facts: ["Open Tuesday to Sunday, 7:30 to 19:00", "Call 0113 496 0999 to order"],
  constraints: [],
  channels: ["facebook", "email", "sms"],
  timezone: "Europe/London",
};

export const campaign: CampaignBrief = {
  name: "Winter mornings",
  goal: "Sell 40 more breakfast menus a week",
  audience: "",
  channels: ["facebook", "email", "sms"],
  startsOn: "2027-01-12",
  endsOn: "2027-02-06",
  budget: { amount: 10_001, currency: "GBP" },
  notes: "",
  contentCount: 3,
};

export const strategyRequest = (more: Partial<CampaignBrief> = {}): StrategyRequest => ({
  business,
  campaign: { ...campaign, ...more },
  instruction: null,
  previous: null,
});

export const contentRequest = (channel: Channel = "facebook", more: Partial<ContentRequest> = {}): ContentRequest => ({
  business,
  campaign,
  strategy: {
    summary: "Breakfast before work.",
    positioning: "For early risers.",
    keyMessages: ["Warm bread at half past seven."],
    audienceSegments: [],
  },
  content: {
    channel,
    topic: "Breakfast",
    angle: "The oven is on.",
    callToAction: "Come by",
    scheduledOn: "2027-01-14",
  },
  alreadySaid: [],
  instruction: null,
  field: null,
  current: null,
  claims: [],
  ...more,
});

export function runFor(signal = new AbortController().signal): AiRun & { stages: string[] } {
  const stages: string[] = [];
  return {
    jobId: "job",
    businessId: "business",
    userId: "ada",
    campaignId: "campaign",
    run: 1,
    contentId: null,
    signal,
    stages,
    onStage: async (stage) => {
      stages.push(stage);
    },
    onText() {},
  };
}

const thinking = {
  moment: "Early.",
  angle: "Warm.",
  doubt: "Is there time?",
  factsUsed: ["F1"],
  hooks: ["1", "2", "3"],
};
export const contentAnswer = (fields: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  ...thinking,
  fields,
  notices: [],
  ...more,
});

export const facebookAnswer = (
  text = "The oven is on before the street wakes up. Come by for the breakfast menu on your way to work, it is £4.20 on weekdays until 11:00.",
) => contentAnswer({ text });

/** What the model notes beside an entry of the calendar. */
export const planned = { job: "reach", pillar: "Morning", factId: null };

export const goal = {
  metric: "menus sold",
  measuredBy: "till",
  basis: ["F3"],
  formula: "",
  low: null,
  target: 40,
  high: null,
  unit: "a week",
  by: "2027-02-06",
  primary: true,
};

export const strategyAnswer = (more: Record<string, unknown> = {}) => ({
  situation: "Quiet mornings.",
  tension: "No time.",
  insight: "People walk past.",
  oneIdea: "Breakfast on the way.",
  positioning: "For neighbours on their way to work, the bakery with bread straight from the oven.",
  audienceSegments: [
    {
      name: "On the way",
      moment: "Before work",
      trigger: "The smell of bread",
      doubt: "Is there time?",
      words: ["just a quick one"],
      message: "It is ready when you come in.",
    },
  ],
  pillars: [{ name: "Morning", kind: "people", sharePercent: 100, factIds: ["F1"] }],
  keyMessages: ["The bread is warm when you come in."],
  goals: [goal],
  channelPlan: [
    { channel: "facebook", role: "neighbours", avoid: "prices only", cadence: "weekly" },
    { channel: "email", role: "regulars", avoid: "news", cadence: "once" },
    { channel: "sms", role: "last word", avoid: "greetings", cadence: "once" },
  ],
  budgetSplit: [
    { item: "Flyers", channel: null, sharePercent: 33.3, reason: "seen on the way" },
    { item: "Posts", channel: "facebook", sharePercent: 33.3, reason: "neighbours" },
    { item: "Kept back", channel: null, sharePercent: 33.3, reason: "surprises" },
  ],
  calendar: [
    {
      channel: "sms",
      date: "2027-02-02",
      ...planned,
      topic: "Last week",
      angle: "It ends soon.",
      callToAction: "Come by",
    },
    {
      channel: "facebook",
      date: "2027-01-12",
      ...planned,
      topic: "The oven",
      angle: "It is warm.",
      callToAction: "Come by",
    },
    {
      channel: "email",
      date: "2027-01-20",
      ...planned,
      topic: "A note",
      angle: "From the baker.",
      callToAction: "Read on",
    },
  ],
  risks: [{ risk: "Snow", response: "Post the opening hours." }],
  summary: "We win the people who walk past every morning by giving them a breakfast that takes no time.",
  openQuestions: [],
  ...more,
});
