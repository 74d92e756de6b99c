import type { Campaign, Strategy } from "@handbill/contracts";

const receipt: Strategy["receipt"] = {
  model: "m",
  demo: false,
  inputTokens: 1,
  outputTokens: 1,
  costNanoUsd: 1,
  attempts: 1,
  repairs: [],
  durationMs: 1000,
  notices: [],
};

const strategy: Strategy = {
  summary: "Fill the quiet weekday mornings.",
  positioning: "The oven that is open at six.",
  audienceSegments: [{ name: "Commuters", moment: "On the way", doubt: "A queue?", message: "Ready at six." }],
  keyMessages: ["Warm at six.", "Paid in a minute."],
  goals: [
    { metric: "Breakfasts", target: 60, unit: "sold", by: "2026-12-14", measuredBy: "The till", primary: true },
    { metric: "Replies", target: 9, unit: "emails", by: "2026-12-14", measuredBy: "The inbox", primary: false },
  ],
  channelPlan: [{ channel: "email", role: "Ask the regulars", cadence: "once a week" }],
  budgetSplit: [
    { item: "Ads", channel: "email", sharePercent: 70, amount: 14_000, currency: "EUR", reason: "Proven" },
    { item: "Photos", channel: null, sharePercent: 30, amount: 6_000, currency: "EUR", reason: "" },
  ],
  calendar: [],
  risks: [],
  evidence: [],
  receipt,
};

/** A campaign with a plan, for a part of the studio that shows or changes one. */
export const plannedCampaign = (businessId: string, change: Partial<Strategy> = {}): Campaign => ({
  id: "0199f0a0-0000-7000-8000-000000000002",
  businessId,
  name: "Autumn mornings",
  goal: "Sell 60 breakfasts",
  audience: "",
  channels: ["email"],
  startsOn: "2026-12-01",
  endsOn: "2026-12-14",
  budget: { amount: 20_000, currency: "EUR" },
  notes: "",
  contentCount: 3,
  status: "planned",
  strategy: { ...strategy, ...change },
  planVersion: 1,
  strategyJobId: null,
  rating: null,
  contents: {
    total: 3,
    placeholder: 3,
    generating: 0,
    draft: 0,
    approved: 0,
    scheduled: 0,
    published: 0,
    missed: 0,
    failed: 0,
  },
  createdAt: "2026-11-23T00:00:00Z",
  updatedAt: "2026-11-23T00:00:00Z",
});
