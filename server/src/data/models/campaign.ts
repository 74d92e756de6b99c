import type { Campaign, Channel, Rating, Strategy } from "@handbill/contracts";
import type { Json, NullableJson, Timestamp } from "./column.ts";

export type CampaignTable = {
  id: string;
  businessId: string;
  name: string;
  goal: string;
  audience: string;
  channels: Json<Channel[]>;
  startsOn: string;
  endsOn: string;
  budgetAmount: number | null;
  budgetCurrency: string | null;
  notes: string;
  contentCount: number;
  status: Campaign["status"];
  strategy: NullableJson<Strategy>;
  strategyJobId: string | null;
  rating: Rating | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deletedAt: string | null;
};
