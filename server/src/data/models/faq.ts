import type { AutoAnswer, FaqEntry } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

export type FaqEntryTable = {
  id: string;
  businessId: string;
  question: string;
  answer: string;
  language: string;
  status: FaqEntry["status"];
  /** What a proposed answer rests on. */
  facts: Generated<string[]>;
  topic: Generated<string>;
  angle: Generated<string>;
  contentId: string | null;
  /** Beginnings of the words that most who ask use: by them it is known again, however it was put. */
  keys: Generated<string[]>;
  messageIds: Generated<string[]>;
  askedCount: Generated<number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type AutoAnswerTable = {
  id: string;
  businessId: string;
  conversationId: string;
  messageId: string | null;
  faqId: string | null;
  outcome: AutoAnswer["outcome"];
  sentence: string;
  detail: string;
  switchedOnBy: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
