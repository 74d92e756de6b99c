import type { BusinessProfile, Claim } from "@handbill/contracts";
import type { CampaignBrief, ContentTask, StrategyContext } from "../../ai-requests.ts";
import type { LanguageCheck } from "../language.ts";
import type { Context } from "./context.ts";

export type ClaimKind = NonNullable<Claim["kind"]>;

/** A text and all it may rest on. */
export type TradeInput = {
  business: BusinessProfile;
  campaign: CampaignBrief;
  strategy: StrategyContext | null;
  content: ContentTask;
  /** As the channel has them; what is missing is not judged. */
  fields: unknown;
  /** The owner's wish for this text. */
  instruction?: string | null;
  /** Left out where languages are not judged. */
  language?: LanguageCheck | undefined;
};

/** A rule of law or of a platform, as data. `since` is a day, a month or a year; empty where a platform does not say. */
export type LawRow = {
  id: string;
  topic: LawTopic;
  kind: "law" | "platform";
  jurisdiction: string;
  since: string;
  source: string;
  reviewedOn: string;
  /** Goes on from "in the EU, since 2007, ...". */
  says: string;
  /** Where it is only worth a reminder. */
  mild?: boolean;
};

export type LawTopic =
  | "reviews"
  | "superlatives"
  | "prior_price"
  | "former_price"
  | "free"
  | "urgency"
  | "green"
  | "cures"
  | "health_promise"
  | "credit"
  | "sms"
  | "mail_subject"
  | "search_ads"
  | "ad_label"
  | "giveaway"
  | "send_days";

/** What a rule found. A `hard` fault must not be saved when a model wrote it; a `claim` needs a person; a `reminder` only tells. */
export type Found = {
  /** Path of the text part; empty when the whole content is meant. */
  path: string;
  /** Where in the part, to point at its sentence. */
  at: number;
  found: string;
  reason: string;
  severity: "hard" | "claim" | "reminder";
  kind?: ClaimKind;
  law?: LawRow | undefined;
};

export type TradeRule = {
  id: string;
  /** Number of the check in the list of the trade. */
  row: number;
  kind: ClaimKind;
  find(context: Context): Found[];
};

export type TradeFinding = {
  /** Id of the rule. */
  id: string;
  row: number;
  kind: ClaimKind;
  severity: Found["severity"];
  field: string;
  /** The sentence. */
  text: string;
  found: string;
  /** One sentence for the owner, with a reminder of the law where there is one. */
  reason: string;
  law: LawRow | null;
};
