import type { CampaignInList } from "@handbill/contracts";
import { messages } from "./messages.ts";

/** Name of the campaign a job belongs to, or a word for one without. */
export const nameIn = (campaigns: CampaignInList[] | undefined, campaignId: string): string =>
  campaigns?.find(({ id }) => id === campaignId)?.name || messages.unnamed;
