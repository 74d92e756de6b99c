import type { Business, Campaign } from "@handbill/contracts";

export const STEPS = ["describe", "plan", "write", "approve"] as const;
export type Step = (typeof STEPS)[number] | "again";

/** Enough to write from: at least what it does, and one offer or fact to tell. */
const isDescribed = ({ description, offers, facts }: Business): boolean =>
  description.trim() !== "" && offers.length + facts.length > 0;

const sum = (campaigns: readonly Campaign[], name: keyof Campaign["contents"]): number =>
  campaigns.reduce((total, { contents }) => total + contents[name], 0);

/** What an owner does next, and which campaign it is about. */
export function nextStep(
  business: Business,
  campaigns: readonly Campaign[],
): { step: Step; campaign: Campaign | null } {
  const toApprove = campaigns.find(({ contents }) => contents.draft > 0);
  if (toApprove) return { step: "approve", campaign: toApprove };
  const toWrite = campaigns.find(({ contents }) => contents.placeholder + contents.failed > 0);
  if (toWrite) return { step: "write", campaign: toWrite };
  if (campaigns.length > 0) return { step: sum(campaigns, "approved") > 0 ? "again" : "plan", campaign: null };
  return { step: isDescribed(business) ? "plan" : "describe", campaign: null };
}
