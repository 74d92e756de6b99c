import type {
  Channel,
  Claim,
  Content,
  ContentPicture,
  ContentStatus,
  ContentVersion,
  Missed,
  Rating,
  Receipt,
  Wish,
} from "@handbill/contracts";
import type { Generated } from "kysely";
import type { GeneratedJson, Json, NullableJson, Timestamp } from "./column.ts";

/** The place of a content in the calendar before somebody posted it by hand, or sent it out and may still take that back. */
export type BeforePublishing = Pick<Content, "status" | "scheduledOn" | "scheduledAt" | "timezone" | "connectionId">;

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
  scheduledAt: string | null;
  timezone: string | null;
  publishedAt: string | null;
  publishedUrl: string | null;
  /** What a content returns to that was posted by hand, or is held before it leaves, when that is taken back. */
  beforePublishing: NullableJson<BeforePublishing>;
  /** By which connection it goes out at its time; null where its owner posts it by hand. */
  connectionId: string | null;
  /** Why it did not go out at its time; null unless it was missed. */
  missed: NullableJson<Missed>;
  /** Of the exact text that was approved, with who said so and when; null where it changed since. */
  approvedHash: string | null;
  approvedAt: string | null;
  approvedBy: string | null;
  callToAction: string;
  fields: NullableJson<Record<string, unknown>>;
  pictures: GeneratedJson<ContentPicture[]>;
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
  wish: Wish | null;
  createdAt: Timestamp;
};
