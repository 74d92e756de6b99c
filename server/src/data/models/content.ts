import type { Channel, Claim, Content, ContentStatus, ContentVersion, Rating, Receipt } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { GeneratedJson, Json, NullableJson, Timestamp } from "./column.ts";

export type ContentTable = {
  id: string;
  businessId: string;
  campaignId: string;
  channel: Channel;
  status: ContentStatus;
  version: Generated<number>;
  topic: string;
  angle: string;
  scheduledOn: string | null;
  callToAction: string;
  fields: NullableJson<Record<string, unknown>>;
  claims: GeneratedJson<Claim[]>;
  receipt: NullableJson<Receipt>;
  jobId: string | null;
  failure: NullableJson<NonNullable<Content["failure"]>>;
  rating: Rating | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deletedAt: string | null;
};

export type ContentVersionTable = {
  businessId: string;
  contentId: string;
  version: number;
  fields: Json<Record<string, unknown>>;
  author: ContentVersion["author"];
  instruction: string | null;
  createdAt: Timestamp;
};
