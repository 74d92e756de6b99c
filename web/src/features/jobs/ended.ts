import type { Job } from "@handbill/contracts";
import { messages } from "./messages.ts";

/** What is said of a job that ended without a fault of its own. */
export const goodEnd = ({ kind, status, progress }: Job, campaign: string): string => {
  if (status === "cancelled") return messages.stopped(campaign);
  const some = kind === "variants" ? messages.someVersions : messages.partly;
  if (progress.failed > 0) return some(progress.done, progress.total, campaign);
  return messages.ready[kind](campaign, progress.done);
};

/** Address of what came out of a job, inside the studio. */
export const placeOf = ({ businessId, campaignId, contentId, kind }: Job): string =>
  kind === "strategy"
    ? `/b/${businessId}/campaigns/${campaignId}/strategy`
    : `/b/${businessId}/campaigns/${campaignId}/board${contentId === null ? "" : `?item=${contentId}`}`;
