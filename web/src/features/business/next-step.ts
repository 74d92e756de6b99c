import type { Business, CampaignInList } from "@handbill/contracts";

export const STEPS = ["describe", "plan", "write", "approve", "schedule"] as const;
type Step = (typeof STEPS)[number];

/** What is to be done next, or what is being done: each has its own words. */
export type Situation = Step | "planning" | "planFailed" | "writing" | "again";

/** Which of the steps a situation belongs to; past the last one when all is done. */
export const stepNumber: Record<Situation, number> = {
  describe: 0,
  plan: 1,
  planning: 1,
  planFailed: 1,
  write: 2,
  writing: 2,
  approve: 3,
  schedule: 4,
  again: 5,
};

export type NextStep = { situation: Situation; campaign: CampaignInList | null };

/** Enough to write from: at least what it does, and one offer or fact to tell. */
const isDescribed = ({ description, offers, facts }: Business): boolean =>
  description.trim() !== "" && offers.length + facts.length > 0;

/** In the order in which an owner would care: what waits for a look, what waits to be written, what is under way. */
const situations: [Situation, (campaign: CampaignInList) => boolean][] = [
  ["approve", ({ contents }) => contents.draft > 0],
  ["writing", ({ contents }) => contents.generating > 0],
  ["write", ({ status, contents }) => status === "planned" && contents.placeholder + contents.failed > 0],
  ["planning", ({ status }) => status === "planning"],
  ["planFailed", ({ status }) => status === "failed"],
  ["schedule", ({ contents }) => contents.approved > 0],
  ["again", ({ contents }) => contents.scheduled + contents.published > 0],
];

/** What an owner does next, and which campaign it is about. */
export function nextStep(business: Business, campaigns: readonly CampaignInList[]): NextStep {
  for (const [situation, isSo] of situations) {
    const campaign = campaigns.find(isSo);
    if (campaign) return { situation, campaign };
  }
  return { situation: isDescribed(business) || campaigns.length > 0 ? "plan" : "describe", campaign: null };
}

/** Whether a piece of this business has gone the whole way once, to a day and a time or out into the world. */
export const hasGoneTheWay = (campaigns: readonly CampaignInList[]): boolean =>
  campaigns.some(({ contents }) => contents.scheduled + contents.published + contents.missed > 0);
