import type { Rating } from "@handbill/contracts";
import type { Timestamp } from "./column.ts";

/** One judgement of a person, with what made the text: kept as a history, for comparing prompts and models. */
export type AiRatingTable = {
  id: string;
  businessId: string;
  userId: string;
  campaignId: string;
  contentId: string | null;
  jobId: string | null;
  rating: Rating | null;
  note: string;
  promptId: string | null;
  promptVersion: number | null;
  model: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
