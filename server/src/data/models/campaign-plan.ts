import type { PlanPart, PlanVersion, Strategy } from "@handbill/contracts";
import type { GeneratedJson, Json, Timestamp } from "./column.ts";

export type CampaignPlanTable = {
  businessId: string;
  campaignId: string;
  version: number;
  strategy: Json<Strategy>;
  author: PlanVersion["author"];
  instruction: string | null;
  restoredFrom: number | null;
  parts: GeneratedJson<PlanPart[]>;
  jobId: string | null;
  createdAt: Timestamp;
};
