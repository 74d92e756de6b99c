import type { Approach, Content, Fields, AnyJob as Job, Selection, Wish } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, NullableJson, Timestamp } from "./column.ts";

/** What the owner asked for beyond what campaign and content say. */
export type JobInput = {
  instruction: string | null;
  field: string | null;
  /** What follows is missing in jobs of early versions. */
  wish?: Wish | null;
  /** Topic of the content when the job began. */
  topic?: string;
  /** What the content was before, where that was more than a draft: it is so again when no text comes of the job. */
  from?: Content["status"];
  /** The text that was to be rewritten and could not be saved, and the version of the content at that time. */
  unsaved?: { fields: Fields; version: number };
  /** The passage that is rewritten. */
  selection?: Selection;
  /** Which of several versions this job writes. */
  variant?: { number: number; approach: Approach };
  /** Which draft of a reply this job writes, and which one it rewrites. */
  reply?: { draftId: string; previousId: string | null };
};

export type JobTable = {
  id: string;
  businessId: string;
  userId: string;
  /** Null for a reply, which belongs to a conversation, and for questions. */
  campaignId: string | null;
  contentId: string | null;
  conversationId: string | null;
  parentId: string | null;
  kind: Job["kind"];
  status: Job["status"];
  stage: Job["stage"];
  input: Json<JobInput>;
  done: Generated<number>;
  failed: Generated<number>;
  total: Generated<number>;
  /** Place in the order of service: the lowest turn that waits is next. */
  turn: Generated<number>;
  error: NullableJson<NonNullable<Job["error"]>>;
  /** Counts how often the job was taken up. Only the last one who did may write. */
  run: Generated<number>;
  /** The request that started it; null for one that started by itself. */
  requestId: string | null;
  /** The trace that it goes on with; null until it was taken up where it started by itself. */
  traceId: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  /** When a generation that was put back is tried again. */
  nextTryAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
};

/** A job as the worker needs it; of a reply it has a conversation, of everything else a campaign. */
export type JobRow = {
  id: string;
  businessId: string;
  userId: string;
  /** Null for a reply, which belongs to a conversation. */
  campaignId: string | null;
  contentId: string | null;
  conversationId: string | null;
  parentId: string | null;
  kind: Job["kind"];
  status: Job["status"];
  input: JobInput;
  run: number;
  requestId: string | null;
};
