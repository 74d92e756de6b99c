import type { BusinessProfile, Channel, Claim } from "@handbill/contracts";
import type { CampaignBrief, ContentTask, StrategyContext } from "../../ai-requests.ts";
import type { Unbacked } from "../../guard/claims.ts";
import type { TextPart } from "../../guard/output.ts";
import type { LanguageCheck } from "../language.ts";
import type { LawRow, LawTopic } from "./law-row.ts";

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

/** A text part as the rules read it: digits in ASCII, so that one pattern serves all scripts. */
export type Prose = TextPart & { plain: string };

/** All that the rules know of a text and of what stands behind it. */
export type Context = TradeInput & {
  channel: Channel;
  /** `de` of `de-AT`. */
  base: string;
  locale: string;
  parts: readonly TextPart[];
  /** The parts that are read, without addresses. */
  prose: readonly Prose[];
  /** What the owner states, without what is forbidden and what is only hoped for. */
  facts: readonly string[];
  /** All that the owner wrote. */
  own: readonly string[];
  /** The day on which it goes out. */
  today: string;
  trace(text: string): Unbacked[];
  /** The nearest row of law on a topic that is in force on that day. */
  lawOn(topic: LawTopic): LawRow | undefined;
};

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
